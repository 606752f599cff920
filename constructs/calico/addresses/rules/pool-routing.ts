import { list } from "../../../findings";
import { type Rule, rule, type RuleContext } from "../../rule";
import { at, atPool, isForLoadBalancers, routedPools } from "../../support";
import { operatorAccepts, operatorRefuses } from "../../verdicts";
import { tunnelOf } from "../pools";
import type { Encapsulation } from "../schema";

const validation = "tigera/operator pkg/controller/installation/validation.go";
const poolValidation = "tigera/operator pkg/controller/ippool/validation.go";
const ippool = "docs.tigera.io/calico/latest/reference/resources/ippool";

const isIpip = (encapsulation: Encapsulation) => tunnelOf(encapsulation) === "ipip";
const isVxlan = (encapsulation: Encapsulation) => tunnelOf(encapsulation) === "vxlan";

const withBgp = rule({
  finds: {
    "POOL-011": {
      title: "IP-in-IP with an IPv6 pool",
      severity: "error",
      why: "IP-in-IP carries IPv4 only.",
      upstream: operatorRefuses,
      see: validation,
    },
    "POOL-012": {
      title: "pool that needs BGP, and BGP is off",
      severity: "error",
      why: "BIRD programs the routes of IP-in-IP and unencapsulated pools; without BGP pods of two nodes cannot meet.",
      upstream: operatorRefuses,
      see: validation,
    },
    "POOL-032": {
      title: "pool whose routes only BGP spreads is kept from BGP",
      severity: "error",
      why: "The export filter holds for the mesh too: no other node learns where the pods are.",
      upstream: operatorAccepts,
      see: "projectcalico/calico confd/pkg/backends/calico/bgp_processor.go (processIPPool)",
    },
  },
  check: (context) => {
    const { cni, routing, pools } = context.cluster.calico;
    if (cni !== "Calico") return;
    for (const [index, pool] of pools.entries()) {
      if (pool.family === 6 && isIpip(pool.encapsulation)) {
        context.report.add("POOL-011", atPool(context, index, "encapsulation"), {
          message: `pool ${pool.cidr} is IPv6, and ${pool.encapsulation} carries IPv4 only`,
          want: "VXLAN, VXLANCrossSubnet or None",
          fix: pool.encapsulation === "IPIP" ? "write VXLAN" : "write VXLANCrossSubnet",
        });
        continue;
      }
      const isOff = routing.bgp === "Disabled" && routing.clusterRoutingMode === "BIRD";
      // The operator looks at load-balancer pools as at any other; an IPPool object it does not look at.
      const isJudged = pool.managedBy === "installation" || !isForLoadBalancers(pool);
      if (isOff && isJudged && !isVxlan(pool.encapsulation))
        context.report.add("POOL-012", atPool(context, index, "encapsulation"), {
          message: `pool ${pool.name} has encapsulation ${pool.encapsulation}, whose routes BIRD programs, and BGP is Disabled`,
          got: pool.encapsulation,
          want: "BGP Enabled, or VXLAN",
          fix: isForLoadBalancers(pool)
            ? "set managedBy: ippool for the pool, or bgp: Enabled under calico.routing"
            : "set bgp: Enabled under calico.routing, or remove bgp there",
        });
      if (pool.disableBGPExport && isLearntByBgpOnly(context, pool.encapsulation) && !isForLoadBalancers(pool))
        context.report.add("POOL-032", atPool(context, index, "disableBGPExport"), {
          message: `no node learns the routes of pool ${pool.name}: BGP is the only way, and it is kept from BGP`,
          want: "false",
          fix: "remove the key, and keep the routes from outside peers with a BGPFilter",
        });
    }
  },
});

/** Felix programs VXLAN routes itself, and all routes in routing mode Felix. */
function isLearntByBgpOnly({ cluster }: RuleContext, encapsulation: Encapsulation): boolean {
  const { routing } = cluster.calico;
  return routing.bgp === "Enabled" && routing.clusterRoutingMode === "BIRD" && !isVxlan(encapsulation);
}

