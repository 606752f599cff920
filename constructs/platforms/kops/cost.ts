import { instancePrice, prices } from "../../places/aws";
import { instanceGroupsOf } from "./instance-groups";
import type { KopsInstanceGroup, ResolvedKops } from "./types";

/** What the cluster costs at its smallest size, without traffic and as if on demand; undefined with an unlisted type. */
export function kopsCostPerHour(cluster: ResolvedKops): number | undefined {
  const { vpc, etcd } = cluster.platform;
  let total: number = prices.loadBalancer;
  // In a VPC of its own kOps makes a NAT gateway in each zone with private nodes.
  if (vpc.kind === "create")
    total += vpc.subnets.filter(({ type }) => type === "Private").length * (prices.natGateway + prices.publicAddress);
  for (const group of instanceGroupsOf(cluster)) {
    const instance = instancePrice(group.machineType);
    if (instance === undefined) return undefined;
    total += group.count.least * (instance + volumesOf(group, etcd.volume.sizeGiB) * prices.gp3);
  }
  return Math.round(total * 1000) / 1000;
}

/** GiB on a machine: its root, and on the control plane the volumes of etcd, main and events. */
function volumesOf(group: KopsInstanceGroup, etcd: number): number {
  if (group.role === "bastion") return bastionRoot;
  return group.volume.sizeGiB + (group.role === "control-plane" ? 2 * etcd : 0);
}

/** What kOps takes where the spec says nothing (pkg/model/defaults/volumes.go). */
const bastionRoot = 32;
