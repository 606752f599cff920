import type { IpFamily } from "../../../net";
import type { SwitchConfig } from "../..";
import { lastResort, when } from "..";

/** What `network` announces must be there: ranges of which there are only parts, and a default of its own. */
export function staticLines({ discards, bgp }: SwitchConfig): readonly string[] {
  const lines = [
    ...discards.map((range) => `${versionWord(range.family)} route ${range} Null0`),
    ...bgp.originatesDefault.map(
      (family) => `${versionWord(family)} route ${defaultRoute(family)} Null0 ${lastResort}`,
    ),
  ];
  return [...lines, ...when(lines.length > 0, "!")];
}

export function defaultRoute(family: IpFamily): string {
  return family === 4 ? "0.0.0.0/0" : "::/0";
}

/** `ip` or `ipv6`, as lists and routes begin. */
export function versionWord(family: IpFamily): "ip" | "ipv6" {
  return family === 4 ? "ip" : "ipv6";
}
