import { crossesBare, isForLoadBalancers } from "../addresses/pools";
import type { CalicoCluster } from "../cluster";

/** Why nodes send packets that a network which checks sources drops; undefined where they send none. */
export function sendsForeignSources({
  cni,
  pools,
  dataplane,
}: Pick<CalicoCluster, "cni" | "pools" | "dataplane">): string | undefined {
  const bare = pools.find((pool) => !isForLoadBalancers(pool) && crossesBare(pool.encapsulation));
  if (cni === "Calico" && bare !== undefined)
    return `pool ${bare.name} (${bare.encapsulation}) sends packets with pods' own addresses`;
  return dataplane.kind === "ebpf" && dataplane.serviceMode === "DSR"
    ? "with DSR a node answers with another node's address"
    : undefined;
}
