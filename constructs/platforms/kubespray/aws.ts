import * as z from "zod";
import { type Cluster, portsOf, requiredFlows } from "../../calico";
import { cidr, tags } from "../../intent";
import type { Machine } from "../../model";
import type { Cidr, Ip } from "../../net";
import { Cidr as Range } from "../../net";
import { availabilityZone, cutVpc, instanceType, mostZones } from "../../places/aws";
import type { KubesprayHost } from "./types";

export const awsDefaults = {
  vpcCidr: "10.0.0.0/16",
  instanceType: "m6i.large",
  bastionType: "t3.micro",
  diskGiB: 50,
} as const;

/** Machines on AWS, which the Pulumi component makes. */
export const onAws = z
  .strictObject({
    kind: z.literal("aws"),
    availabilityZones: z.array(availabilityZone).min(1).max(mostZones).meta({
      description: "a subnet for machines in each, in this order for ever: what is added at the end moves nothing",
    }),
    vpcCidr: cidr.optional().meta({ description: `of the VPC that the kit makes; default ${awsDefaults.vpcCidr}` }),
    access: z.array(cidr).min(1).meta({ description: "who may ask the API, and log in at the bastion: IPv4 ranges" }),
    sshPublicKey: z
      .string()
      .max(1024)
      .regex(
        /^(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(256|384|521)) [A-Za-z0-9+/]+=*( [A-Za-z0-9@._-]+)?$/,
        "must be one line of an .pub file, e.g. ssh-ed25519 AAAA... you@example.com",
      )
      .meta({ description: "who may log in as ubuntu; the private key stays where ssh finds it" }),
    bastionType: instanceType.optional().meta({ description: `default ${awsDefaults.bastionType}` }),
    tags: tags.optional(),
  })
  .meta({ description: "machines on AWS, in a VPC of their own, behind a bastion and a load balancer of the API" });

export type AwsIntent = z.infer<typeof onAws>;

/** Where the kit's machines stand on AWS, resolved. */
export interface AwsPlace {
  readonly kind: "aws";
  readonly region: string;
  readonly vpcCidr: string;
  readonly zones: readonly AwsZone[];
  /** Who may ask the API and the bastion. */
  readonly access: readonly string[];
  readonly sshPublicKey: string;
  readonly bastionType: string;
  readonly tags: Readonly<Record<string, string>>;
}

export interface AwsZone {
  readonly zone: string;
  /** Of the machines. */
  readonly cidr: string;
  /** Of what is between them and the world: NAT gateway, bastion, load balancer. */
  readonly publicCidr: string;
}

export function awsPlace(intent: AwsIntent): AwsPlace {
  const vpcCidr = intent.vpcCidr?.toString() ?? awsDefaults.vpcCidr;
  return {
    kind: "aws",
    region: regionOf(intent.availabilityZones),
    vpcCidr,
    zones: awsZones(intent),
    access: intent.access.map(String),
    sshPublicKey: intent.sshPublicKey,
    bastionType: intent.bastionType ?? awsDefaults.bastionType,
    tags: intent.tags ?? {},
  };
}

/** The region that all zones are in; empty where there is none. */
function regionOf(zones: readonly string[]): string {
  const [region = "", ...others] = new Set(zones.map((zone) => zone.slice(0, -1)));
  return others.length === 0 ? region : "";
}

export function awsZones({ availabilityZones, vpcCidr }: AwsIntent): readonly AwsZone[] {
  return availabilityZones.flatMap((zone, position) => {
    const cut = cutVpc(vpcCidr?.toString() ?? awsDefaults.vpcCidr, position, "last");
    return cut === undefined ? [] : [{ zone, cidr: cut.eighth, publicCidr: cut.slice }];
  });
}

/** The zone in whose subnet an address is. */
export function zoneOf(zones: readonly AwsZone[], address: Ip | undefined): AwsZone | undefined {
  return address === undefined ? undefined : zones.find(({ cidr }) => Range.of(cidr).contains(address));
}

/** A host of the inventory as the machine that is made of it. */
export function machineOf(
  { name, addresses, size = {} }: KubesprayHost,
  { zones }: AwsPlace,
  rack: string | undefined,
): Machine {
  const zone = zoneOf(zones, addresses[0])?.zone;
  return {
    name,
    ...(rack === undefined ? {} : { rack }),
    uplinks: [{ addresses, ...(zone === undefined ? {} : { network: zone }) }],
    size,
  };
}

/** The groups that machines and what is in front of them are in. */
export type AwsGroup = "nodes" | "control-planes" | "bastion" | "api";

