import { isForLoadBalancers, operatorRefuses } from "../../../calico";
import { here, list } from "../../../findings";
import { Cidr, Ip } from "../../../net";
import { accepts, at, atTop, type EksAnywhereJudged, type EksAnywhereRule, refuses, rule, source } from "./support";

const validation = source("pkg/api/v1alpha1/cluster.go (validateNetworking)");

const ranges = rule({
  finds: {
    "EKA-020": {
      title: "not exactly one range of pods, and one of Services",
      severity: "error",
      why: "EKS Anywhere takes one of each, of IPv4 on vSphere.",
      upstream: refuses,
      see: validation,
    },
    "EKA-021": {
      title: "range that each node gets does not fit into that of pods",
      severity: "error",
      why: "kubeadm refuses it when the first machine is up already, so EKS Anywhere does before.",
      upstream: refuses,
      see: validation,
    },
    "EKA-022": {
      title: "fewer ranges for nodes than nodes",
      severity: "error",
      why: "The controller manager cuts the range of pods into one per node: it has none for the last ones, which never become Ready.",
      upstream: accepts,
      see: "kubernetes.io, kube-controller-manager --node-cidr-mask-size",
    },
  },
  check: (context) => {
    const { network, platform, nodes } = context.cluster;
    for (const key of ["pods", "services"] as const) {
      if (network[key].length === 1) continue;
      context.report.add("EKA-020", atTop(context, "network", key), {
        message: `there are ${network[key].length} ranges of ${key}`,
        got: list(network[key]),
        want: "one",
        fix: key === "pods" ? "write one range around all, and the ranges as calico.pools in it" : "write one range",
      });
    }
    const [pods] = network.pods;
    if (pods === undefined) return;
    const { nodeMaskSize } = platform;
    const bits = nodeMaskSize - pods.prefixLength;
    const said = context.intent.platform.nodeMaskSize !== undefined;
    const path = said ? at(context, "nodeMaskSize") : atTop(context, "network", "pods", 0);
    if (bits <= 0 || bits > 16) {
      context.report.add("EKA-021", path, {
        message: `each node gets a /${nodeMaskSize} of ${pods}`,
        got: `/${nodeMaskSize}`,
        want: "a range that is 1 to 16 bits longer than that of pods",
        fix:
          pods.family === 6
            ? "write an IPv4 range: EKS Anywhere makes no IPv6 clusters on vSphere"
            : "write a larger range of pods, or another nodeMaskSize",
      });
      return;
    }
    const most = nodes.groups.reduce((sum, { count }) => sum + count.most, 0) + surge(context);
    if (2 ** bits < most)
      context.report.add("EKA-022", path, {
        message: `${pods} has ${2 ** bits} ranges of /${nodeMaskSize}, and there may be ${most} nodes, with those of an upgrade`,
        got: String(2 ** bits),
        want: `at least ${most}`,
        fix: "write a larger range of pods, or a longer nodeMaskSize: Calico's own blocks are not cut from it",
      });
  },
});

/** Machines that there are more while an upgrade replaces them. */
function surge(context: EksAnywhereJudged): number {
  const { machineGroups, etcd } = context.cluster.platform;
  return machineGroups.reduce((sum, { maxSurge }) => sum + maxSurge, etcd === undefined ? 0 : 1);
}

const endpoint = rule({
  finds: {
    "EKA-023": {
      title: "endpoint that DHCP may give away",
      severity: "error",
      why: "A machine gets the address of the API, and both are answered for in turn.",
      upstream: accepts,
      see: "anywhere.eks.amazonaws.com/docs/getting-started/vsphere/vsphere-prereq",
    },
    "EKA-024": {
      title: "endpoint outside the nodes' network",
      severity: "error",
      why: "kube-vip answers for it by ARP on the interface of a control plane: nobody else on another network would find it.",
      upstream: accepts,
      see: source("pkg/providers/vsphere/config/template-cp.yaml (vip_arp)"),
    },
  },
  check: (context) => {
    const { endpoint: address } = context.cluster.platform;
    const { dhcp } = context.intent.platform;
    const { nodes } = context.cluster.network;
    const path = at(context, "endpoint");
    if (dhcp !== undefined && isBetween(address, dhcp))
      context.report.add("EKA-023", path, {
        message: `${address} is among the addresses of DHCP, ${dhcp.first} to ${dhcp.last}`,
        got: address.toString(),
        want: "a free address that DHCP does not give",
        fix: "write another, or take it out of DHCP's range",
      });
    if (nodes.length > 0 && !nodes.some((range) => range.contains(address)))
      context.report.add("EKA-024", path, {
        message: `${address} is in none of ${list(nodes)}`,
        got: address.toString(),
        want: `an address in ${list(nodes)}`,
        fix: "write a free address of the control planes' network",
      });
  },
});

function isBetween(address: Ip, { first, last }: { readonly first: Ip; readonly last: Ip }): boolean {
  return address.family === first.family && first.compare(address) <= 0 && address.compare(last) <= 0;
}

interface Known {
  readonly what: string;
  readonly path: string;
  readonly range: Cidr;
}

