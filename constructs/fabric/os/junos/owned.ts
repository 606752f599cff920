import type { SwitchConfig } from "../..";
import { interfaceName } from "./interfaces";

/** Names that the kit gives, whatever the design: what an earlier text of it said goes with them. */
const towards = { whole: ["NODES", "SPINES", "TORS"], neighbours: ["NODES"] } as const;
const groupKinds = ["", "6", "EXT", "EXT6"] as const;
const directions = ["IN", "IN6", "OUT", "OUT6"] as const;
const nextHops = ["", "-SELF", "-FORCE"] as const;

/**
 * What the kit owns, to be deleted before it is set anew: `load set` only adds, so that a member that went, or a term that says
 * something else now, would stay. A commit changes what differs between before and after, and nothing else. Ports and lo0
 * keep what is not the kit's (a filter, a speed). precision-timers stays: it does no harm, and Junos Evolved does not know it.
 */
export function ownedLines(config: SwitchConfig): readonly string[] {
  const { render, vlans } = config;
  const names = towards[render];
  return [
    ...(render === "whole" ? ["protocols bgp graceful-shutdown"] : []),
    ...names.flatMap((name) => groupKinds.map((kind) => `protocols bgp group ${name}${kind}`)),
    ...names.flatMap((name) =>
      directions.flatMap((direction) =>
        (direction.startsWith("IN") ? nextHops.slice(0, 1) : nextHops).map(
          (nextHop) => `policy-options policy-statement ${name}-${direction}${nextHop}`,
        ),
      ),
    ),
    ...names.flatMap((name) => groupKinds.map((kind) => `policy-options as-list ${name}${kind}-AS`)),
    ...(render === "whole" ? [...vlans.map(({ name }) => `vlans ${name}`), ...familiesOf(config)] : []),
  ];
}

/** Families of the units that are all the kit's; of lo0 others may have filters and addresses. */
function familiesOf(config: SwitchConfig): readonly string[] {
  return config.interfaces.flatMap((one) => {
    if (one.kind === "loopback") return [];
    const [port, unit] = interfaceName(one, config).split(".");
    const families = one.kind === "access" ? ["ethernet-switching"] : ["inet", "inet6"];
    return families.map((family) => `interfaces ${port} unit ${unit ?? "0"} family ${family}`);
  });
}