const withAddressManagement = rule({
  finds: {
    "POOL-013": {
      title: "VXLAN with host-local address management",
      severity: "error",
      why: "Felix derives VXLAN routes from Calico's own blocks, which host-local does not make.",
      upstream: operatorRefuses,
      see: validation,
    },
    "POOL-014": {
      title: "encapsulation with the cloud's own CNI",
      severity: "error",
      why: "The cloud routes pods itself; the operator wants None.",
      upstream: operatorRefuses,
      see: validation,
    },
    "POOL-015": {
      title: "pool for some nodes only, with the cloud's own CNI",
      severity: "error",
      why: "Calico does not hand out the addresses, so it cannot choose by node.",
      upstream: operatorRefuses,
      see: poolValidation,
    },
    "POOL-033": {
      title: "several pools of a family with host-local address management",
      severity: "warning",
      why: "host-local takes addresses of Node.spec.podCIDR and does not read pools.",
      upstream: operatorAccepts,
      see: "docs.tigera.io/calico/latest/reference/configure-cni-plugins#using-host-local-ipam",
    },
    "POOL-035": {
      title: "pool without effect: the cloud's own CNI hands out addresses",
      severity: "warning",
      why: "Pods get addresses of the cloud network.",
      upstream: operatorAccepts,
      see: "docs.tigera.io/calico/latest/getting-started/kubernetes/managed-public-cloud/eks",
    },
  },
  check: (context) => {
    const { cni, ipam, pools } = context.cluster.calico;
    if (cni === "Calico" && ipam === "HostLocal") {
      for (const [index, pool] of pools.entries())
        if (isVxlan(pool.encapsulation))
          context.report.add("POOL-013", atPool(context, index, "encapsulation"), {
            message: `pool ${pool.cidr} has encapsulation ${pool.encapsulation}, which needs Calico's address management`,
            got: pool.encapsulation,
            want: "IPIP, IPIPCrossSubnet or None",
            fix: "remove calico.ipam.kind, or use routing overlay with encapsulation IPIP",
          });
      for (const family of [4, 6] as const) {
        const [, second] = routedPools(context).filter(([, pool]) => pool.family === family);
        if (second === undefined) continue;
        context.report.add("POOL-033", atPool(context, second[0]), {
          message: `host-local does not read pool ${second[1].name}`,
          got: second[1].cidr,
          want: `one IPv${family} pool, equal to the cluster's pod range`,
          fix: "remove the pool, or calico.ipam.kind",
        });
      }
    }
    if (cni === "Calico") return;
    for (const [index, pool] of pools.entries()) {
      if (pool.encapsulation !== "None")
        context.report.add("POOL-014", atPool(context, index, "encapsulation"), {
          message: `pool ${pool.cidr} has encapsulation ${pool.encapsulation}, and ${cni} routes pods itself`,
          want: "None",
          fix: "remove the key, or the pool",
        });
      if (pool.nodeSelector.tree.kind !== "all")
        context.report.add("POOL-015", atPool(context, index, "nodeSelector"), {
          message: `pool ${pool.cidr} is limited to nodes with ${pool.nodeSelector}, and ${cni} hands out the addresses`,
          want: "all()",
          fix: "remove the key",
        });
      if (!isForLoadBalancers(pool))
        context.report.add("POOL-035", atPool(context, index), {
          message: `no pod gets an address of pool ${pool.cidr}: ${cni} hands them out`,
          got: pool.cidr,
          want: "no pool for pods or tunnels",
          fix: "remove the pool, or use routing overlay",
        });
    }
  },
});

