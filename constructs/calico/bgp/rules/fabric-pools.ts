import type { Fabric } from "../../../fabric";
import { list } from "../../../findings";
import { mostPodsOfNode } from "../../../model";
import { addressBits } from "../../../net";
import type { CalicoPool } from "../../cluster";
import { type Rule, rule, type RuleContext } from "../../rule";
import { at } from "../../support";
import { apiServerAccepts, operatorAccepts } from "../../verdicts";
import { onFabric } from "./on-fabric";

const pools = rule({
  finds: {
    "FAB-070": {
      title: "racks with pools of their own, and others without",
      severity: "error",
      why: "Where racks have pools no other is made: pods of the rest get no address.",
      upstream: operatorAccepts,
      see: "docs.tigera.io/calico/latest/networking/ipam/assign-ip-addresses-topology",
    },
    "FAB-071": {
      title: "pool of a rack outside the pod range",
      severity: "error",
      why: "kube-proxy, firewalls and kubeadm clusters (there the operator refuses it) know pods by the pod range.",
      upstream: operatorAccepts,
      see: "tigera/operator pkg/controller/ippool/kubeadm.go",
    },
    "FAB-072": {
      title: "borrowed addresses where nodes know a default route only",
      severity: "warning",
      why: "A pod with an address of another node's block is a route of its own, which its owner and the other nodes do not learn: it is not reached.",
      upstream: apiServerAccepts,
      see: "projectcalico/calico issue 3246",
    },
    // Field report A30.
    "FAB-073": {
      title: "fewer blocks in a rack's pools than its nodes want",
      severity: "warning",
      why: "A rack's pods have addresses of no other pool: the last ones get single addresses of other nodes' blocks, or with strict affinity none.",
      upstream: operatorAccepts,
      see: "projectcalico/calico issues 3246 and 1577",
    },
  },
  check: onFabric((context, fabric) => {
    const { report, intent, cluster } = context;
    const { network, calico, nodes } = cluster;
    const without = fabric.racks.filter(({ pods }) => pods.length === 0);
    if (without.length > 0 && without.length < fabric.racks.length && intent.calico?.pools === undefined)
      for (const { name, path } of without)
        report.add("FAB-070", `${path}/name`, {
          message: `rack ${name} has no pool, and others have`,
          want: "pools for all racks, or for none",
          fix: "add pods: [RANGE] to the rack, or a pool for all under calico.pools",
        });
    for (const [index, { pods }] of fabric.racks.entries())
      for (const [position, range] of pods.entries())
        if (network.pods.length > 0 && !network.pods.some((all) => all.contains(range)))
          report.add("FAB-071", at(context, "fabric", "racks", index, "pods", position), {
            message: `${range} is outside the pod range, ${list(network.pods)}`,
            want: `a range inside ${list(network.pods)}`,
            fix: "move it, or widen network.pods",
          });
    ownBlocks(context, fabric);
    if (fabric.sessions.advertise !== "default" || calico.ipamConfiguration?.strictAffinity === true) return;
    const most = mostPodsOfNode(nodes);
    const planned = fabric.racks.reduce((sum, rack) => sum + Math.max(rack.plannedNodes, rack.nodes.length), 0);
    const needed = (size: bigint): bigint => BigInt(planned) * ((BigInt(most) + size - 1n) / size);
    for (const family of fabric.families) {
      const own = calico.pools.filter((pool) => pool.family === family && pool.allowedUses.includes("Workload"));
      const blocks = own.reduce((sum, pool) => sum + pool.cidr.blockCount(pool.blockSize), 0n);
      const [first] = own;
      if (first === undefined) continue;
      const wanted = needed(1n << BigInt(addressBits(family) - first.blockSize));
      if (blocks >= wanted) continue;
      report.add("FAB-072", at(context, "fabric", "sessions", "advertise"), {
        message: `${planned} nodes of ${most} pods want ${wanted} blocks, and there are ${blocks}`,
        want: "strictAffinity: true, or blocks enough",
        fix: "write calico.ipam: { strictAffinity: true }, or larger pools",
      });
    }
  }),
});

/** Whether each rack that has pools of its own has blocks enough in them, for the nodes that are planned. */
function ownBlocks(context: RuleContext<"FAB-073">, fabric: Fabric): void {
  const { calico, nodes } = context.cluster;
  const most = mostPodsOfNode(nodes);
  for (const [index, rack] of fabric.racks.entries())
    for (const family of fabric.families) {
      const ranges = rack.pods.filter((range) => range.family === family);
      const own = calico.pools.filter(({ cidr }) => ranges.some((range) => range.equals(cidr)));
      const [first] = own;
      if (first === undefined) continue;
      const planned = Math.max(rack.plannedNodes, rack.nodes.length);
      const wanted = BigInt(planned) * blocksOf(most, first);
      const blocks = own.reduce((sum, pool) => sum + pool.cidr.blockCount(pool.blockSize), 0n);
      if (blocks >= wanted) continue;
      context.report.add("FAB-073", at(context, "fabric", "racks", index, "pods"), {
        message: `${planned} nodes of ${most} pods in rack ${rack.name} want ${wanted} blocks of /${first.blockSize}, and ${list(ranges)} ${ranges.length > 1 ? "have" : "has"} ${blocks}`,
        got: list(ranges),
        want: `${wanted} blocks of /${first.blockSize}`,
        fix: "write a larger range for the rack, or fewer pods for a node (maxPods)",
      });
    }
}

/** Blocks of a pool for so many pods of a node. */
function blocksOf(pods: number, { family, blockSize }: CalicoPool): bigint {
  const size = 1n << BigInt(addressBits(family) - blockSize);
  return (BigInt(pods) + size - 1n) / size;
}

/** Pools of racks. */
export const fabricPoolRules: readonly Rule[] = [pools];
