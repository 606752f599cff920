import {
  evenShare,
  type NodeCount,
  type Topology,
  type TopologyGroup,
  topologyGroup,
  type TopologyNodes,
  type TopologySubnet,
} from "../../model";
import { hasGpu } from "../../places/aws";
import { defaults } from "./defaults";
import { imageOf } from "./images";
import { controlPlaneOf, instanceGroupsOf } from "./instance-groups";
import type { KopsBastion, KopsInstanceGroup, KopsNodeGroup, KopsSubnet, ResolvedKops } from "./types";

const controlPlaneName = "control plane";

/** What a picture of a kOps cluster shows: its zones, their subnets, and each group's least nodes spread evenly. */
export function kopsTopology(cluster: ResolvedKops): Topology {
  const { platform } = cluster;
  const { vpc, api } = platform;
  const zones = [...new Set(vpc.subnets.map(({ zone }) => zone))];
  const controlPlane = controlPlaneOf(cluster);
  return {
    title: `${platform.clusterName}: kOps ${platform.release}, Kubernetes ${platform.kubernetesVersion}, ${platform.region}`,
    network: {
      label: vpc.kind === "shared" ? `VPC ${vpc.vpcId ?? ""}, which is there already` : "VPC",
      ranges: [vpc.cidr, ...vpc.additionalCidrs],
      // In a shared VPC the ways out are its owner's.
      parts: vpc.kind === "shared" ? [] : [{ label: "Internet gateway", lines: [wayOut(cluster)], kind: "internet" }],
    },
    controlPlane: {
      label: "Kubernetes API",
      lines: [
        `${api.loadBalancer.toLowerCase()} load balancer of ${controlPlane.length} control-plane ${controlPlane.length === 1 ? "node" : "nodes"}`,
        ...(platform.sshAccess.length > 0 ? [`SSH from ${platform.sshAccess.join(", ")}`] : []),
      ],
      api: { inside: true, outside: api.access.filter((range) => range !== vpc.cidr) },
    },
    zoneKind: "availability zone",
    zones: zones.map((zone) => ({
      name: zone,
      subnets: publicFirst(vpc.subnets.filter((subnet) => subnet.zone === zone)).map((subnet) =>
        subnetOf(cluster, subnet),
      ),
      nodes: [],
    })),
    groups: groupsOf(cluster),
  };
}

function publicFirst(subnets: readonly KopsSubnet[]): readonly KopsSubnet[] {
  return [...subnets.filter(({ type }) => type !== "Private"), ...subnets.filter(({ type }) => type === "Private")];
}

function wayOut({ platform: { vpc } }: ResolvedKops): string {
  return vpc.subnets.some(({ type }) => type === "Private")
    ? "out of the private subnets by NAT"
    : "for public subnets";
}

/** The user's groups, the control plane's groups as one, the bastion. */
function groupsOf(cluster: ResolvedKops): readonly TopologyGroup[] {
  const controlPlane = controlPlaneOf(cluster);
  const [first] = controlPlane;
  const reflectors = new Map(cluster.platform.routeReflectors.map((one) => [one.instanceGroup, one.clusterId]));
  const { bastion } = cluster.platform;
  return [
    ...(first === undefined
      ? []
      : [
          {
            ...nodeGroup(first, reflectors),
            name: controlPlaneName,
            count: sum(controlPlane.map(({ count }) => count)),
          },
        ]),
    ...cluster.nodes.groups.filter(({ role }) => role === "worker").map((group) => nodeGroup(group, reflectors)),
    ...(bastion === undefined ? [] : [bastionGroup(bastion)]),
  ];
}

function sum(counts: readonly NodeCount[]): NodeCount {
  const of = (key: keyof NodeCount): number => counts.reduce((total, count) => total + count[key], 0);
  return { least: of("least"), initial: of("initial"), most: of("most") };
}

function nodeGroup(group: KopsNodeGroup, reflectors: ReadonlyMap<string, string>): TopologyGroup {
  const machines = group.mixedInstances?.instances ?? [group.machineType];
  const clusterId = reflectors.get(group.name);
  const isSpot = group.mixedInstances !== undefined && group.mixedInstances.onDemandAboveBase < 100;
  return topologyGroup(group, {
    machines,
    traits: ["self-managed", ...(isSpot ? ["spot"] : []), ...(machines.some(hasGpu) ? ["GPU"] : [])],
    ...(clusterId === undefined ? {} : { routeReflector: clusterId }),
  });
}

function bastionGroup({ role, count, machineType }: KopsBastion): TopologyGroup {
  return {
    name: role,
    role,
    count,
    os: imageOf(defaults.os).label,
    architecture: "",
    machines: [machineType],
    traits: ["SSH host, no node"],
  };
}

function subnetOf(cluster: ResolvedKops, subnet: KopsSubnet): TopologySubnet {
  const { name, type, cidr } = subnet;
  const { vpc } = cluster.platform;
  const isPublic = type !== "Private";
  // Names are the zones': where two subnets have one, its nodes are shown once.
  const isFirst = vpc.subnets.find((other) => other.name === name) === subnet;
  // kOps puts a NAT gateway for each private subnet into the utility subnet of its zone.
  const hasNat = vpc.kind === "create" && type === "Utility";
  return {
    label: type === "Utility" ? "utility subnet (public)" : `${type.toLowerCase()} subnet`,
    cidr,
    isPublic,
    parts: hasNat ? ["NAT gateway"] : [],
    nodes: isFirst ? instanceGroupsOf(cluster).flatMap((group) => nodesOf(group, name)) : [],
  };
}

function nodesOf({ name, role, subnets, count }: KopsInstanceGroup, subnet: string): readonly TopologyNodes[] {
  const position = subnets.indexOf(subnet);
  if (position < 0) return [];
  const here = evenShare(count.least, subnets.length, position);
  if (role === "worker") return [{ group: name, count: here }];
  return [{ group: role === "bastion" ? role : controlPlaneName, count: here }];
}
