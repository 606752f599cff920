import type { InterfaceAddress, SwitchConfig, SwitchInterface, SwitchVlan } from "../..";
import { portNumber, taken } from "..";
import { eosNumbers } from "./defaults";

/** As EOS names them on switches of one unit: `Ethernet1` …, `Vlan11`, `Loopback0`. */
export function interfaceName(of: SwitchInterface, on: Pick<SwitchConfig, "role">): string {
  switch (of.kind) {
    case "loopback":
      return of.name ?? `Loopback${of.number}`;
    case "vlan":
      return of.name ?? `Vlan${of.vlan}`;
    case "routed":
    case "access":
      return of.name ?? `Ethernet${portNumber(of, on)}`;
  }
}

export function vlanLines({ id, name }: SwitchVlan): readonly string[] {
  return [`vlan ${id}`, `   name ${name}`, "!"];
}

export function interfaceLines(of: SwitchInterface, config: SwitchConfig): readonly string[] {
  return [
    `interface ${interfaceName(of, config)}`,
    ...[`description ${of.description}`, ...inside(of)].map((line) => `   ${line}`),
    "!",
  ];
}

/** BFD is not here: its timers stand at the groups, so that they also hold where the interfaces are somebody else's. */
function inside(of: SwitchInterface): readonly string[] {
  switch (of.kind) {
    case "loopback":
      return addresses(of.addresses);
    case "vlan":
      return [mtu(of.mtu), ...addresses(of.addresses)];
    case "routed":
      return [mtu(of.mtu), "no switchport", ...addresses(of.addresses)];
    case "access":
      // Ports of a VLAN pass what their hardware can; EOS has no MTU of theirs.
      return ["switchport", "switchport mode access", `switchport access vlan ${of.vlan}`, "spanning-tree portfast"];
  }
}

function mtu(wanted: number): string {
  return `mtu ${taken(eosNumbers, "mtu", wanted)}`;
}

function addresses(all: readonly InterfaceAddress[]): readonly string[] {
  return all.map(({ ip, prefixLength }) => `${ip.family === 4 ? "ip" : "ipv6"} address ${ip}/${prefixLength}`);
}
