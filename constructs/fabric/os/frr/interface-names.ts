import type { SwitchConfig, SwitchInterface } from "../..";

/** Ports towards nodes on a switch of a rack; those towards spines come behind them. */
const nodePorts = 48;

/** As Linux switches name them: `swp1` …, a bridge for each VLAN, and the loopback that is always there. */
export function interfaceName(of: SwitchInterface, { role }: Pick<SwitchConfig, "role">): string {
  switch (of.kind) {
    case "loopback":
      return of.name ?? "lo";
    case "vlan":
      return of.name ?? `vlan${of.vlan}`;
    case "routed":
    case "access":
      return of.name ?? `swp${of.port + (role === "tor" && of.connects.kind === "switch" ? nodePorts : 0)}`;
  }
}
