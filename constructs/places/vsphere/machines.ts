import type { Fabric, FabricNode } from "../../fabric";
import type { NamedNode, NodeGroup, Nodes } from "../../model";
import { addressBits, Cidr, type Ip } from "../../net";
import { vmxnet3Names } from "./place";
import type { VsphereIntent } from "./schema";
import type { VsphereInterface, VsphereMachine, VspherePlace, VsphereRack } from "./types";

/** What a place in vSphere is resolved from, by whichever platform makes the cluster there. */
export interface VsphereContext {
  /** Name of the Kubernetes cluster. */
  readonly name: string;
  /** `platform.on` of the intent. */
  readonly on: VsphereIntent;
  readonly nodes: Nodes;
  /** Ranges that nodes have their addresses in (`underlay.nodes`). */
  readonly ranges: readonly Cidr[];
  /** The switches around the cluster: what machines' links and gateways are, where there are some. */
  readonly fabric?: Fabric;
}

/** Whom cloud-init makes on the machines, and Ansible logs in as, unless the intent says it. */
export const vsphereUser = "ubuntu";

const defaults = { cpus: 4, memoryMiB: 8192, diskGiB: 40, user: vsphereUser, atOnce: 1 };

/**
 * The whole of what is made in vSphere. Total: what a rule will refuse (a node without a rack, a rack without networks, an address in
 * no range) is left out of what it would have been.
 */
export function resolveVsphere(context: VsphereContext): VspherePlace {
  const { name, on } = context;
  const { vcenter, execution = {}, ssh = {} } = on;
  return {
    kind: "vsphere",
    name,
    vcenter: { server: vcenter.server, allowUnverifiedSsl: vcenter.allowUnverifiedSsl ?? false },
    datacenter: on.datacenter,
    computeCluster: on.cluster,
    datastore: on.datastore,
    resourcePool: on.resourcePool ?? name,
    folder: on.folder ?? name,
    template: on.template,
    ...(on.distributedSwitch === undefined ? {} : { distributedSwitch: on.distributedSwitch }),
    racks: on.racks.map(({ name: rack, hosts = [], networks }): VsphereRack => ({
      name: rack,
      hosts,
      networks: networks.map(({ portGroup, vlan }) => ({ portGroup, ...(vlan === undefined ? {} : { vlan }) })),
    })),
    machines: machinesOf(context),
    ssh: { user: ssh.user ?? defaults.user, authorizedKeys: ssh.authorizedKeys ?? [] },
    atOnce: on.atOnce ?? defaults.atOnce,
    execution: { eptRviMode: execution.eptRviMode ?? "automatic", hvMode: execution.hvMode ?? "hvAuto" },
  };
}

function machinesOf(context: VsphereContext): readonly VsphereMachine[] {
  const { nodes, on } = context;
  const groups = new Map(nodes.groups.map((group) => [group.name, group]));
  const racks = new Set(on.racks.map(({ name }) => name));
  const fabricNodes = new Map(context.fabric?.racks.flatMap((rack) => rack.nodes.map((node) => [node.name, node])));
  const machines = nodes.named.flatMap((node): readonly VsphereMachine[] => {
    const group = groups.get(node.group);
    if (group === undefined || node.rack === undefined || !racks.has(node.rack)) return [];
    return [machineOf(context, node, group, fabricNodes.get(node.name))];
  });
  return [
    ...machines.filter(({ isControlPlane }) => isControlPlane),
    ...machines.filter(({ isControlPlane }) => !isControlPlane),
  ];
}

