import type { Cidr } from "../../net";
import type { CalicoCluster, CalicoPool } from "../cluster";
import type { Encapsulation } from "./schema";

/** What an encapsulation puts around packets that it does not leave bare. */
export function tunnelOf(encapsulation: Encapsulation): "ipip" | "vxlan" | "none" {
  if (encapsulation.startsWith("IPIP")) return "ipip";
  return encapsulation.startsWith("VXLAN") ? "vxlan" : "none";
}

/** Whether packets between pods cross the network with the pods' own addresses, at least within a subnet. */
export function crossesBare(encapsulation: Encapsulation): boolean {
  return encapsulation === "None" || encapsulation.endsWith("CrossSubnet");
}

/** Whether addresses are on Services and not on pods or tunnels. */
export function isForLoadBalancers({ allowedUses }: CalicoPool): boolean {
  return allowedUses.includes("LoadBalancer");
}

/** Pools that pods get their addresses from, and whose packets travel between nodes. */
export function podPools({ cni, pools }: Pick<CalicoCluster, "cni" | "pools">): readonly CalicoPool[] {
  return cni === "Calico" ? pools.filter(({ allowedUses }) => allowedUses.includes("Workload")) : [];
}

/** The ranges of pods that are seen on the wire between nodes. */
export function bareRanges(calico: Pick<CalicoCluster, "cni" | "pools">): readonly Cidr[] {
  return podPools(calico).flatMap(({ cidr, encapsulation }) => (crossesBare(encapsulation) ? [cidr] : []));
}
