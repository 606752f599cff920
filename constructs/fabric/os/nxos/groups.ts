import { passwordToken, type MaximumPrefixes, type PeerGroup, type SwitchConfig } from "../..";
import { given, loopbackOf, taken, when } from "..";
import { nxosDefaults, nxosNumbers } from "./defaults";
import { interfaceName } from "./interfaces";
import { callersMapOf } from "./policies";
import { bfdTimers, within } from "./text";

/** What all neighbours of a group inherit. Its address family is what activates them. */
export function templateLines(group: PeerGroup, config: SwitchConfig): readonly string[] {
  const { name, remoteAs, multihop, ttlSecurity, type } = group;
  const loopback = interfaceName(loopbackOf(config), config);
  return within(`template peer ${name}`, [
    ...given(remoteAs, (as) => `remote-as ${as}`),
    ...bfdLines(group, config),
    ...when(multihop !== undefined, `update-source ${loopback}`),
    // GTSM counts the hops itself, and an internal session has no such limit.
    ...when(multihop !== undefined && ttlSecurity === undefined && type === "external", "ebgp-multihop 2"),
    ...given(ttlSecurity, (hops) => `ttl-security hops ${hops}`),
    ...given(group.password, passwordLine),
    ...timerLines(group, config),
    ...within(`address-family ipv${group.family} unicast`, familyLines(group)),
  ]);
}

/** On a link the interface has the timers. */
function bfdLines({ bfdProfile, multihop }: PeerGroup, { bfdProfiles }: SwitchConfig): readonly string[] {
  if (bfdProfile === undefined) return [];
  if (multihop === undefined) return ["bfd"];
  const timers = bfdTimers(bfdProfiles.find(({ name }) => name === bfdProfile));
  return ["bfd multihop", ...given(timers, (text) => `bfd multihop ${text}`)];
}

/** What runs there already may have other timers for all its neighbours. */
function timerLines({ timers }: PeerGroup, { render }: SwitchConfig): readonly string[] {
  const keepalive = taken(nxosNumbers, "keepalive", timers.keepalive);
  const hold = taken(nxosNumbers, "hold", timers.hold);
  const isDefault = keepalive === nxosDefaults.keepalive && hold === nxosDefaults.hold;
  return when(!isDefault || render === "neighbours", `timers ${keepalive} ${hold}`);
}

function familyLines(group: PeerGroup): readonly string[] {
  return [
    ...when(group.isRouteReflectorClient, "route-reflector-client"),
    ...when(group.nextHop === "self", "next-hop-self"),
    // Of what it reflects, too.
    ...when(group.nextHop === "force", "next-hop-self all"),
    ...when(group.asOverride, "as-override"),
    // NX-OS withholds a route from whoever's AS ends its path, before any AS is written over.
    ...when(group.sendsToSameAs || group.asOverride, "disable-peer-as-check"),
    ...when(group.allowOwnAs > 0, `allowas-in ${group.allowOwnAs}`),
    ...when(group.sendsCommunities, "send-community"),
    `route-map ${group.filterIn} in`,
    `route-map ${group.filterOut} out`,
    ...given(group.maximumPrefixes, maximumLine),
  ];
}

function maximumLine({ limit, warningPercent, restartMinutes }: MaximumPrefixes): string {
  const action =
    restartMinutes === undefined ? "warning-only" : `restart ${taken(nxosNumbers, "restartMinutes", restartMinutes)}`;
  return `maximum-prefix ${limit} ${warningPercent} ${action}`;
}

function passwordLine(reference: NonNullable<PeerGroup["password"]>): string {
  return `password 0 ${passwordToken(reference)}`;
}

export function neighbourLines(group: PeerGroup): readonly string[] {
  const { name, remoteAs, dynamic, neighbours } = group;
  const map = callersMapOf(group);
  const who = map === undefined ? given(remoteAs, (as) => `remote-as ${as}`)[0] : `remote-as route-map ${map}`;
  return [
    ...dynamic.flatMap(({ range, limit }) =>
      within(`neighbor ${range} ${who}`, [
        `inherit peer ${name}`,
        `maximum-peers ${taken(nxosNumbers, "callers", limit)}`,
      ]),
    ),
    ...neighbours.flatMap(({ address, asNumber, description, password }) =>
      within(`neighbor ${address}`, [
        `inherit peer ${name}`,
        ...when(remoteAs === undefined, `remote-as ${asNumber}`),
        `description ${description.slice(0, longestDescription)}`,
        ...given(password, passwordLine),
      ]),
    ),
  ];
}

/** Characters that NX-OS takes for the description of a neighbour. */
const longestDescription = 80;
