import { passwordToken, type BfdProfile, type MaximumPrefixes, type PeerGroup, type SwitchConfig } from "../..";
import { given, loopbackOf, taken, when } from "..";
import { eosDefaults, eosNumbers } from "./defaults";
import { interfaceName } from "./interfaces";
import { peerFilterOf } from "./policies";

/** A group and its neighbours, as they stand in `router bgp` before the address families. */
export function groupLines(group: PeerGroup, config: SwitchConfig): readonly string[] {
  const { name, remoteAs, dynamic, neighbours } = group;
  const filter = peerFilterOf(group);
  const who = filter === undefined ? given(remoteAs, (as) => `remote-as ${as}`)[0] : `peer-filter ${filter}`;
  return [
    `neighbor ${name} peer group`,
    ...settings(group, config).map((what) => `neighbor ${name} ${what}`),
    ...dynamic.map(({ range }) => `bgp listen range ${range} peer-group ${name} ${who}`),
    ...neighbours.flatMap(({ address, asNumber, description, password }) =>
      [
        `peer group ${name}`,
        ...when(remoteAs === undefined, `remote-as ${asNumber}`),
        `description ${description}`,
        ...given(password, passwordLine),
      ].map((what) => `neighbor ${address} ${what}`),
    ),
  ];
}

function settings(group: PeerGroup, config: SwitchConfig): readonly string[] {
  const { multihop, ttlSecurity, type, allowOwnAs } = group;
  const loopback = interfaceName(loopbackOf(config), config);
  return [
    ...given(group.remoteAs, (as) => `remote-as ${as}`),
    // Of what it reflects, too: `force` and `self` are one to EOS.
    ...when(group.nextHop !== "unchanged", "next-hop-self"),
    ...when(group.asOverride, "as-path remote-as replace out"),
    ...when(multihop !== undefined, `update-source ${loopback}`),
    ...bfdLines(config.bfdProfiles.find(({ name }) => name === group.bfdProfile)),
    ...when(allowOwnAs > 0, `allowas-in ${allowOwnAs}`),
    // GTSM counts the hops itself, and an internal session has no such limit.
    ...when(multihop !== undefined && ttlSecurity === undefined && type === "external", "ebgp-multihop 2"),
    ...given(ttlSecurity, (hops) => `ttl maximum-hops ${hops}`),
    ...when(group.isRouteReflectorClient, "route-reflector-client"),
    ...timerLines(group, config),
    ...given(group.password, passwordLine),
    ...when(group.sendsCommunities, "send-community"),
    ...maximumLines(group.maximumPrefixes),
  ];
}

function bfdLines(profile: BfdProfile | undefined): readonly string[] {
  if (profile === undefined) return [];
  const interval = taken(eosNumbers, "bfdInterval", profile.transmitInterval);
  const least = taken(eosNumbers, "bfdInterval", profile.receiveInterval);
  const multiplier = taken(eosNumbers, "bfdMultiplier", profile.detectMultiplier);
  return ["bfd", `bfd interval ${interval} min-rx ${least} multiplier ${multiplier}`];
}

/** What runs there already may have other timers for all its neighbours. */
function timerLines({ timers }: PeerGroup, { render }: SwitchConfig): readonly string[] {
  const keepalive = taken(eosNumbers, "keepalive", timers.keepalive);
  const hold = taken(eosNumbers, "hold", timers.hold);
  const isDefault = keepalive === eosDefaults.keepalive && hold === eosDefaults.hold;
  return when(!isDefault || render === "neighbours", `timers ${keepalive} ${hold}`);
}

function passwordLine(reference: NonNullable<PeerGroup["password"]>): string {
  return `password 0 ${passwordToken(reference)}`;
}

/** Without a limit said EOS has one of 12,000, at which it ends the session: a spine of a large fabric has more. */
function maximumLines(maximum: MaximumPrefixes | undefined): readonly string[] {
  if (maximum === undefined) return ["maximum-routes 0"];
  const { limit, warningPercent, restartMinutes } = maximum;
  const warning = `maximum-routes ${limit} warning-limit ${warningPercent} percent`;
  return restartMinutes === undefined
    ? [`${warning} warning-only`]
    : // Seconds, by Arista's documentation alone: pyavd does not know the line.
      [warning, `idle-restart-timer ${60 * restartMinutes}`];
}
