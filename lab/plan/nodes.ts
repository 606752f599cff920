import { type Cluster, metricBehindBgp, originsOf } from "../../constructs/calico";
import {
  type Fabric,
  type FabricNode,
  type FabricRack,
  type FabricTor,
  stableAddresses,
} from "../../constructs/fabric";
import { addressBits, type Ip } from "../../constructs/net";
import type { LabAddress, LabEnd, LabNode, LabPod, LabRoute } from "./types";

/** The files of a node's BIRD, by name: `bird.cfg`, `bird6.cfg`, and what they include. */
export type NodeConfigurations = (node: string) => Readonly<Record<string, string>>;

/** A node of the lab, its pods, and its end of each cable, by the name of the switch. */
export interface PlannedNode {
  readonly device: LabNode;
  readonly pods: readonly LabPod[];
  readonly ends: ReadonlyMap<string, LabEnd>;
}

/** Nodes as the kit has them set up, with a pod for each block that they announce. */
export function plannedNodes(
  cluster: Cluster,
  fabric: Fabric,
  files: NodeConfigurations,
  namespace: () => string,
): readonly PlannedNode[] {
  const origins = new Map(originsOf(cluster).map((origin) => [origin.node, origin]));
  return fabric.racks.flatMap((rack) =>
    rack.nodes.map((node): PlannedNode => {
      const blocks = origins.get(node.name)?.blocks ?? [];
      const pods = blocks.map((block, index): LabPod => {
        // The first addresses of a block are those of its node's own tunnels, where there are any.
        const address = block.host(2);
        const bits = addressBits(block.family);
        return {
          ...{ kind: "pod", name: `${node.name}/${block}`, node: node.name, namespace: namespace() },
          ...{ block: block.toString(), address: address.toString(), family: block.family, interface: `cali${index}` },
          ...{ addresses: [{ interface: "eth0", cidr: `${address}/${bits}` }], routes: [], sysctls: withoutDad },
        };
      });
      return { ...linksOf(fabric, rack, node, pods, files(node.name), namespace()), pods };
    }),
  );
}

const withoutDad = { "net.ipv6.conf.default.accept_dad": "0" };

/** What the kit has nodes set (README of the output), and what Felix sets. */
const nodeSysctls = {
  "net.ipv6.conf.all.keep_addr_on_down": "1",
  ...withoutDad,
  "net.ipv4.ip_forward": "1",
  "net.ipv6.conf.all.forwarding": "1",
  "net.ipv4.conf.all.rp_filter": "0",
  "net.ipv4.conf.default.rp_filter": "0",
  "net.ipv4.fib_multipath_hash_policy": "1",
  "net.ipv6.fib_multipath_hash_policy": "1",
  "net.ipv4.conf.all.ignore_routes_with_linkdown": "1",
  "net.ipv4.conf.default.ignore_routes_with_linkdown": "1",
  "net.ipv6.conf.all.ignore_routes_with_linkdown": "1",
  "net.ipv6.conf.default.ignore_routes_with_linkdown": "1",
};

function linksOf(
  fabric: Fabric,
  rack: FabricRack,
  node: FabricNode,
  pods: readonly LabPod[],
  files: Readonly<Record<string, string>>,
  namespace: string,
): Omit<PlannedNode, "pods"> {
  const ends = new Map<string, LabEnd>();
  const addresses: LabAddress[] = [];
  const routes: LabRoute[] = [];
  node.links.forEach((link, index) => {
    const name = `eth${index}`;
    ends.set(link.tor, { device: node.name, interface: name, mtu: fabric.links.mtu });
    const tor = rack.tors.find((one) => one.name === link.tor);
    for (const pair of link.ends) {
      addresses.push({ interface: name, cidr: `${pair.node}/${lengthOf(tor, pair.node)}` });
      routes.push(...routesToLoopback(fabric, tor, pair.tor), ...routesInPlaceOfBond(node, pair, name));
      routes.push(gatewayRoute(pair.tor, name, index));
    }
  });
  for (const family of fabric.families)
    for (const cidr of stableAddresses({ nodes: [node] }, family))
      addresses.push({ interface: "lo", cidr: cidr.toString() });
  return {
    device: {
      ...{
        kind: "node",
        name: node.name,
        namespace,
        rack: rack.name,
        addresses,
        files,
        families: fabric.families,
        isBonded: isBonded(node),
      },
      routes: [...routes, ...pods.map(podRoute)],
      sysctls: nodeSysctls,
    },
    ends,
  };
}

/**
 * What Felix tells the kernel of a pod. With a lower metric Calico 3.32 would announce it beside its block, as it does of a
 * virtual machine that moves.
 */
function podRoute({ address, family, interface: at }: LabPod): LabRoute {
  return { to: `${address}/${addressBits(family)}`, interface: at, metric: felixMetric };
}

/** FelixConfiguration.ipv4NormalRoutePriority, unless it is said otherwise. */
const felixMetric = 1024;

/** Of a VLAN the length of the switch's subnet; of a link of two, that of two addresses. */
function lengthOf(tor: FabricTor | undefined, ip: Ip): number {
  const isRouted = tor?.vlan === undefined;
  const subnet = tor?.subnets.find((cidr) => cidr.contains(ip));
  return isRouted || subnet === undefined ? addressBits(ip.family) - 1 : subnet.prefixLength;
}

/** Whether a node has one address towards all its switches: it has a bond, and its VLAN spans them. */
export function isBonded({ links }: FabricNode): boolean {
  const addresses = links.flatMap(({ ends }) => ends.map((pair) => pair.node.toString()));
  return new Set(addresses).size < addresses.length;
}

/** In place of a bond the interface towards each switch has the node's address, and each switch is found by its own link. */
function routesInPlaceOfBond(
  node: FabricNode,
  { tor }: { readonly tor: Ip },
  interfaceName: string,
): readonly LabRoute[] {
  return isBonded(node) ? [{ to: `${tor}/${addressBits(tor.family)}`, interface: interfaceName }] : [];
}

/**
 * A machine's own default gateway: its switch. Sessions with nodes of other racks need it, as a BIRD that has just started
 * tells the kernel nothing before they are up or 240 s are over. What BGP brings comes first.
 */
function gatewayRoute(tor: Ip, interfaceName: string, index: number): LabRoute {
  return {
    to: tor.family === 4 ? "0.0.0.0/0" : "::/0",
    via: tor.toString(),
    interface: interfaceName,
    metric: metricBehindBgp + index,
  };
}

/** With routed links sessions are with the switch's loopback, to which the node's own set-up has a route. */
function routesToLoopback(fabric: Fabric, tor: FabricTor | undefined, via: Ip): readonly LabRoute[] {
  if (fabric.links.kind !== "routed" || tor === undefined) return [];
  return tor.loopbacks
    .filter(({ family }) => family === via.family)
    .map((ip) => ({ to: `${ip}/${addressBits(ip.family)}`, via: via.toString() }));
}
