import type { IpFamily } from "../../../net";
import type { SwitchConfig } from "../..";
import { taken, when } from "..";
import { nxosDefaults, nxosNumbers } from "./defaults";
import { neighbourLines, templateLines } from "./groups";
import { defaultRoute, prefixText, within } from "./text";

/** `router bgp`, with what holds for the whole of it unless only neighbours are written. */
export function bgpLines(config: SwitchConfig): readonly string[] {
  const { bgp, render } = config;
  const isWhole = render === "whole";
  return within(`router bgp ${bgp.asNumber}`, [
    ...(isWhole ? processLines(config) : []),
    // A neighbour of a family wants the family itself to be there.
    ...bgp.families.flatMap((family) => familyLines(config, family)),
    ...bgp.groups.flatMap((group) => templateLines(group, config)),
    ...bgp.groups.flatMap(neighbourLines),
  ]);
}

function processLines(config: SwitchConfig): readonly string[] {
  const { bgp } = config;
  return [
    `router-id ${bgp.routerId}`,
    "log-neighbor-changes",
    ...restartLines(config),
    ...relaxLines(config),
    // Told neighbours of the same AS by LOCAL_PREF 0, and others by GRACEFUL_SHUTDOWN (RFC 8326).
    ...when(bgp.isDrained, "graceful-shutdown activate"),
  ];
}

/** NX-OS restarts gracefully unless it is told not to: as a mere helper it asks nobody to keep its routes. */
export function restartLines({ bgp }: SwitchConfig): readonly string[] {
  const restart = bgp.gracefulRestart;
  switch (restart.kind) {
    case "disabled":
      return ["no graceful-restart"];
    case "helper":
      return ["no graceful-restart", "graceful-restart-helper"];
    case "restarter": {
      const time = taken(nxosNumbers, "restartTime", restart.restartTime);
      return when(time !== nxosDefaults.restartTime, `graceful-restart restart-time ${time}`);
    }
  }
}

export function relaxLines({ bgp }: SwitchConfig): readonly string[] {
  return when(bgp.multipath > 1, "bestpath as-path multipath-relax");
}

export function multipathLines({ bgp }: SwitchConfig): readonly string[] {
  const ways = taken(nxosNumbers, "multipath", bgp.multipath);
  return when(ways !== nxosDefaults.multipath, `maximum-paths ${ways}`, `maximum-paths ibgp ${ways}`);
}

function familyLines(config: SwitchConfig, family: IpFamily): readonly string[] {
  const { bgp, render } = config;
  if (render === "neighbours") return bgp.groups.some((group) => group.family === family) ? [head(family)] : [];
  return within(head(family), [
    ...when(bgp.originatesDefault.includes(family), `network ${defaultRoute(family)}`),
    ...bgp.networks.filter((network) => network.family === family).map((network) => `network ${prefixText(network)}`),
    ...multipathLines(config),
  ]);
}

function head(family: IpFamily): string {
  return `address-family ipv${family} unicast`;
}
