import { mostNodes, type Nodes, podsOfNode } from "../../../model";
import { here, list } from "../../../findings";
import { type Rule, rule } from "../../rule";
import { at, atPool, workloadPools } from "../../support";
import { apiServerAccepts, operatorAccepts, operatorRefuses } from "../../verdicts";
import { blockSizes } from "../../../net";

const validation = "tigera/operator pkg/controller/installation/validation.go";
const ippool = "docs.tigera.io/calico/latest/reference/resources/ippool";

const management = rule({
  finds: {
    "CAL-008": {
      title: "Calico's address management with the cloud's own CNI",
      severity: "error",
      why: "Each CNI goes with its own address management; the operator refuses any other pair.",
      upstream: operatorRefuses,
      see: validation,
    },
    "CAL-009": {
      title: "routing cloud where the platform has no CNI of its own",
      severity: "error",
      why: "Nobody would give pods an address.",
      upstream: here,
      see: "calico-kit: CalicoOffer.cloudCni",
    },
    "CAL-010": {
      title: "host-local address management where nodes get no pod range",
      severity: "error",
      why: "host-local reads Node.spec.podCIDR, which this control plane never sets: no pod would get an address.",
      upstream: operatorAccepts,
      see: "docs.tigera.io/calico/latest/reference/configure-cni-plugins#using-host-local-ipam",
    },
    "CAL-011": {
      title: "setting of Calico's address management without effect",
      severity: "warning",
      why: "Another program hands out the addresses and does not read it.",
      upstream: operatorAccepts,
      see: "docs.tigera.io/calico/latest/reference/resources/ipamconfig",
    },
  },
  check: (context) => {
    const { intent, cluster, offer, report } = context;
    const { cni, ipam } = cluster.calico;
    const wanted = intent.calico?.ipam;
    if (intent.calico?.routing?.kind === "cloud" && offer.cloudCni === undefined)
      report.add("CAL-009", at(context, "calico", "routing", "kind"), {
        message: "this platform has no CNI of its own that could route pods",
        want: "overlay or fabric",
        fix: "use routing overlay with encapsulation VXLAN",
      });
    if (wanted?.kind !== undefined && cni !== "Calico")
      report.add("CAL-008", at(context, "calico", "ipam", "kind"), {
        message: `${cni} brings its own address management; ${wanted.kind} goes with Calico's CNI`,
        want: "no value with routing cloud",
        fix: "remove the key",
      });
    if (wanted?.kind === "host-local" && cni === "Calico" && !offer.givesNodesPodRanges)
      report.add("CAL-010", at(context, "calico", "ipam", "kind"), {
        message: "the control plane of this platform gives nodes no podCIDR, which host-local reads",
        want: "calico",
        fix: "remove the key",
      });
    if (ipam === "Calico") return;
    for (const key of ["strictAffinity", "maxBlocksPerHost", "autoAllocateBlocks"] as const) {
      if (wanted?.[key] === undefined) continue;
      report.add("CAL-011", at(context, "calico", "ipam", key), {
        message: `${ipam === "HostLocal" ? "host-local" : cni} hands out the addresses and does not read ${key}`,
        want: "no value",
        fix: "remove the key",
      });
    }
  },
});

const blockLimit = rule({
  finds: {
    "POOL-026": {
      title: "limit of blocks per node without strict affinity",
      severity: "error",
      why: "Calico's address management refuses the pair: borrowing would get round the limit.",
      upstream: apiServerAccepts,
      see: "projectcalico/calico libcalico-go/lib/ipam/ipam.go (SetIPAMConfig)",
    },
  },
  check: (context) => {
    const configuration = context.cluster.calico.ipamConfiguration;
    if (configuration === undefined || configuration.maxBlocksPerHost === 0 || configuration.strictAffinity) return;
    context.report.add("POOL-026", at(context, "calico", "ipam", "maxBlocksPerHost"), {
      message: `at most ${configuration.maxBlocksPerHost} blocks per node needs strict affinity`,
      want: "strictAffinity: true, or no limit",
      fix: "add strictAffinity: true",
    });
  },
});

const capacity = rule({
  finds: {
    "POOL-023": {
      title: "fewer blocks than nodes",
      severity: "warning",
      why: "The last nodes borrow single addresses of other nodes' blocks: a route for each pod, and slower starts.",
      upstream: operatorAccepts,
      see: "docs.tigera.io/calico/latest/networking/ipam/change-block-size",
    },
    "POOL-024": {
      title: "fewer blocks than nodes, and strict affinity",
      severity: "error",
      why: "With strict affinity nothing is borrowed: pods of the last nodes get no address.",
      upstream: operatorAccepts,
      see: "docs.tigera.io/calico/latest/reference/resources/ipamconfig",
    },
    "POOL-025": {
      title: "fewer addresses than pods that the nodes can run",
      severity: "warning",
      why: "Pods stay without an address once the pools are used up, and a pool's range cannot be changed later.",
      upstream: operatorAccepts,
      see: ippool,
    },
  },
  check: (context) => {
    const { calico, network } = context.cluster;
    if (calico.ipam !== "Calico") return;
    const nodes = mostNodes(context.cluster.nodes);
    const pods = mostPods(context.cluster.nodes);
    for (const family of network.families) {
      const pools = workloadPools(context).filter(([, pool]) => {
        const { least, most } = blockSizes[family];
        const fits = pool.blockSize >= least && pool.blockSize <= most;
        return pool.family === family && fits && pool.assignmentMode === "Automatic" && !pool.disableNewAllocations;
      });
      const [first] = pools;
      if (first === undefined) continue;
      const blocks = pools.reduce((sum, [, pool]) => sum + pool.cidr.blockCount(pool.blockSize), 0n);
      const addresses = pools.reduce((sum, [, pool]) => sum + pool.cidr.size, 0n);
      const path = atPool(context, first[0], "cidr");
      const names = list(pools.map(([, pool]) => pool.cidr));
      if (blocks > 0n && blocks < BigInt(nodes)) {
        const strict = calico.ipamConfiguration?.strictAffinity === true;
        context.report.add(strict ? "POOL-024" : "POOL-023", path, {
          message: `${names} ${blocks === 1n ? "has one block" : `have ${blocks} blocks`} of /${first[1].blockSize}, and there can be ${nodes} nodes`,
          got: names,
          want: `at least ${nodes} blocks`,
          fix: `use a larger range, or smaller blocks (a longer blockSize than ${first[1].blockSize})`,
        });
      } else if (addresses < BigInt(pods))
        context.report.add("POOL-025", path, {
          message: `${names} ${pools.length > 1 ? "have" : "has"} ${addresses} addresses, and ${nodes} nodes can run ${pods} pods`,
          got: names,
          want: `at least ${pods} addresses`,
          fix: "use a larger range",
        });
    }
  },
});

/** Most pods that all nodes together can run. */
function mostPods({ groups }: Nodes): number {
  return groups.reduce((sum, group) => sum + group.count.most * podsOfNode(group), 0);
}

/** How addresses are handed out, and whether there are enough. */
export const ipamRules: readonly Rule[] = [management, blockLimit, capacity];
