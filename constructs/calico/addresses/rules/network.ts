import { here, list } from "../../../findings";
import { familiesOf } from "../../../model";
import { Cidr, specialUse } from "../../../net";
import { type Rule, rule } from "../../rule";
import { at, firstWritten } from "../../support";
import { operatorAccepts } from "../../verdicts";

const rangesNetwork = "docs.tigera.io/calico/latest/networking/ipam/get-started-ip-addresses";

const use = ["pods", "services"] as const;

/** Shared address space of carriers (RFC 6598): not public, and a usual choice for pods in a VPC. */
const shared = Cidr.of("100.64.0.0/10");
const docker = Cidr.of("172.17.0.0/16");

function isPublic(range: Cidr): boolean {
  return !range.isPrivate && !shared.contains(range);
}

const onePerFamily = rule({
  finds: {
    "NET-001": {
      title: "two pod ranges of one IP family",
      severity: "error",
      why: "A cluster has one pod range per family; further ranges are IP pools inside it or beside it.",
      upstream: here,
      see: "kubernetes.io/docs/concepts/services-networking/dual-stack",
    },
    "NET-002": {
      title: "two service ranges of one IP family",
      severity: "error",
      why: "The Kubernetes API server takes one service range, or one per family.",
      upstream: here,
      see: "kubernetes.io/docs/concepts/services-networking/dual-stack",
    },
  },
  check: (context) => {
    for (const [code, kind] of [
      ["NET-001", "pods"],
      ["NET-002", "services"],
    ] as const) {
      const ranges = context.cluster.network[kind];
      // A cloud's CNI gives pods addresses of every range that its network has.
      if (kind === "pods" && context.cluster.calico.cni !== "Calico" && context.intent.network?.pods === undefined)
        continue;
      for (const [index, range] of ranges.entries()) {
        const earlier = ranges.find((other) => other.family === range.family);
        if (earlier === undefined || earlier === range) continue;
        context.report.add(code, at(context, "network", kind, index), {
          message: `${range} and ${earlier} are both IPv${range.family}`,
          want: "at most one IPv4 and one IPv6 range",
          fix:
            kind === "pods"
              ? "write one range that holds both and cut it up under calico.pools"
              : "keep one of them; a service range cannot be extended by a second one",
        });
      }
    }
  },
});

const families = rule({
  finds: {
    "NET-003": {
      title: "services have an IP family that pods do not have",
      severity: "error",
      why: "A Service of that family would have no endpoint that it can send to.",
      upstream: here,
      see: "kubernetes.io/docs/concepts/services-networking/dual-stack",
    },
    "NET-008": {
      title: "pods have an IP family that nodes do not have",
      severity: "error",
      why: "Routes and tunnels between nodes start and end at a node address of the same family.",
      upstream: operatorAccepts,
      see: "docs.tigera.io/calico/latest/networking/ipam/ipv6",
    },
  },
  check: (context) => {
    const { pods, services, nodes, families: podFamilies } = context.cluster.network;
    // No family of the pods is known where a cloud's CNI hands out addresses and nobody wrote a pod range.
    const lacking = podFamilies.length === 0 ? [] : familiesOf(services).filter((one) => !podFamilies.includes(one));
    for (const family of lacking) {
      const index = services.findIndex((range) => range.family === family);
      context.report.add("NET-003", firstWritten(context, ["network", "services", index], ["network", "pods"]), {
        message: `services are IPv${family} (${services[index]}), pods are ${list(podFamilies.map((one) => `IPv${one}`))} only`,
        want: `a service range of the pods' family`,
        fix: `add an IPv${family} pod range, or use a service range of the pods' family`,
      });
    }
    const nodeFamilies = familiesOf(nodes);
    for (const [index, range] of pods.entries()) {
      const { family } = range;
      if (nodeFamilies.length === 0 || nodeFamilies.includes(family)) continue;
      context.report.add("NET-008", at(context, "network", "pods", index), {
        message: `pods are IPv${family} (${range}), but nodes have no IPv${family} address`,
        want: `pod ranges of the nodes' family: ${list(nodeFamilies.map((one) => `IPv${one}`))}`,
        fix: `remove ${range}`,
      });
    }
  },
});

