import { at as atTop } from "../../../calico";
import { list } from "../../../findings";
import { Cidr } from "../../../net";
import { imageOf } from "../images";
import { controlPlaneOf } from "../instance-groups";
import { accepts, at, atGroup, type KopsRule, refuses, rule } from "./support";

const validation = "kubernetes/kops v1.35.0 pkg/apis/kops/validation";

const families = rule({
  finds: {
    "KOPS-011": {
      title: "IPv6 pods or services",
      severity: "error",
      why: "kOps makes IPv4 clusters or IPv6-only ones, never both, and WireGuard and encapsulation are not in the latter.",
      upstream: refuses,
      see: `${validation}/validation.go, validateNetworking`,
    },
  },
  check: (context) => {
    const { cluster, report } = context;
    for (const key of ["pods", "services"] as const) {
      const index = cluster.network[key].findIndex((range) => range.family === 6);
      if (index < 0) continue;
      report.add("KOPS-011", atTop(context, "network", key, index), {
        message: `${cluster.network[key][index]} is IPv6, and the kit makes IPv4 clusters with kOps`,
        want: `IPv4 ${key}`,
        fix: "remove the range",
      });
    }
  },
});

const wireguard = rule({
  finds: {
    "KOPS-012": {
      title: "WireGuard on nodes where kOps does not install its tools",
      severity: "warning",
      why: "kOps installs them on Ubuntu only; where the kernel lacks the module, Calico sends to such a node in clear text.",
      upstream: accepts,
      see: "kubernetes/kops v1.35.0 nodeup/pkg/model/networking/calico.go",
    },
  },
  check: (context) => {
    const { cluster, report } = context;
    if (cluster.calico.encryption.kind !== "wireguard") return;
    const [controlPlane] = controlPlaneOf(cluster);
    const groups = [
      ...(controlPlane === undefined ? [] : [["the control plane", controlPlane] as const]),
      ...cluster.nodes.groups.flatMap((group) =>
        group.role === "worker" ? [[`group ${group.name}`, group] as const] : [],
      ),
    ];
    for (const [who, group] of groups) {
      const { label, kernel, hasWireguardPackage } = imageOf(group.os);
      if (hasWireguardPackage) continue;
      report.add("KOPS-012", atGroup(context, group, "os"), {
        message: `${who} runs ${label}, where kOps installs no WireGuard; the module of its kernel ${kernel} must be there`,
        want: "ubuntu, or a kernel with the module on every node",
        fix: "use os: ubuntu, or see on a node that `modprobe wireguard` works",
      });
    }
  },
});

const reflectors = rule({
  finds: {
    "KOPS-043": {
      title: "route reflectors that no peer selects",
      severity: "warning",
      why: "With the mesh off, nodes have no session at all; with it on, the reflectors reflect nothing.",
      upstream: accepts,
      see: "docs.tigera.io/calico/latest/networking/configuring/bgp, route reflectors",
    },
  },
  check: (context) => {
    const { cluster, report } = context;
    const { platform } = context.intent;
    const { routeReflectors } = cluster.platform;
    if (routeReflectors.length === 0 || cluster.calico.bgp.peers.some(({ peerSelector }) => peerSelector !== undefined))
      return;
    const index = platform.instanceGroups.findIndex(({ routeReflectorClusterId: id }) => id !== undefined);
    report.add("KOPS-043", at(context, "instanceGroups", index, "routeReflectorClusterId"), {
      message: `no peer selects ${list(routeReflectors.map(({ instanceGroup }) => instanceGroup))}`,
      want: "a BGPPeer with a peerSelector for them",
      fix: "add to calico.bgp.peers: { name: reflectors, nodeSelector: all(), peerSelector: has(route-reflector) }",
    });
  },
});

/** A peer outside the cluster that would have to be in a VPC that is not there yet. */
const peers = rule({
  finds: {
    "KOPS-042": {
      title: "BGP peer inside a VPC that kOps has yet to make",
      severity: "warning",
      why: "Nothing can have an address there before kOps made the VPC; a route server or router belongs into a shared one.",
      upstream: accepts,
      see: "docs.aws.amazon.com/vpc/latest/userguide/dynamic-routing-route-server.html",
    },
  },
  check: (context) => {
    const { cluster, report } = context;
    const { vpc } = cluster.platform;
    if (vpc.kind === "shared") return;
    for (const [index, { name, peerIP }] of cluster.calico.bgp.peers.entries()) {
      if (peerIP === undefined || !vpc.subnets.some(({ cidr }) => Cidr.of(cidr).contains(peerIP.ip))) continue;
      report.add("KOPS-042", atTop(context, "calico", "bgp", "peers", index, "peerIP"), {
        message: `peer ${name} has ${peerIP}, an address of the VPC that kOps makes and owns`,
        want: "a router or route server in a VPC that is shared with kOps",
        fix: "write platform.vpc: { kind: shared, ... }",
      });
    }
  },
});

/** Calico and BGP on kOps, whoever installs it. */
export const calicoRules: readonly KopsRule[] = [families, wireguard, reflectors, peers];
