import type { IpFamily } from "../../../net";
import type { PeerGroup, SwitchConfig } from "../..";
import { callersLimit, groupsOf, taken, when } from "..";
import { eosDefaults, eosNumbers } from "./defaults";
import { groupLines } from "./groups";
import { defaultOrigin } from "./policies";
import { defaultRoute } from "./routes";

/** `router bgp`, with what holds for the whole of it unless only neighbours are written. */
export function bgpLines(config: SwitchConfig): readonly string[] {
  const { bgp, render } = config;
  const isWhole = render === "whole";
  return [
    `router bgp ${bgp.asNumber}`,
    ...[
      ...(isWhole ? processLines(config) : []),
      ...bgp.groups.flatMap((group) => groupLines(group, config)),
      ...bgp.families.flatMap((family) => familyLines(config, family)),
    ].map((line) => `   ${line}`),
    "!",
  ];
}

function processLines(config: SwitchConfig): readonly string[] {
  const { bgp } = config;
  return [
    `router-id ${bgp.routerId}`,
    "no bgp default ipv4-unicast",
    ...restartLines(config),
    ...multipathLines(config),
    ...callersLines(config),
  ];
}

/**
 * A helper needs no line: EOS is one by itself, and asks nobody to keep its routes unless it restarts gracefully itself, nor
 * does it announce long-lived graceful restart unasked.
 */
export function restartLines({ bgp }: SwitchConfig): readonly string[] {
  const restart = bgp.gracefulRestart;
  switch (restart.kind) {
    case "disabled":
      return ["no graceful-restart-helper"];
    case "helper":
      return [];
    case "restarter":
      return [
        `graceful-restart restart-time ${taken(eosNumbers, "restartTime", restart.restartTime)}`,
        "graceful-restart",
      ];
  }
}

/** Internal and external ways alike; paths of equal length count as equal by EOS' own, whatever AS is in them. */
export function multipathLines({ bgp }: SwitchConfig): readonly string[] {
  const ways = taken(eosNumbers, "multipath", bgp.multipath);
  return when(ways !== eosDefaults.multipath, `maximum-paths ${ways} ecmp ${ways}`);
}

/** One limit for all groups. Below EOS' own it would only be one more thing to run into. Until 4.22: `bgp listen limit`. */
export function callersLines(config: SwitchConfig): readonly string[] {
  const limit = callersLimit(config);
  return when(limit > eosDefaults.callers, `dynamic peer max ${limit}`);
}

function familyLines(config: SwitchConfig, family: IpFamily): readonly string[] {
  const { bgp, render } = config;
  const isWhole = render === "whole";
  const inside = [
    ...groupsOf(config, family).flatMap(activation),
    // What is there already may activate for IPv4 whatever it is told of.
    ...(isWhole || family === 6 ? [] : groupsOf(config, 6).map(({ name }) => `no neighbor ${name} activate`)),
    ...(isWhole ? networks(config, family) : []),
  ];
  if (inside.length === 0 || !bgp.families.includes(family)) return [];
  return ["!", `address-family ipv${family}`, ...inside.map((line) => `   ${line}`)];
}

function activation({ name, filterIn, filterOut }: PeerGroup): readonly string[] {
  return [
    `neighbor ${name} activate`,
    `neighbor ${name} route-map ${filterIn} in`,
    `neighbor ${name} route-map ${filterOut} out`,
  ];
}

function networks({ bgp }: SwitchConfig, family: IpFamily): readonly string[] {
  return [
    ...when(bgp.originatesDefault.includes(family), `network ${defaultRoute(family)} route-map ${defaultOrigin}`),
    ...bgp.networks.filter((network) => network.family === family).map((network) => `network ${network}`),
  ];
}