const acrossSubnets = rule({
  finds: {
    "POOL-034": {
      title: "unencapsulated pods between subnets of a fabric that does not know them",
      severity: "error",
      why: "Between subnets the fabric's router decides, and it drops packets for addresses that it has no route to.",
      upstream: operatorAccepts,
      see: "docs.tigera.io/calico/latest/reference/public-cloud/aws",
    },
  },
  check: (context) => {
    const { cluster } = context;
    const hasOutsidePeer =
      cluster.network.learnsRoutes || cluster.calico.bgp.peers.some(({ peerIP }) => peerIP !== undefined);
    if (cluster.calico.cni !== "Calico" || !cluster.network.checksSource || !cluster.network.spansSubnets) return;
    // A peer outside the cluster is taken for the fabric's own (a route server): then the fabric knows the routes.
    if (hasOutsidePeer && cluster.calico.routing.bgp === "Enabled") return;
    for (const [index, pool] of routedPools(context)) {
      if (pool.encapsulation !== "None") continue;
      context.report.add("POOL-034", atPool(context, index, "encapsulation"), {
        message: `nodes are in several subnets, and the fabric between them has no route to pool ${pool.cidr}`,
        got: pool.encapsulation,
        want: "CrossSubnet encapsulation, or a BGP peer through which the fabric learns the routes",
        fix: "use routing overlay with encapsulation VXLANCrossSubnet, or add a route server and BGP peers for it",
      });
    }
  },
});

const tunnels = rule({
  finds: {
    "POOL-031": {
      title: "no pool for tunnel addresses",
      severity: "error",
      why: "Each node's tunnel device gets its address from a pool; without one the tunnel is not set up.",
      upstream: operatorAccepts,
      see: "projectcalico/calico node/pkg/allocateip/allocateip.go",
    },
  },
  check: (context) => {
    const { cni, ipam, encryption } = context.cluster.calico;
    if (cni !== "Calico" || ipam !== "Calico") return;
    for (const family of [4, 6] as const) {
      const pools = routedPools(context).filter(([, pool]) => pool.family === family);
      const encapsulated = pools.filter(([, pool]) => pool.encapsulation !== "None");
      const isEncrypted = encryption.kind === "wireguard" && (family === 4 ? encryption.ipv4 : encryption.ipv6);
      const [first] = encapsulated.length > 0 ? encapsulated : isEncrypted ? pools : [];
      if (first === undefined) continue;
      if (pools.some(([, pool]) => pool.allowedUses.includes("Tunnel") && !pool.disableNewAllocations)) continue;
      const why =
        encapsulated.length > 0 ? list([...new Set(encapsulated.map(([, pool]) => pool.encapsulation))]) : "WireGuard";
      context.report.add("POOL-031", atPool(context, first[0], "allowedUses"), {
        message: `${why} needs an address on every node, and no IPv${family} pool has the use Tunnel`,
        want: `an IPv${family} pool with the use Tunnel that hands out addresses`,
        fix: "write allowedUses: [Workload, Tunnel] for one of the pools",
      });
    }
  },
});

const pods = rule({
  finds: {
    "POOL-030": {
      title: "no pool that pods get addresses from",
      severity: "error",
      why: "Pods stay in ContainerCreating: no configured Calico pool has an address for them.",
      upstream: operatorAccepts,
      see: ippool,
    },
  },
  check: (context) => {
    const { cni, ipam, pools } = context.cluster.calico;
    if (cni !== "Calico" || ipam !== "Calico") return;
    for (const family of context.cluster.network.families) {
      const usable = pools.filter(
        (pool) =>
          pool.family === family &&
          pool.allowedUses.includes("Workload") &&
          pool.assignmentMode === "Automatic" &&
          !pool.disableNewAllocations,
      );
      if (usable.length > 0) continue;
      context.report.add("POOL-030", at(context, "calico", "pools"), {
        message: `no pool hands out IPv${family} addresses to pods by itself`,
        got: pools.filter((pool) => pool.family === family).map(({ name }) => name),
        want: `an IPv${family} pool with the use Workload, assignmentMode Automatic and disableNewAllocations false`,
        fix: `add one inside ${list(context.cluster.network.pods)}, or remove calico.pools`,
      });
    }
  },
});

/** Pools against routing, address management and the fabric. */
export const poolRoutingRules: readonly Rule[] = [withBgp, withAddressManagement, acrossSubnets, tunnels, pods];