/** Who may come in, to which group: one rule of EC2's. */
export interface AwsRule {
  readonly name: string;
  readonly group: AwsGroup;
  /** `-1` is every protocol. */
  readonly protocol: string;
  readonly ports?: readonly [number, number];
  readonly from: { readonly group: AwsGroup } | { readonly cidr: string };
  readonly why: string;
}

/**
 * What Calico, Kubernetes and Ansible need, and nothing else: every rule has a reason. Nodes ask the API through the proxy on
 * each of them, so that none is its own client behind the load balancer.
 */
export function awsRules(cluster: Pick<Cluster, "calico" | "controlPlane">, { access }: AwsPlace): readonly AwsRule[] {
  const nodes = { group: "nodes" } as const;
  const tcp = (
    name: string,
    group: AwsGroup,
    ports: readonly [number, number],
    from: AwsRule["from"],
    why: string,
  ): AwsRule => ({
    name,
    group,
    protocol: "tcp",
    ports,
    from,
    why,
  });
  return [
    ...requiredFlows(cluster).flatMap((flow): readonly AwsRule[] => {
      const protocol = flow.protocol === "all" ? "-1" : flow.protocol;
      const ports = flow.port === undefined ? {} : { ports: [flow.port, flow.port] as const };
      const of = (name: string, from: AwsRule["from"]): AwsRule => ({
        name,
        ...nodes,
        protocol,
        ...ports,
        from,
        why: flow.why,
      });
      return flow.source === "pods"
        ? (flow.ranges ?? []).map((range, index) => of(`${flow.name}-${index + 1}`, { cidr: String(range) }))
        : [of(flow.name, nodes)];
    }),
    ...peersOf(cluster).map((address, index) =>
      tcp(
        `bgp-peer-${index + 1}`,
        "nodes",
        [portsOf(cluster.calico).bgp, portsOf(cluster.calico).bgp],
        { cidr: `${address}/32` },
        "BGP of a peer outside the cluster",
      ),
    ),
    {
      name: "ping",
      ...nodes,
      protocol: "icmp",
      ports: [-1, -1],
      from: nodes,
      why: "Kubespray pings each machine from each, and paths tell their MTU by it",
    },
    tcp(
      "kubelet",
      "nodes",
      [10250, 10250],
      { group: "control-planes" },
      "the API server asks kubelets for logs and metrics",
    ),
    tcp("ssh", "nodes", [22, 22], { group: "bastion" }, "Ansible comes through the bastion"),
    tcp("api-nodes", "control-planes", [6443, 6443], nodes, "the proxy of the API on each node"),
    tcp(
      "api-balancer",
      "control-planes",
      [6443, 6443],
      { group: "api" },
      "the load balancer of the API, and its health checks",
    ),
    tcp("etcd", "control-planes", [2379, 2380], { group: "control-planes" }, "etcd runs on the control planes"),
    ...access.map((range, index) => tcp(`ssh-${index + 1}`, "bastion", [22, 22], { cidr: range }, "who runs Ansible")),
    ...access.map((range, index) =>
      tcp(`api-${index + 1}`, "api", [6443, 6443], { cidr: range }, "who uses the cluster"),
    ),
  ];
}

/** Where a group's traffic may go: one rule of EC2's. */
export interface AwsWayOut extends Omit<AwsRule, "from"> {
  readonly to: AwsRule["from"];
}

/** Machines fetch images and packages, and control planes are machines, too; what is in front of them reaches what it is for. */
export const awsWaysOut: readonly AwsWayOut[] = [
  { name: "nodes", group: "nodes", protocol: "-1", to: { cidr: "0.0.0.0/0" }, why: "images, packages, other machines" },
  {
    ...{ name: "bastion", group: "bastion", protocol: "tcp", ports: [22, 22], to: { group: "nodes" } },
    why: "Ansible goes on to the machines",
  },
  {
    ...{ name: "api", group: "api", protocol: "tcp", ports: [6443, 6443], to: { group: "control-planes" } },
    why: "the load balancer of the API, and its health checks",
  },
];

function peersOf({ calico: { bgp, routing } }: Pick<Cluster, "calico">): readonly string[] {
  if (routing.bgp === "Disabled") return [];
  const ipv4 = bgp.peers.flatMap(({ peerIP }) => (peerIP?.ip.family === 4 ? [peerIP.ip.toString()] : []));
  return [...new Set(ipv4)];
}

/** Ranges of the machines. */
export function awsRanges(intent: AwsIntent): readonly Cidr[] {
  return awsZones(intent).map(({ cidr }) => Range.of(cidr));
}
