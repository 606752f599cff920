import type { IpFamily } from "../../../net";
import type { SwitchConfig } from "../..";
import { lastResort, when } from "..";
import { junosDefaults, waysOf } from "./defaults";

/** Who the switch is, what it has of its own, and how many ways the forwarding table takes. */
export function routingLines(config: SwitchConfig): readonly string[] {
  const { bgp, discards } = config;
  return [
    `routing-options router-id ${bgp.routerId}`,
    `routing-options autonomous-system ${bgp.asNumber}`,
    ...when(bgp.gracefulRestart.kind === "restarter", "routing-options graceful-restart"),
    ...discards.map((range) => `${staticRoute(range.family, range.toString())} discard`),
    ...bgp.originatesDefault.flatMap((family) => {
      const route = staticRoute(family, defaultRoute(family));
      return [`${route} discard`, `${route} preference ${lastResort}`];
    }),
    ...wayLines(config),
  ];
}

/** Without the policy one of several ways is taken; per packet means per connection in these switches. */
export function wayLines({ bgp }: SwitchConfig): readonly string[] {
  const ways = waysOf(bgp.multipath);
  if (ways === 1) return [];
  return [
    ...when(ways > junosDefaults.multipath, `chassis maximum-ecmp ${ways}`),
    "policy-options policy-statement ECMP then load-balance per-packet",
    "routing-options forwarding-table export ECMP",
  ];
}

function staticRoute(family: IpFamily, prefix: string): string {
  return `routing-options ${family === 4 ? "" : "rib inet6.0 "}static route ${prefix}`;
}

export function defaultRoute(family: IpFamily): string {
  return family === 4 ? "0.0.0.0/0" : "::/0";
}
