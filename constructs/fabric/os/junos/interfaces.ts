import type { InterfaceAddress, SwitchConfig, SwitchInterface, SwitchVlan } from "../..";
import { portNumber, taken, when } from "..";
import { header, junosNumbers } from "./defaults";

/** As Junos names them on a switch of one unit: `xe-0/0/0` … towards nodes, `et-0/0/48` … towards switches, `irb.11`, `lo0`. */
export function interfaceName(of: SwitchInterface, on: Pick<SwitchConfig, "role">): string {
  switch (of.kind) {
    case "loopback":
      return of.name ?? `lo${of.number}`;
    case "vlan":
      return of.name ?? `irb.${of.vlan}`;
    case "routed":
    case "access":
      return of.name ?? `${of.connects.kind === "node" ? "xe" : "et"}-0/0/${portNumber(of, on) - 1}`;
  }
}

export function vlanLines({ id, name }: SwitchVlan, config: SwitchConfig): readonly string[] {
  const own = config.interfaces.find((one) => one.kind === "vlan" && one.vlan === id);
  return [
    `vlans ${name} vlan-id ${id}`,
    ...(own === undefined ? [] : [`vlans ${name} l3-interface ${logical(own, config).join(".")}`]),
  ];
}

export function interfaceLines(of: SwitchInterface, config: SwitchConfig): readonly string[] {
  const [port, unit] = logical(of, config);
  const within = `interfaces ${port} unit ${unit}`;
  switch (of.kind) {
    case "loopback":
      return [`${within} description "${of.description}"`, ...addresses(within, of.addresses)];
    case "vlan":
      return vlanInterface(of, port, within);
    case "routed":
      return [
        `interfaces ${port} description "${of.description}"`,
        `interfaces ${port} mtu ${header + taken(junosNumbers, "mtu", of.mtu)}`,
        ...addresses(within, of.addresses),
      ];
    case "access":
      return [
        `interfaces ${port} description "${of.description}"`,
        `interfaces ${port} mtu ${header + taken(junosNumbers, "mtu", of.mtu)}`,
        `${within} family ethernet-switching interface-mode access`,
        ...config.vlans
          .filter(({ id }) => id === of.vlan)
          .map(({ name }) => `${within} family ethernet-switching vlan members ${name}`),
      ];
  }
}

/** Bytes that every port of Junos passes unless it is told otherwise. */
const usualMtu = 1500;

/** The MTU stands at the families; where it is a larger one, the port of all VLANs must have room for it. */
function vlanInterface(
  of: Extract<SwitchInterface, { readonly kind: "vlan" }>,
  port: string,
  within: string,
): readonly string[] {
  const mtu = taken(junosNumbers, "mtu", of.mtu);
  const families = [...new Set(of.addresses.map(({ ip }) => familyWord(ip.family)))];
  return [
    ...when(mtu > usualMtu, `interfaces ${port} mtu ${header + mtu}`),
    `${within} description "${of.description}"`,
    ...families.map((family) => `${within} family ${family} mtu ${mtu}`),
    ...addresses(within, of.addresses),
  ];
}

/** A port and the logical interface on it, as names with a dot say them. */
function logical(of: SwitchInterface, config: Pick<SwitchConfig, "role">): readonly [port: string, unit: string] {
  const [port, unit] = interfaceName(of, config).split(".");
  return [port ?? "", unit ?? "0"];
}

function addresses(within: string, all: readonly InterfaceAddress[]): readonly string[] {
  return all.map(({ ip, prefixLength }) => `${within} family ${familyWord(ip.family)} address ${ip}/${prefixLength}`);
}

export function familyWord(family: 4 | 6): "inet" | "inet6" {
  return family === 4 ? "inet" : "inet6";
}
