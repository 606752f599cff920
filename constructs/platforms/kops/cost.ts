import type { Cluster } from "../../calico";
import { instancePrice, prices } from "../../places/aws";
import type { KopsCluster, KopsInstanceGroup } from "./types";

/** What the cluster costs at its smallest size, without traffic and as if on demand; undefined with an unlisted type. */
export function kopsCostPerHour({ platform }: Cluster<KopsCluster>): number | undefined {
  const { vpc, etcd, instanceGroups } = platform;
  let total: number = prices.loadBalancer;
  // In a VPC of its own kOps makes a NAT gateway in each zone with private nodes.
  if (vpc.kind === "create")
    total += vpc.subnets.filter(({ type }) => type === "Private").length * (prices.natGateway + prices.publicAddress);
  for (const group of instanceGroups) {
    const instance = instancePrice(group.machineType);
    if (instance === undefined) return undefined;
    total += group.minSize * (instance + volumesOf(group, etcd.volume.sizeGiB) * prices.gp3);
  }
  return Math.round(total * 1000) / 1000;
}

/** GiB on a machine: its root, and on the control plane the volumes of etcd, main and events. */
function volumesOf({ role, volume }: KopsInstanceGroup, etcd: number): number {
  return (volume?.sizeGiB ?? defaultRoot[role]) + (role === "Master" ? 2 * etcd : 0);
}

/** What kOps takes where the spec says nothing (pkg/model/defaults/volumes.go). */
const defaultRoot = { Master: 64, Node: 128, Bastion: 32 } as const;