const overlaps = rule({
  finds: {
    "NET-004": {
      title: "pod and service ranges overlap",
      severity: "error",
      why: "Traffic to a pod in the overlap would be taken for traffic to a Service and vanish.",
      upstream: operatorAccepts,
      see: rangesNetwork,
    },
    "NET-005": {
      title: "pod range overlaps the range of the nodes",
      severity: "error",
      why: "Nodes, load balancers and gateways in the overlap become unreachable from every node that holds such a pod.",
      upstream: operatorAccepts,
      see: rangesNetwork,
    },
    "NET-006": {
      title: "service range overlaps the range of the nodes",
      severity: "error",
      why: "A node or gateway with an address in the overlap is taken for a Service.",
      upstream: operatorAccepts,
      see: "kubernetes.io/docs/concepts/services-networking/cluster-ip-allocation",
    },
  },
  check: (context) => {
    const { pods, services, nodes } = context.cluster.network;
    const podsAreOurs = context.cluster.calico.cni === "Calico";
    if (podsAreOurs) {
      eachOverlap(pods, services, (pod, service) =>
        context.report.add(
          "NET-004",
          firstWritten(context, ["network", "pods", pod], ["network", "services", service], ["network"]),
          {
            message: `pods ${pods[pod]} and services ${services[service]} share addresses`,
            got: `${pods[pod]}, ${services[service]}`,
            want: "two ranges without a common address",
            fix: "move one of them, e.g. pods to 172.16.0.0/16 and services to 10.100.0.0/16",
          },
        ),
      );
      eachOverlap(pods, nodes, (pod, node) =>
        context.report.add("NET-005", at(context, "network", "pods", pod), {
          message: `pods ${pods[pod]} and nodes ${nodes[node]} share addresses`,
          got: pods[pod],
          want: `a range outside ${list(nodes)}`,
          fix: "move the pods, e.g. to 172.16.0.0/16, or the nodes' network",
        }),
      );
    }
    eachOverlap(services, nodes, (service, node) =>
      context.report.add("NET-006", at(context, "network", "services", service), {
        message: `services ${services[service]} and nodes ${nodes[node]} share addresses`,
        got: services[service],
        want: `a range outside ${list(nodes)}`,
        fix: "move the services, e.g. to 10.100.0.0/16 or 172.20.0.0/16",
      }),
    );
  },
});

const choiceOfRange = rule({
  finds: {
    "NET-007": {
      title: "range of addresses with a special meaning",
      severity: "error",
      why: "Loopback, link-local, multicast and reserved addresses are never routed between hosts.",
      upstream: operatorAccepts,
      see: "IANA IPv4 and IPv6 special-purpose address registries",
    },
    "NET-009": {
      title: "range in public address space",
      severity: "warning",
      why: "Hosts on the internet with these addresses can no longer be reached from the cluster.",
      upstream: operatorAccepts,
      see: "RFC 1918, RFC 4193, RFC 6598",
    },
    "NET-010": {
      title: "range overlaps Docker's default bridge",
      severity: "warning",
      why: "A node or build machine with Docker keeps 172.17.0.0/16 for itself and cannot reach these addresses.",
      upstream: operatorAccepts,
      see: "docs.docker.com/engine/daemon/#daemon-configuration-file (bip)",
    },
  },
  check: (context) => {
    const { cluster, report } = context;
    for (const kind of use) {
      if (kind === "pods" && cluster.calico.cni !== "Calico") continue;
      for (const [index, range] of cluster.network[kind].entries()) {
        const path = at(context, "network", kind, index);
        const meaning = specialUse(range);
        const advice = {
          want: "a private range",
          fix: "use one inside 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or fc00::/7",
        };
        if (meaning !== undefined)
          report.add("NET-007", path, {
            message: `${kind} ${range} cannot be used: ${meaning}`,
            got: range,
            ...advice,
          });
        else if (isPublic(range))
          report.add("NET-009", path, { message: `${kind} ${range} are public addresses`, got: range, ...advice });
        if (docker.overlaps(range))
          report.add("NET-010", path, {
            message: `${kind} ${range} share addresses with Docker's bridge, ${docker}`,
            got: range,
            want: `a range outside ${docker}`,
            fix: "use another range where any machine that must reach the cluster runs Docker",
          });
      }
    }
  },
});

const cloudPods = rule({
  finds: {
    "NET-011": {
      title: "pod range without effect: the cloud's own CNI hands out addresses",
      severity: "warning",
      why: "Pods get addresses of the cloud network whatever the intent says, and policies written for the range miss them.",
      upstream: operatorAccepts,
      see: "docs.tigera.io/calico/latest/getting-started/kubernetes/managed-public-cloud/eks",
    },
  },
  check: (context) => {
    const { intent, cluster, report } = context;
    if (cluster.calico.cni === "Calico") return;
    const cloud = cluster.network.nodes;
    // Where the cloud network is not known, the range may well be a part of it.
    if (cloud.length === 0) return;
    for (const [index, range] of (intent.network?.pods ?? []).entries()) {
      if (cloud.some((block) => block.contains(range))) continue;
      report.add("NET-011", at(context, "network", "pods", index), {
        message: `pods get addresses of ${list(cloud)}, not of ${range}`,
        want: "no pod range, or one inside the cloud network",
        fix: "remove network.pods, or use routing overlay, where Calico hands out the addresses",
      });
    }
  },
});

function eachOverlap(a: readonly Cidr[], b: readonly Cidr[], found: (a: number, b: number) => void): void {
  for (const [i, left] of a.entries()) for (const [j, right] of b.entries()) if (left.overlaps(right)) found(i, j);
}

/** Address ranges of pods, services and nodes. */
export const networkRules: readonly Rule[] = [onePerFamily, families, overlaps, choiceOfRange, cloudPods];
