import { isForLoadBalancers, operatorRefuses } from "../../../calico";
import { list, type Verdict } from "../../../findings";
import { kubesprayReleaseOf } from "../releases";
import { atTop, type KubesprayRule, rule } from "./support";

const refuses: Verdict = { program: "kubespray", verdict: "refuses" };

const versions = rule({
  finds: {
    "KSP-020": {
      title: "Kubernetes that the release of Kubespray does not install",
      severity: "error",
      why: "It has checksums for some minors only, and the play stops over any other.",
      upstream: refuses,
      see: "kubernetes-sigs/kubespray v2.31.0 roles/kubespray_defaults/vars/main/checksums.yml",
    },
  },
  check: (context) => {
    const { kubernetes, platform } = context.cluster;
    const known = Object.keys(kubesprayReleaseOf(platform.release).kubernetes);
    if (known.includes(kubernetes)) return;
    context.report.add("KSP-020", atTop(context, "kubernetes"), {
      message: `Kubespray ${platform.release} does not install Kubernetes ${kubernetes}`,
      got: kubernetes,
      want: list(known),
      fix: `write kubernetes: "${known.at(-1) ?? ""}"`,
    });
  },
});

const pools = rule({
  finds: {
    "KSP-021": {
      title: "pool of Installation's outside the range in kubeadm-config",
      severity: "error",
      why:
        "While there is no pool yet, the operator holds every pool of the Installation, those for load balancers too, " +
        "against podSubnet, which the play writes from network.pods, and makes none when one lies outside.",
      upstream: operatorRefuses,
      see: "tigera/operator pkg/controller/ippool/defaults.go (mergePlatformPodCIDRs)",
    },
  },
  check: (context) => {
    const { network, calico } = context.cluster;
    for (const [index, pool] of calico.pools.entries()) {
      // POOL-019 says it of pods' pools.
      if (pool.managedBy !== "installation" || !isForLoadBalancers(pool)) continue;
      if (network.pods.some((range) => range.contains(pool.cidr))) continue;
      context.report.add("KSP-021", atTop(context, "calico", "pools", index, "cidr"), {
        message: `kubeadm-config has ${list(network.pods)}, and pool ${pool.cidr} is outside`,
        want: `a range inside ${list(network.pods)}, or managedBy: ippool`,
        fix: "write managedBy: ippool: an IPPool of its own is not held against the range",
      });
    }
  },
});

/** Versions and pools. */
export const clusterRules: readonly KubesprayRule[] = [versions, pools];