const overlaps = rule({
  finds: {
    "EKA-025": {
      title: "address that machines need lies among those of pods or Services",
      severity: "error",
      why:
        "EKS Anywhere does not compare them. Once the first Service or pod has such an address, packets to vCenter, to the API or to a name " +
        "server stay on the node (eks-anywhere issues 6532, 6032).",
      upstream: accepts,
      see: "github.com/aws/eks-anywhere/issues/6532",
    },
    "EKA-026": {
      title: "DHCP that has no address left for an upgrade",
      severity: "error",
      why: "An upgrade makes a new machine before it takes an old one away, for control planes, etcd and each group of workers.",
      upstream: accepts,
      see: "github.com/aws/eks-anywhere/issues/2890",
    },
    "EKA-027": {
      title: "DHCP outside the nodes' network, or from its end to its beginning",
      severity: "error",
      why: "Either the addresses or the network is mistyped, and both decide what may overlap.",
      upstream: here,
      see: "docs.tigera.io/calico/latest/networking/ipam/ip-autodetection",
    },
  },
  check: (context) => {
    const { network } = context.cluster;
    const inner = [
      ...network.pods.map((range) => ({ range, what: "pods" })),
      ...network.services.map((range) => ({ range, what: "Services" })),
    ];
    for (const { what, path, range } of outerOf(context)) {
      const hit = inner.find((one) => one.range.overlaps(range));
      if (hit === undefined) continue;
      context.report.add("EKA-025", path, {
        message: `${what} is in ${hit.range}, which is the ${hit.what}'`,
        got: range.toString(),
        want: `nothing of ${hit.range}`,
        fix: `write other ranges under network, or correct ${what}`,
      });
    }
    const { dhcp } = context.intent.platform;
    if (dhcp === undefined) return;
    const { nodes } = network;
    const isOutside =
      nodes.length > 0 && ![dhcp.first, dhcp.last].every((one) => nodes.some((range) => range.contains(one)));
    const isBackwards = dhcp.first.family !== dhcp.last.family || dhcp.first.compare(dhcp.last) > 0;
    if (isOutside || isBackwards) {
      context.report.add("EKA-027", at(context, "dhcp"), {
        message: `DHCP gives ${dhcp.first} to ${dhcp.last}, and nodes are in ${list(nodes) || "a network that nobody said"}`,
        got: `${dhcp.first} to ${dhcp.last}`,
        want: "addresses of the nodes' network, the lowest first",
        fix: "correct the addresses, or platform.underlay.nodes",
      });
      return;
    }
    const there = dhcp.last.value - dhcp.first.value + 1n;
    const wanted = machines(context) + surge(context);
    if (there >= BigInt(wanted)) return;
    context.report.add("EKA-026", at(context, "dhcp"), {
      message: `DHCP has ${there} addresses, and an upgrade needs ${wanted}: ${machines(context)} machines and ${surge(context)} that come before others go`,
      got: there.toString(),
      want: `at least ${wanted}`,
      fix: "give DHCP more addresses",
    });
  },
});

function machines(context: EksAnywhereJudged): number {
  const { etcd } = context.cluster.platform;
  return context.cluster.nodes.groups.reduce((sum, { count }) => sum + count.most, etcd?.count ?? 0);
}

/** What machines reach by addresses that are known. */
function outerOf(context: EksAnywhereJudged): readonly Known[] {
  const { platform } = context.intent;
  const one = (what: string, text: string, ...keys: readonly (string | number)[]): readonly Known[] => {
    const parsed = Ip.parse(text.replace(/^\[|\]$/g, ""));
    if (!parsed.ok) return [];
    const range = Cidr.containing(parsed.value, parsed.value.family === 4 ? 32 : 128);
    return [{ what: `${what} ${text}`, path: at(context, ...keys), range }];
  };
  const hostOf = (url: string): string => url.replace(/^[a-z]+:\/\//, "").replace(/:\d+$/, "");
  const { dhcp, proxy, registryMirror, dnsServers = [], otherRanges = [] } = platform;
  return [
    ...one("the endpoint", platform.endpoint.toString(), "endpoint"),
    ...one("vCenter", platform.on.server, "on", "server"),
    ...dnsServers.flatMap((server, index) => one("name server", server.toString(), "dnsServers", index)),
    ...(dhcp === undefined
      ? []
      : [
          ...one("DHCP's", dhcp.first.toString(), "dhcp", "first"),
          ...one("DHCP's", dhcp.last.toString(), "dhcp", "last"),
        ]),
    ...(proxy === undefined ? [] : one("the proxy", hostOf(proxy.http), "proxy", "http")),
    ...(registryMirror === undefined ? [] : one("the registry", registryMirror.endpoint, "registryMirror", "endpoint")),
    ...otherRanges.map((range, index) => ({ what: range.toString(), path: at(context, "otherRanges", index), range })),
  ];
}

const pools = rule({
  finds: {
    "EKA-028": {
      title: "pool of Installation's outside EKS Anywhere's range of pods",
      severity: "error",
      why:
        "While there is no pool yet, the operator holds every pool of the Installation, those for load balancers too, against podSubnet, and " +
        "makes none when one lies outside: the hand-over would leave nodes without a network.",
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
      context.report.add("EKA-028", atTop(context, "calico", "pools", index, "cidr"), {
        message: `kubeadm-config has ${list(network.pods)}, and pool ${pool.cidr} is outside`,
        want: `a range inside ${list(network.pods)}, or managedBy: ippool`,
        fix: "write managedBy: ippool: an IPPool of its own is not held against the range",
      });
    }
  },
});

/** Everything about addresses. */
export const addressRules: readonly EksAnywhereRule[] = [ranges, endpoint, overlaps, pools];
