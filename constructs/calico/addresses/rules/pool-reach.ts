import { list } from "../../../findings";
import { nodeKinds } from "../../node-kinds";
import { type Rule, rule, type RuleContext } from "../../rule";
import { at, atPool, workloadPools } from "../../support";
import { operatorAccepts } from "../../verdicts";
import type { CalicoPool } from "../../cluster";
import { blockSizes } from "../../../net";

/** Blocks that a node may have where nobody says otherwise (libcalico-go/lib/ipam/ipam.go, autoAssign). */
const blocksOfNode = 20;

const topology = "docs.tigera.io/calico/latest/networking/ipam/assign-ip-addresses-topology";

/** Pools of a family that hand out addresses to pods by themselves. */
function automaticPools(context: RuleContext, family: 4 | 6): readonly (readonly [number, CalicoPool])[] {
  const { least, most } = blockSizes[family];
  return workloadPools(context).filter(
    ([, pool]) =>
      pool.family === family &&
      pool.blockSize >= least &&
      pool.blockSize <= most &&
      pool.assignmentMode === "Automatic" &&
      !pool.disableNewAllocations,
  );
}

const reach = rule({
  finds: {
    "POOL-037": {
      title: "blocks of a node hold fewer addresses than its pods",
      severity: "error",
      why: "A node gets no more than its limit of blocks, 20 unless the IPAM configuration says otherwise, and then no address at all.",
      upstream: operatorAccepts,
      see: "projectcalico/calico libcalico-go/lib/ipam/ipam.go (autoAssign, ErrBlockLimit)",
    },
    "POOL-038": {
      title: "nodes that no pool is for",
      severity: "error",
      why: "Pods on them stay in ContainerCreating: no pool selects their node.",
      upstream: operatorAccepts,
      see: topology,
    },
    "POOL-040": {
      title: "nodes that a pool is for only by labels that the intent does not say",
      severity: "warning",
      why: "Unless somebody else labels them, pods on them stay in ContainerCreating: no pool selects their node.",
      upstream: operatorAccepts,
      see: topology,
    },
  },
  check: (context) => {
    const { calico, network, nodes } = context.cluster;
    if (calico.cni !== "Calico" || calico.ipam !== "Calico") return;
    const kinds = nodeKinds(nodes);
    // A label that nobody has said may come from anywhere: the cloud, the kubelet, a controller.
    const known = new Set(kinds.flatMap(({ labels }) => Object.keys(labels)));
    for (const family of network.families) {
      const pools = automaticPools(context, family);
      const [first] = pools;
      if (first === undefined) continue;
      const unsaid = new Set(
        pools.flatMap(([, pool]) => pool.nodeSelector.labels.filter((label) => !known.has(label))),
      );
      const without: string[] = [];
      for (const { name, labels, pods } of kinds) {
        const mine = pools.filter(([, { nodeSelector }]) => nodeSelector.matches(labels));
        if (mine.length === 0) {
          without.push(name);
          continue;
        }
        const limit = calico.ipamConfiguration?.maxBlocksPerHost || blocksOfNode;
        const bits = family === 4 ? 32 : 128;
        const largest = mine.reduce((best, one) => (one[1].blockSize < best[1].blockSize ? one : best));
        const most = limit * 2 ** (bits - largest[1].blockSize);
        if (most >= pods) continue;
        context.report.add("POOL-037", atPool(context, largest[0], "blockSize"), {
          message: `${limit} blocks of /${largest[1].blockSize} hold ${most} addresses, and ${name} can run ${pods} pods`,
          want: `a blockSize of /${bits - Math.ceil(Math.log2(pods / limit))} or shorter`,
          fix: `write blockSize: ${blockSizes[family].default}, or allow fewer pods on a node`,
        });
        break;
      }
      if (without.length > 0)
        context.report.add(unsaid.size === 0 ? "POOL-038" : "POOL-040", at(context, "calico", "pools"), {
          message: `no IPv${family} pool is for ${list(without)}${unsaid.size === 0 ? "" : `, as far as the intent says: nobody has ${list([...unsaid])}`}`,
          got: list(pools.map(([, { name, nodeSelector }]) => `${name}: ${nodeSelector}`)),
          want: "a pool for every node that pods run on",
          fix: "add a pool whose nodeSelector selects them, or one with all()",
        });
    }
  },
});

const wayOut = rule({
  finds: {
    "POOL-039": {
      title: "pods without a way out of the cluster",
      severity: "warning",
      why: "The network has no route back to the pool, and drops packets with its addresses: without NAT pods reach nothing but each other.",
      upstream: operatorAccepts,
      see: "docs.tigera.io/calico/latest/networking/configuring/workloads-outside-cluster",
    },
  },
  check: (context) => {
    const { calico, network } = context.cluster;
    if (calico.cni !== "Calico" || !network.checksSource) return;
    // A peer outside the cluster is taken for the network's own (a route server), as in POOL-034.
    const hasOutsidePeer = network.learnsRoutes || calico.bgp.peers.some(({ peerIP }) => peerIP !== undefined);
    if (hasOutsidePeer && calico.routing.bgp === "Enabled") return;
    for (const [index, pool] of workloadPools(context)) {
      // Of IPv6 nobody expects NAT, and what the VPC does with such addresses is for the network's owner to say.
      if (pool.family !== 4 || pool.natOutgoing === "Enabled") continue;
      context.report.add("POOL-039", atPool(context, index, "natOutgoing"), {
        message: `pods of ${pool.name} leave with their own addresses, and the network has no route to ${pool.cidr}`,
        want: "Enabled, or a BGP peer through which the network learns the routes",
        fix: "remove natOutgoing, or add a route server and BGP peers for it",
      });
    }
  },
});

/** Whether every node has a pool, every pod an address, and every pool a way out. */
export const poolReachRules: readonly Rule[] = [reach, wayOut];
