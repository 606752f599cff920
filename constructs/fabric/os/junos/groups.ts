import { type BfdProfile, type MaximumPrefixes, passwordToken, type PeerGroup, type SwitchConfig } from "../..";
import { given, taken, when } from "..";
import { junosDefaults, junosNumbers, leastHold } from "./defaults";
import { familyWord } from "./interfaces";
import { callersListOf, exportName } from "./policies";

/** A group and its neighbours. */
export function groupLines(group: PeerGroup, config: SwitchConfig): readonly string[] {
  const settings = [
    `type ${group.type}`,
    ...whoLines(group),
    ...localAddress(group),
    ...holdLines(group, config),
    ...given(group.password, passwordLine),
    `import ${group.filterIn}`,
    `export ${exportName(group)}`,
    ...familyLines(group, config),
    ...when(group.isRouteReflectorClient, `cluster ${config.bgp.routerId}`),
    ...pathLines(group),
    ...when(config.bgp.multipath > 1, group.type === "internal" ? "multipath" : "multipath multiple-as"),
    ...hopLines(group),
    ...bfdLines(
      group,
      config.bfdProfiles.find(({ name }) => name === group.bfdProfile),
    ),
    ...restartLines(config),
    ...group.dynamic.map(({ range }) => `allow ${range}`),
    ...group.neighbours.flatMap((neighbour) => neighbourLines(neighbour, group)),
  ];
  return settings.map((line) => `protocols bgp group ${group.name} ${line}`);
}

/** An internal group's AS is the switch's own. */
function whoLines(group: PeerGroup): readonly string[] {
  const list = callersListOf(group);
  if (list !== undefined) return [`peer-as-list ${list}`];
  return group.type === "internal" ? [] : given(group.remoteAs, (as) => `peer-as ${as}`);
}

/** One for all where they have the same. */
function localAddress(group: PeerGroup): readonly string[] {
  const shared = sharedAddress(group);
  return shared === undefined ? [] : [`local-address ${shared}`];
}

function sharedAddress({ neighbours, dynamic }: PeerGroup): string | undefined {
  const all = new Set([...neighbours, ...dynamic].map(({ localAddress: address }) => address.toString()));
  return all.size === 1 ? [...all][0] : undefined;
}

/** Seconds; a keepalive is sent every third of it, whatever was asked for. */
export function holdOf({ timers }: PeerGroup): number {
  return Math.max(leastHold, taken(junosNumbers, "hold", timers.hold));
}

function holdLines(group: PeerGroup, { render }: SwitchConfig): readonly string[] {
  const hold = holdOf(group);
  return when(hold !== junosDefaults.hold || render === "neighbours", `hold-time ${hold}`);
}

/** Naming one family leaves the others out. */
function familyLines(group: PeerGroup, { bgp }: SwitchConfig): readonly string[] {
  const family = `family ${familyWord(group.family)} unicast`;
  const restart = bgp.gracefulRestart;
  return [
    family,
    // It counts from the first that is too many.
    ...when(group.allowOwnAs > 0, `${family} loops ${group.allowOwnAs + 1}`),
    ...maximumLines(group.maximumPrefixes).map((line) => `${family} accepted-prefix-limit ${line}`),
    ...(restart.kind !== "disabled" && restart.longLivedStaleTime !== undefined
      ? [`${family} graceful-restart long-lived restarter stale-time ${restart.longLivedStaleTime}`]
      : []),
  ];
}

/** Without `teardown` the limit is told to the log and to nobody else. */
function maximumLines(maximum: MaximumPrefixes | undefined): readonly string[] {
  if (maximum === undefined) return [];
  const { limit, warningPercent, restartMinutes } = maximum;
  return [
    `maximum ${limit}`,
    ...given(
      restartMinutes,
      (minutes) => `teardown ${warningPercent} idle-timeout ${taken(junosNumbers, "restartMinutes", minutes)}`,
    ),
  ];
}

/** as-override alone also ends the withholding of routes from whoever's AS ends their path. */
function pathLines({ asOverride, sendsToSameAs }: PeerGroup): readonly string[] {
  return [...when(asOverride, "as-override"), ...when(sendsToSameAs && !asOverride, "advertise-peer-as")];
}

/** With GTSM packets go out with TTL 255; nothing of Junos looks at what comes in, but a filter on lo0. */
function hopLines({ multihop, ttlSecurity, type }: PeerGroup): readonly string[] {
  if (multihop === undefined) return when(ttlSecurity !== undefined, "ttl 255");
  if (ttlSecurity !== undefined) return ["multihop ttl 255"];
  return when(type === "external", `multihop ttl ${multihop}`);
}

function bfdLines({ multihop }: PeerGroup, profile: BfdProfile | undefined): readonly string[] {
  if (profile === undefined) return [];
  const transmit = taken(junosNumbers, "bfdInterval", profile.transmitInterval);
  const receive = taken(junosNumbers, "bfdInterval", profile.receiveInterval);
  const intervals =
    transmit === receive
      ? [`minimum-interval ${transmit}`]
      : [`transmit-interval minimum-interval ${transmit}`, `minimum-receive-interval ${receive}`];
  return [
    ...intervals,
    `multiplier ${taken(junosNumbers, "bfdMultiplier", profile.detectMultiplier)}`,
    `session-mode ${multihop === undefined ? "single-hop" : "multihop"}`,
  ].map((line) => `bfd-liveness-detection ${line}`);
}

/**
 * Junos helps others unless it is told not to, and announces long-lived graceful restart as a helper: BIRD would keep dead
 * routes for the restart time.
 */
export function restartLines({ bgp }: SwitchConfig): readonly string[] {
  const restart = bgp.gracefulRestart;
  if (restart.kind === "disabled") return ["graceful-restart disable"];
  const time = taken(junosNumbers, "restartTime", restart.restartTime);
  const isLongLived = restart.longLivedStaleTime !== undefined;
  return [
    ...when(time !== junosDefaults.restartTime, `graceful-restart restart-time ${time}`),
    ...when(!isLongLived, "graceful-restart long-lived receiver disable"),
  ];
}

function neighbourLines(neighbour: PeerGroup["neighbours"][number], group: PeerGroup): readonly string[] {
  const { address, asNumber, description, localAddress: local, password } = neighbour;
  const isExternal = group.type === "external";
  return [
    `description "${description}"`,
    ...when(sharedAddress(group) === undefined, `local-address ${local}`),
    ...when(isExternal && group.remoteAs === undefined, `peer-as ${asNumber}`),
    ...given(password, passwordLine),
  ].map((line) => `neighbor ${address} ${line}`);
}

function passwordLine(reference: NonNullable<PeerGroup["password"]>): string {
  return `authentication-key "${passwordToken(reference)}"`;
}
