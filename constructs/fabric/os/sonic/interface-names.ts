import type { SwitchConfig, SwitchInterface } from "../..";

/** Ports of one lane towards nodes on a switch of a rack; those towards spines, of four lanes, come behind them. */
const nodePorts = 48;
const lanes = 4;

/** As SONiC names them: a port by its first lane, which differs between models, so that an intent may well say it. */
export function interfaceName(of: SwitchInterface, { role }: Pick<SwitchConfig, "role">): string {
  switch (of.kind) {
    case "loopback":
      return of.name ?? "Loopback0";
    case "vlan":
      return of.name ?? `Vlan${of.vlan}`;
    case "routed":
    case "access":
      return of.name ?? `Ethernet${firstLane(of.port - 1, role === "tor", of.connects.kind === "switch")}`;
  }
}

function firstLane(port: number, isTor: boolean, isToSwitch: boolean): number {
  if (!isTor) return lanes * port;
  return isToSwitch ? nodePorts + lanes * port : port;
}
