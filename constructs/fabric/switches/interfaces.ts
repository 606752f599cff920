import { addressBits } from "../../net";
import type { Fabric, FabricRack, FabricSwitch, FabricTor } from "../fabric";
import { torSlot } from "../resolve/plan";
import { defaults } from "../schema/defaults";
import type { InterfaceAddress, SwitchInterface } from "../switch-config";

/** The loopback; the VLAN and its ports, or a routed link to each node; the uplinks. */
export function interfacesOfTor(fabric: Fabric, rack: FabricRack, tor: FabricTor): readonly SwitchInterface[] {
  const spines = new Map(fabric.spines.map(({ name, number }) => [name, number]));
  return [
    loopback(tor),
    ...vlanOf(fabric, tor),
    ...nodePorts(fabric, rack, tor),
    ...tor.uplinks.map(({ spine, port, ends }): SwitchInterface => ({
      kind: "routed",
      port: spines.get(spine) ?? 1,
      ...named(port),
      description: spine,
      mtu: fabric.uplinks.mtu,
      addresses: ends.map(({ lower }) => onLink(lower)),
      hasBfd: fabric.uplinks.bfd !== undefined,
      connects: { kind: "switch", name: spine },
    })),
  ];
}

/** The loopback, and a port for each switch of a rack, by what will always be its place. */
export function interfacesOfSpine(fabric: Fabric, spine: FabricSwitch): readonly SwitchInterface[] {
  const ports = fabric.racks.flatMap((rack) =>
    rack.tors.flatMap((tor) =>
      tor.uplinks
        .filter(({ spine: name }) => name === spine.name)
        .map(({ spinePort, ends }): SwitchInterface => ({
          kind: "routed",
          port: torSlot(rack.number, tor.number) + 1,
          ...named(spinePort),
          description: tor.name,
          mtu: fabric.uplinks.mtu,
          addresses: ends.map(({ upper }) => onLink(upper)),
          hasBfd: fabric.uplinks.bfd !== undefined,
          connects: { kind: "switch", name: tor.name },
        })),
    ),
  );
  return [loopback(spine), ...ports];
}

function loopback({ loopbacks }: FabricSwitch): SwitchInterface {
  return {
    kind: "loopback",
    number: 0,
    description: "router id",
    addresses: loopbacks.map((ip) => ({ ip, prefixLength: addressBits(ip.family) })),
  };
}

function vlanOf({ links, sessions }: Fabric, { vlan, subnets, addresses }: FabricTor): readonly SwitchInterface[] {
  if (vlan === undefined) return [];
  return [
    {
      kind: "vlan",
      vlan,
      description: "nodes",
      mtu: links.mtu,
      addresses: addresses.flatMap((ip, index) => {
        const subnet = subnets[index];
        return subnet === undefined ? [] : [{ ip, prefixLength: subnet.prefixLength }];
      }),
      hasBfd: sessions.bfd !== undefined,
    },
  ];
}

function nodePorts(fabric: Fabric, { nodes }: FabricRack, tor: FabricTor): readonly SwitchInterface[] {
  return nodes.flatMap(({ name, standsFor, number, links }): readonly SwitchInterface[] => {
    const link = links.find((one) => one.tor === tor.name);
    if (link === undefined) return [];
    const connects = { kind: "node", name, ...(standsFor === undefined ? {} : { isStandIn: true as const }) } as const;
    const common = { port: number, ...named(link.port), description: name, connects } as const;
    return [
      tor.vlan === undefined
        ? {
            kind: "routed",
            ...common,
            mtu: fabric.links.mtu,
            addresses: link.ends.map(({ tor: ip }) => onLink(ip)),
            hasBfd: fabric.sessions.bfd !== undefined,
          }
        : { kind: "access", ...common, mtu: defaults.switchMtu, vlan: tor.vlan },
    ];
  });
}

/** An address on a link of two. */
function onLink(ip: InterfaceAddress["ip"]): InterfaceAddress {
  return { ip, prefixLength: addressBits(ip.family) - 1 };
}

function named(name: string | undefined): { readonly name?: string } {
  return name === undefined ? {} : { name };
}
