import type { BfdTimers } from "../../../model";
import { type BfdProfile, passwordToken, type PeerGroup, type SwitchConfig } from "../..";
import { block, given, when } from "../lines";
import { frrDefaults } from "./defaults";
import { asPathListOf } from "./policies";

/** A group and its neighbours, as they stand in `router bgp` before the address families. */
export function groupLines(group: PeerGroup, render: SwitchConfig["render"]): readonly string[] {
  const { name, timers, multihop, ttlSecurity } = group;
  const says = (what: string): string => `neighbor ${name} ${what}`;
  // What runs there already may have defaults of another profile.
  const isDefault =
    render === "whole" && timers.keepalive === frrDefaults.keepalive && timers.hold === frrDefaults.hold;
  return [
    says("peer-group"),
    ...remoteAsOfGroup(group).map(says),
    ...given(group.bfdProfile, () => says("bfd")),
    ...given(group.bfdProfile, (profile) => says(`bfd profile ${profile}`)),
    ...given(group.password, (password) => says(`password ${passwordToken(password)}`)),
    // GTSM counts the hops itself, and an internal session has no such limit.
    ...when(multihop !== undefined && ttlSecurity === undefined && group.type === "external", says(`ebgp-multihop 2`)),
    ...given(ttlSecurity, (hops) => says(`ttl-security hops ${hops}`)),
    ...given(loopbackOf(group), (address) => says(`update-source ${address}`)),
    ...when(!isDefault, says(`timers ${timers.keepalive} ${timers.hold}`)),
    ...group.neighbours.flatMap((neighbour) => {
      const neighbourSays = (what: string): string => `neighbor ${neighbour.address} ${what}`;
      return [
        ...when(group.remoteAs === undefined, neighbourSays(`remote-as ${neighbour.asNumber}`)),
        neighbourSays(`peer-group ${name}`),
        neighbourSays(`description ${neighbour.description}`),
        ...given(neighbour.password, (password) => neighbourSays(`password ${passwordToken(password)}`)),
      ];
    }),
    ...group.dynamic.map(({ range }) => `bgp listen range ${range} peer-group ${name}`),
  ];
}

/**
 * The AS of a group, in one place only: a neighbour that has one before it joins a group with another loses it without a word
 * (FRRouting/frr issue 17541). Where each has its own, the group has none.
 */
function remoteAsOfGroup({ remoteAs, type, dynamic }: PeerGroup): readonly string[] {
  if (type === "internal") return ["remote-as internal"];
  if (remoteAs !== undefined) return [`remote-as ${remoteAs}`];
  return dynamic.length > 0 ? ["remote-as external"] : [];
}

/** The loopback from which a session over more than a link is held; a group of one switch has one. */
function loopbackOf({ multihop, neighbours, dynamic }: PeerGroup) {
  return multihop === undefined ? undefined : (neighbours[0] ?? dynamic[0])?.localAddress;
}

/** A group within its address family. */
export function groupFamilyLines(group: PeerGroup): readonly string[] {
  const { name, maximumPrefixes, allowOwnAs } = group;
  const says = (what: string): string => `neighbor ${name} ${what}`;
  return [
    says("activate"),
    ...when(group.isRouteReflectorClient, says("route-reflector-client")),
    ...when(group.nextHop === "self", says("next-hop-self")),
    ...when(group.nextHop === "force", says("next-hop-self force")),
    ...when(group.asOverride, says("as-override")),
    ...when(allowOwnAs > 0, says(`allowas-in ${allowOwnAs}`)),
    // Communities are sent unless one says otherwise.
    ...when(!group.sendsCommunities, `no ${says("send-community all")}`),
    ...given(maximumPrefixes, ({ limit, warningPercent, restartMinutes }) => {
      const threshold = warningPercent === frrDefaults.warningPercent ? "" : ` ${warningPercent}`;
      const action = restartMinutes === undefined ? " warning-only" : ` restart ${restartMinutes}`;
      return says(`maximum-prefix ${limit}${threshold}${action}`);
    }),
    ...given(asPathListOf(group), (list) => says(`filter-list ${list} in`)),
    says(`route-map ${group.filterIn} in`),
    says(`route-map ${group.filterOut} out`),
  ];
}

/** BFD, as far as the profiles say anything but FRR's own. */
export function bfdLines(profiles: readonly BfdProfile[]): readonly string[] {
  if (profiles.length === 0) return [];
  return [
    ...block(
      "bfd",
      profiles.flatMap((profile) => block(`profile ${profile.name}`, timerLines(profile), "exit")),
      "exit",
    ),
    "!",
  ];
}

function timerLines({ transmitInterval, receiveInterval, detectMultiplier }: BfdTimers): readonly string[] {
  const { bfd } = frrDefaults;
  return [
    ...when(detectMultiplier !== bfd.detectMultiplier, `detect-multiplier ${detectMultiplier}`),
    ...when(transmitInterval !== bfd.transmitInterval, `transmit-interval ${transmitInterval}`),
    ...when(receiveInterval !== bfd.receiveInterval, `receive-interval ${receiveInterval}`),
  ];
}
