import type { InterfaceAddress, SwitchConfig, SwitchInterface } from "../..";
import { interfaceName } from "./interface-names";

/** A table of CONFIG_DB: rows by key, whose values are text. */
export type Table = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * The tables of a switch, merged into those that it has: a row with the one that is there. Whoever handles the switch takes the
 * tables whose rows are all the kit's away before (`handling`), as a merge takes away none.
 * What belongs to the machine (`hwsku`, `mac`, a port's lanes, speed and alias) is not in it.
 */
export function configDb(config: SwitchConfig): Readonly<Record<string, Table>> {
  const { interfaces, vlans } = config;
  const routed = interfaces.filter((one) => one.kind === "routed");
  const access = interfaces.filter((one) => one.kind === "access");
  const svis = interfaces.filter((one) => one.kind === "vlan");
  const name = (of: SwitchInterface): string => interfaceName(of, config);
  const tables: Readonly<Record<string, Table>> = {
    DEVICE_METADATA: { localhost: metadata(config) },
    PORT: rows([...access, ...routed], (port) => [
      [name(port), { admin_status: "up", mtu: String(port.mtu), description: port.description }],
    ]),
    INTERFACE: rows(routed, (port) => addressed(name(port), port.addresses)),
    LOOPBACK_INTERFACE: rows(
      interfaces.filter((one) => one.kind === "loopback"),
      (loopback) => addressed(name(loopback), loopback.addresses),
    ),
    VLAN: rows(vlans, ({ id }) => {
      const svi = svis.find(({ vlan }) => vlan === id);
      const more: Table[string] = svi === undefined ? {} : { mtu: String(svi.mtu), description: svi.description };
      return [[`Vlan${id}`, { vlanid: String(id), admin_status: "up", ...more }]];
    }),
    VLAN_MEMBER: rows(access, (port) => [[`Vlan${port.vlan}|${name(port)}`, { tagging_mode: "untagged" }]]),
    VLAN_INTERFACE: rows(svis, (svi) => addressed(name(svi), svi.addresses)),
  };
  return Object.fromEntries(Object.entries(tables).filter(([, table]) => Object.keys(table).length > 0));
}

/**
 * `split-unified`: FRR's text is ours and in one file; otherwise SONiC would write its own from tables that have no lists of
 * prefixes. No ToRRouter: some parts of SONiC give those a graceful restart of 240 s of their own.
 */
function metadata({ hostname, role, bgp, bfdProfiles }: SwitchConfig): Table[string] {
  return {
    hostname,
    type: role === "tor" ? "LeafRouter" : "SpineRouter",
    bgp_asn: String(bgp.asNumber),
    docker_routing_config_mode: "split-unified",
    // The container starts bfdd with it, and never without.
    frr_mgmt_framework_config: String(bfdProfiles.length > 0),
  };
}

type Row = readonly [key: string, values: Table[string]];

function rows<T>(things: readonly T[], toRows: (thing: T) => readonly Row[]): Table {
  return Object.fromEntries(things.flatMap(toRows));
}

/** An interface that routes, and a row for each of its addresses. */
function addressed(name: string, addresses: readonly InterfaceAddress[]): readonly Row[] {
  return [[name, {}], ...addresses.map(({ ip, prefixLength }): Row => [`${name}|${ip}/${prefixLength}`, {}])];
}
