import type { IpFamily } from "../../../net";
import type { SwitchConfig } from "../..";
import { fileOf, when } from "../lines";
import { bgpLines, defaultRoute } from "./bgp";
import { bfdLines } from "./groups";
import { policies, versionWord } from "./policies";

/** How FRR is set up on a system. */
export interface FrrOn {
  /** The version whose text and defaults it is; a later FRR takes it, and keeps these defaults. */
  readonly version: string;
  /** Lines of zebra's own, e.g. about next hops in the kernel. */
  readonly zebra: readonly string[];
  /** Who has the host name and the logs: some systems write them themselves. */
  readonly hasHost: boolean;
  /** What a reader of the file must know first, without `!`. */
  readonly remarks: readonly string[];
}

/**
 * FRR's text of a switch, one file for all daemons (`vtysh -b`, frr-reload.py); where only neighbours are written, what is
 * read into a running switch (`vtysh -f`). Addresses are not in it: whoever brings interfaces up has them.
 */
export function frrConfig(config: SwitchConfig, on: FrrOn): string {
  const remarks = on.remarks.map((remark) => `! ${remark}`);
  const head = config.render === "whole" ? headLines(config, on) : [];
  return fileOf([...remarks, ...head, ...policies(config), ...bfdLines(config.bfdProfiles), ...bgpLines(config), "!"]);
}

function headLines(config: SwitchConfig, on: FrrOn): readonly string[] {
  return [
    `frr version ${on.version}`,
    "frr defaults traditional",
    ...when(on.hasHost, `hostname ${config.hostname}`, "log syslog informational"),
    ...on.zebra,
    "!",
    ...staticLines(config),
  ];
}

/** The highest distance at which a route still counts: whatever way out there is, it is better than nowhere. */
const lastResort = 254;

/** What `network` announces must be there: ranges of which there are only parts, and a default of its own. */
function staticLines({ discards, bgp }: SwitchConfig): readonly string[] {
  const to = (range: string, family: IpFamily): string => `${versionWord(family)} route ${range} blackhole`;
  const routes = [
    ...discards.map((range) => to(range.toString(), range.family)),
    ...bgp.originatesDefault.map((family) => `${to(defaultRoute(family), family)} ${lastResort}`),
  ];
  return routes.length === 0 ? [] : [...routes, "!"];
}
