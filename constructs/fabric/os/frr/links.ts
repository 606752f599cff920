import type { InterfaceAddress, SwitchConfig, SwitchInterface } from "../..";
import { fileOf } from "..";
import { interfaceName } from "./interface-names";

/**
 * The links of a switch as ifupdown2 reads them. A VLAN is a bridge of its own with its ports in it, untagged: Linux needs no
 * tags for what never leaves the switch, and the bridge itself has the addresses.
 */
export function linkFile(config: SwitchConfig): string {
  // Ports come before the bridge that has them.
  const ordered = [...config.interfaces].sort((a, b) => rank(a) - rank(b));
  return fileOf([
    `# ${config.hostname}: written by calico-kit: links and addresses, for ifupdown2; routing is in frr.conf`,
    ...ordered.flatMap((one) => ["", ...stanza(one, config)]),
  ]);
}

function rank({ kind }: SwitchInterface): number {
  return kind === "loopback" ? 0 : kind === "vlan" ? 2 : 1;
}

function stanza(of: SwitchInterface, config: SwitchConfig): readonly string[] {
  const name = interfaceName(of, config);
  const inside =
    of.kind === "loopback" ? addresses(of.addresses) : [`alias ${of.description}`, ...linkLines(of, config)];
  return [
    `auto ${name}`,
    `iface ${name}${of.kind === "loopback" ? " inet loopback" : ""}`,
    ...inside.map((line) => `    ${line}`),
  ];
}

function linkLines(of: Exclude<SwitchInterface, { kind: "loopback" }>, config: SwitchConfig): readonly string[] {
  const mtu = `mtu ${of.mtu}`;
  switch (of.kind) {
    case "access":
      return [mtu];
    case "routed":
      return [mtu, ...addresses(of.addresses)];
    case "vlan":
      return [`bridge-ports ${portsOf(of.vlan, config)}`, "bridge-stp off", mtu, ...addresses(of.addresses)];
  }
}

function portsOf(vlan: number, config: SwitchConfig): string {
  const ports = config.interfaces.filter((one) => one.kind === "access" && one.vlan === vlan);
  return ports.length === 0 ? "none" : ports.map((port) => interfaceName(port, config)).join(" ");
}

function addresses(all: readonly InterfaceAddress[]): readonly string[] {
  return all.map(({ ip, prefixLength }) => `address ${ip}/${prefixLength}`);
}
