import type { BfdTimers } from "../../../model";
import type { InterfaceAddress, SwitchConfig, SwitchInterface, SwitchVlan } from "../..";
import { given, portNumber, taken, when } from "..";
import { nxosNumbers } from "./defaults";
import { bfdTimers, within } from "./text";

/** As NX-OS names them on switches of one unit: `Ethernet1/1` …, `Vlan11`, `loopback0`. */
export function interfaceName(of: SwitchInterface, on: Pick<SwitchConfig, "role">): string {
  switch (of.kind) {
    case "loopback":
      return of.name ?? `loopback${of.number}`;
    case "vlan":
      return of.name ?? `Vlan${of.vlan}`;
    case "routed":
    case "access":
      return of.name ?? `Ethernet1/${portNumber(of, on)}`;
  }
}

export function vlanLines({ id, name }: SwitchVlan): readonly string[] {
  return within(`vlan ${id}`, [`name ${name}`]);
}

export function interfaceLines(of: SwitchInterface, config: SwitchConfig): readonly string[] {
  return within(`interface ${interfaceName(of, config)}`, [`description ${of.description}`, ...inside(of, config)]);
}

function inside(of: SwitchInterface, config: SwitchConfig): readonly string[] {
  switch (of.kind) {
    case "loopback":
      return addresses(of.addresses);
    case "vlan":
      return [
        mtu(of.mtu),
        ...redirects(of.addresses),
        ...addresses(of.addresses),
        ...bfdLines(of, config),
        "no shutdown",
      ];
    case "routed":
      return [
        "no switchport",
        mtu(of.mtu),
        ...redirects(of.addresses),
        ...addresses(of.addresses),
        ...bfdLines(of, config),
        "no shutdown",
      ];
    case "access":
      return [
        "switchport",
        "switchport mode access",
        `switchport access vlan ${of.vlan}`,
        mtu(of.mtu),
        "spanning-tree port type edge",
        "no shutdown",
      ];
  }
}

function mtu(wanted: number): string {
  return `mtu ${taken(nxosNumbers, "mtu", wanted)}`;
}

function addresses(all: readonly InterfaceAddress[]): readonly string[] {
  return all.map(({ ip, prefixLength }) => `${ip.family === 4 ? "ip" : "ipv6"} address ${ip}/${prefixLength}`);
}

/** BFD wants them off, and a node that is told of a shorter way would leave the one that BGP watches. */
function redirects(all: readonly InterfaceAddress[]): readonly string[] {
  const families = new Set(all.map(({ ip }) => ip.family));
  return [...when(families.has(4), "no ip redirects"), ...when(families.has(6), "no ipv6 redirects")];
}

/** Timers of a session on the link are the interface's. BIRD and FRR send no echoes of ours back: control packets do it. */
function bfdLines(of: SwitchInterface, config: SwitchConfig): readonly string[] {
  const timers = watched(of, config);
  if (timers === undefined) return [];
  return [...given(bfdTimers(timers), (text) => `bfd ${text}`), "no bfd echo"];
}

/** What watches the neighbours on an interface; sessions of more hops have their timers themselves. */
function watched(of: SwitchInterface, { bgp, bfdProfiles }: SwitchConfig): BfdTimers | undefined {
  if (of.kind !== "vlan" && of.kind !== "routed") return undefined;
  if (!of.hasBfd) return undefined;
  const isTowardsNodes = of.kind === "vlan" || of.connects.kind === "node";
  const group = bgp.groups.find(
    ({ towards, multihop, bfdProfile }) =>
      (towards === "nodes") === isTowardsNodes && multihop === undefined && bfdProfile !== undefined,
  );
  return bfdProfiles.find(({ name }) => name === group?.bfdProfile);
}
