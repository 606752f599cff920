import type { Cidr, IpFamily } from "../../../net";
import type { PeerGroup, SwitchBgp, SwitchConfig, SwitchGracefulRestart } from "../..";
import { block, when } from "../lines";
import { frrDefaults } from "./defaults";
import { groupFamilyLines, groupLines } from "./groups";

/** `router bgp`, with what holds for the whole process unless only neighbours are written. */
export function bgpLines({ bgp, render }: SwitchConfig): readonly string[] {
  const isWhole = render === "whole";
  return block(
    `router bgp ${bgp.asNumber}`,
    [
      ...(isWhole ? processLines(bgp) : []),
      ...bgp.groups.flatMap((group) => groupLines(group, render)),
      "!",
      ...bgp.families.flatMap((family) => familyLines(bgp, family, isWhole)),
    ],
    "exit",
  );
}

function processLines(bgp: SwitchBgp): readonly string[] {
  const limit = listenLimit(bgp.groups);
  return [
    `bgp router-id ${bgp.routerId}`,
    "bgp log-neighbor-changes",
    "no bgp default ipv4-unicast",
    ...when(bgp.isDrained, "bgp graceful-shutdown"),
    ...restartLines(bgp.gracefulRestart),
    ...when(bgp.multipath > 1, "bgp bestpath as-path multipath-relax"),
    ...when(limit > frrDefaults.listenLimit, `bgp listen limit ${limit}`),
  ];
}

/** One limit for all groups of the process. Below FRR's own it would only be one more thing to run into. */
export function listenLimit(groups: readonly PeerGroup[]): number {
  return groups.flatMap(({ dynamic }) => dynamic).reduce((sum, { limit }) => sum + limit, 0);
}

function restartLines(restart: SwitchGracefulRestart): readonly string[] {
  if (restart.kind === "disabled") return ["bgp graceful-restart-disable"];
  const { restartTime } = restart;
  const isRestarter = restart.kind === "restarter";
  return [
    // Without the second one helpers would be told that nothing is forwarded meanwhile.
    ...when(isRestarter, "bgp graceful-restart", "bgp graceful-restart preserve-fw-state"),
    ...when(restartTime !== frrDefaults.restartTime, `bgp graceful-restart restart-time ${restartTime}`),
    ...(restart.longLivedStaleTime !== undefined
      ? [`bgp long-lived-graceful-restart stale-time ${restart.longLivedStaleTime}`]
      : []),
  ];
}

function familyLines(bgp: SwitchBgp, family: IpFamily, isWhole: boolean): readonly string[] {
  const of = <T extends { readonly family: IpFamily }>(all: readonly T[]): readonly T[] =>
    all.filter((one) => one.family === family);
  const groups = of(bgp.groups);
  const inside = [
    ...(isWhole ? [...networksOf(bgp, family).map((network) => `network ${network}`), ...multipathLines(bgp)] : []),
    ...groups.flatMap(groupFamilyLines),
    // A process that is there already may activate whatever it is told of.
    ...when(!isWhole && family === 4, ...bgp.groups.flatMap((group) => (group.family === 6 ? deactivated(group) : []))),
  ];
  if (inside.length === 0) return [];
  return [...block(`address-family ipv${family} unicast`, inside, "exit-address-family"), "!"];
}

function deactivated({ name }: PeerGroup): readonly string[] {
  return [`no neighbor ${name} activate`];
}

function networksOf({ networks, originatesDefault }: SwitchBgp, family: IpFamily): readonly (Cidr | string)[] {
  return [
    ...(originatesDefault.includes(family) ? [defaultRoute(family)] : []),
    ...networks.filter((network) => network.family === family),
  ];
}

export function defaultRoute(family: IpFamily): string {
  return family === 4 ? "0.0.0.0/0" : "::/0";
}

function multipathLines({ multipath }: SwitchBgp): readonly string[] {
  return when(multipath !== frrDefaults.multipath, `maximum-paths ${multipath}`, `maximum-paths ibgp ${multipath}`);
}
