import { crossesBare, isForLoadBalancers, operatorAccepts, operatorRefuses, tunnelOf } from "../../../calico";
import { here, list } from "../../../findings";
import { Cidr } from "../../../net";
import { at, atTop, distributionOf, type ExistingRule, rule } from "./support";

const poolCheck = "tigera/operator pkg/controller/ippool/defaults.go (mergePlatformPodCIDRs)";

const ranges = rule({
  finds: {
    "EXI-010": {
      title: "nobody says which addresses pods have",
      severity: "error",
      why: "The distribution has no range of its own: the cluster was made with one, and Calico's pools must lie in it.",
      upstream: here,
      see: poolCheck,
    },
    "EXI-011": {
      title: "nobody says which addresses Services have",
      severity: "error",
      why: "Pools must not overlap them, and VPP serves this range itself.",
      upstream: here,
      see: "docs.tigera.io/calico/latest/getting-started/kubernetes/vpp/getting-started",
    },
    "EXI-012": {
      title: "range that Azure keeps to itself",
      severity: "error",
      why: "AKS refuses such a range, so the cluster has another.",
      upstream: here,
      see: "learn.microsoft.com/azure/aks/use-byo-cni",
    },
  },
  check: (context) => {
    const { network, calico } = context.cluster;
    const { label } = distributionOf(context);
    if (network.pods.length === 0 && calico.cni === "Calico")
      context.report.add("EXI-010", atTop(context, "network"), {
        message: `the range of pods of ${label} is not known`,
        want: "network.pods: what the cluster was made with",
        fix: "add network.pods, e.g. [10.244.0.0/16]; `kubectl cluster-info dump | grep cluster-cidr` shows it",
      });
    if (network.services.length === 0)
      context.report.add("EXI-011", atTop(context, "network"), {
        message: `the range of Services of ${label} is not known`,
        want: "network.services: what the cluster was made with",
        fix: "add network.services; `kubectl cluster-info dump | grep service-cluster-ip-range` shows it",
      });
    if (calico.kubernetesProvider !== "AKS") return;
    for (const key of ["pods", "services", "nodes"] as const)
      for (const [index, range] of network[key].entries()) {
        const kept = azureOwn.find((block) => block.overlaps(range));
        if (kept === undefined) continue;
        const path = key === "nodes" ? at(context, "underlay", key, index) : atTop(context, "network", key, index);
        context.report.add("EXI-012", path, {
          message: `${range} shares addresses with ${kept}, which Azure keeps to itself`,
          want: `a range outside ${list(azureOwn)}`,
          fix: "write the range that the cluster was made with",
        });
      }
  },
});

const azureOwn = ["169.254.0.0/16", "172.30.0.0/16", "172.31.0.0/16", "192.0.2.0/24"].map((text) => Cidr.of(text));

const pools = rule({
  finds: {
    "EXI-013": {
      title: "pool of Installation's outside the range that the operator reads",
      severity: "error",
      why:
        "While there is no pool yet, the operator holds every pool of the Installation, those for load balancers too, " +
        "against the range in kubeadm-config or OpenShift's network, and makes none when one lies outside.",
      upstream: operatorRefuses,
      see: poolCheck,
    },
  },
  check: (context) => {
    const { poolsMustLieIn, label } = distributionOf(context);
    const { network, calico } = context.cluster;
    if (poolsMustLieIn === undefined || calico.cni !== "Calico") return;
    for (const [index, pool] of calico.pools.entries()) {
      // POOL-019 says it of pods' pools.
      if (pool.managedBy !== "installation" || !isForLoadBalancers(pool)) continue;
      if (network.pods.some((range) => range.contains(pool.cidr))) continue;
      context.report.add("EXI-013", atTop(context, "calico", "pools", index, "cidr"), {
        message: `${label}'s ${poolsMustLieIn} has ${list(network.pods)}, and pool ${pool.cidr} is outside`,
        want: `a range inside ${list(network.pods)}, or managedBy: ippool`,
        fix: "write managedBy: ippool: an IPPool of its own is not held against the range",
      });
    }
  },
});

const fabric = rule({
  finds: {
    "EXI-014": {
      title: "IP-in-IP on a network that drops it",
      severity: "error",
      why: "Azure's network blocks protocol 4: pods of different nodes cannot reach each other.",
      upstream: operatorAccepts,
      see: "docs.tigera.io/calico/latest/reference/public-cloud/azure",
    },
    "EXI-015": {
      title: "pod addresses on a network that checks sources",
      severity: "error",
      why: "The network drops packets whose source or destination is not a node's own address.",
      upstream: operatorAccepts,
      see: "docs.tigera.io/calico/latest/reference/public-cloud/azure",
    },
    "EXI-016": {
      title: "the ranges of the nodes are not known",
      severity: "info",
      why: "Whether pools or Services overlap the nodes' network cannot be told.",
      upstream: here,
      see: "docs.tigera.io/calico/latest/reference/resources/ippool",
    },
  },
  check: (context) => {
    const { network, calico } = context.cluster;
    const { label, passesIpip } = distributionOf(context);
    if (network.nodes.length === 0)
      context.report.add("EXI-016", at(context, "underlay"), {
        message: "nobody says which ranges the nodes have their addresses in",
        want: "platform.underlay.nodes",
        fix: "add platform.underlay: { nodes: [192.0.2.0/24] } with the nodes' own ranges",
      });
    if (calico.cni !== "Calico") return;
    const hasOutsidePeer =
      calico.routing.bgp === "Enabled" && calico.bgp.peers.some(({ peerIP }) => peerIP !== undefined);
    const dropsBare =
      network.checksSource && !network.learnsRoutes && !hasOutsidePeer && calico.felix.awsSrcDstCheck !== "Disable";
    for (const [index, pool] of calico.pools.entries()) {
      if (isForLoadBalancers(pool)) continue;
      const path = atTop(context, "calico", "pools", index, "encapsulation");
      if (tunnelOf(pool.encapsulation) === "ipip" && !passesIpip)
        context.report.add("EXI-014", path, {
          message: `the network of ${label} drops IP-in-IP, and pool ${pool.cidr} has ${pool.encapsulation}`,
          got: pool.encapsulation,
          want: "VXLAN",
          fix: "write encapsulation VXLAN",
        });
      // POOL-034 says it of bare pods between subnets.
      else if (dropsBare && crossesBare(pool.encapsulation) && !(pool.encapsulation === "None" && network.spansSubnets))
        context.report.add("EXI-015", path, {
          message: `pool ${pool.cidr} has ${pool.encapsulation}, and the network checks the sources of packets`,
          got: pool.encapsulation,
          want: "VXLAN, which hides pods' addresses everywhere",
          fix: "write encapsulation VXLAN, or underlay.checksSource: false where IP forwarding is on at each node",
        });
    }
  },
});

/** Addresses, and the network between the nodes. */
export const networkRules: readonly ExistingRule[] = [ranges, pools, fabric];