function machineOf(
  context: VsphereContext,
  node: NamedNode,
  group: NodeGroup,
  inFabric: FabricNode | undefined,
): VsphereMachine {
  const { on } = context;
  const { cpus, memoryMiB, diskGiB } = { ...defaults, ...withoutUndefined(on.sizes?.[group.name] ?? {}) };
  const addresses = [...node.addresses].sort((a, b) => a.family - b.family);
  const links = linksOf(context, node, addresses, inFabric);
  const onLinks = links.flatMap((link) => link.addresses.map(({ address }) => address.toString()));
  return {
    name: node.name,
    group: group.name,
    rack: node.rack ?? "",
    isControlPlane: group.role === "control-plane",
    cpus,
    memoryMiB,
    diskGiB,
    addresses,
    stable: addresses.filter((address) => links.length > 0 && !onLinks.includes(address.toString())),
    interfaces: interfacesOf(context, node, group, links),
    nameservers: on.nameservers ?? [],
  };
}

/** What a machine is plugged into: addresses with their subnets, and who routes for it. */
export type Link = Pick<VsphereInterface, "addresses" | "gateways">;

/**
 * The links of a machine. With a fabric they are its: two switches in one subnet are one link, since a port group has both for
 * its uplinks. Without one, a machine has a link for its own addresses.
 */
export function linksOf(
  { on, ranges, fabric }: VsphereContext,
  node: Pick<NamedNode, "rack">,
  addresses: readonly Ip[],
  inFabric: FabricNode | undefined,
): readonly Link[] {
  if (fabric !== undefined && inFabric !== undefined) return fabricLinks(fabric, inFabric);
  const [network] = on.racks.find(({ name }) => name === node.rack)?.networks ?? [];
  const found = addresses.flatMap((address) => {
    const around = ranges.find((range) => range.family === address.family && range.contains(address));
    const length = network?.prefixLength;
    const isFitting = length !== undefined && network?.gateway?.family === address.family;
    if (isFitting) return [{ address, subnet: Cidr.containing(address, length) }];
    return around === undefined ? [] : [{ address, subnet: around }];
  });
  const gateways = found.map(({ subnet }) =>
    network?.gateway?.family === subnet.family ? network.gateway : subnet.host(1),
  );
  return found.length === 0 ? [] : [{ addresses: found, gateways }];
}

function fabricLinks(fabric: Fabric, node: FabricNode): readonly Link[] {
  const tors = new Map(fabric.racks.flatMap((rack) => rack.tors.map((tor) => [tor.name, tor])));
  const byAddress = new Map<string, { addresses: Link["addresses"]; gateways: Ip[] }>();
  for (const { tor, ends } of node.links) {
    const key = ends.map((end) => end.node.toString()).join();
    const gateways = ends.map((end) => end.tor);
    const there = byAddress.get(key);
    if (there !== undefined) {
      there.gateways.push(...gateways);
      continue;
    }
    const addresses = ends.map((end) => ({
      address: end.node,
      subnet: subnetOf(fabric, tors.get(tor)?.subnets, end.node),
    }));
    byAddress.set(key, { addresses, gateways });
  }
  return [...byAddress.values()];
}

/** /31 and /127 of a link that is a node's own, else the subnet of the rack. */
function subnetOf({ links }: Fabric, subnets: readonly Cidr[] | undefined, address: Ip): Cidr {
  const bits = addressBits(address.family);
  if (links.kind === "routed") return Cidr.containing(address, bits - 1);
  return subnets?.find((subnet) => subnet.contains(address)) ?? Cidr.containing(address, bits);
}

function interfacesOf(
  { on, fabric }: VsphereContext,
  { rack }: NamedNode,
  group: NodeGroup,
  links: readonly Link[],
): readonly VsphereInterface[] {
  const networks = on.racks.find(({ name }) => name === rack)?.networks ?? [];
  return networks.flatMap(({ portGroup }, index): readonly VsphereInterface[] => {
    const link = links[index];
    if (link === undefined) return [];
    const own = index === 0 ? group.interfaceName : undefined;
    return [{ name: own ?? vmxnet3Names[index] ?? "", portGroup, mtu: fabric?.links.mtu ?? group.mtu, ...link }];
  });
}

function withoutUndefined<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as never;
}
