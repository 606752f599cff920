import { here } from "../../../findings";
import { mostNodes } from "../../../model";
import { type Rule, rule } from "../../rule";
import { providerTraits } from "../../cluster";
import { at } from "../../support";
import { apiServerAccepts, operatorAccepts } from "../../verdicts";

/** Most nodes that Kubernetes is made and tested for (kubernetes.io, Considerations for large clusters). */
const kubernetesLimit = 5000;

/** Most nodes that `npm run bench` measures the kit with. */
const kitLimit = 10_000;

/** What the operator makes of each part of the control plane unless it is told otherwise. */
const operatorReplicas = 2;

const size = rule({
  finds: {
    "CAL-060": {
      title: "more nodes than Kubernetes is tested with",
      severity: "warning",
      why: "Kubernetes is made for up to 5,000 nodes: beyond, its API and etcd may be too slow for what they are asked.",
      upstream: apiServerAccepts,
      see: "kubernetes.io/docs/setup/best-practices/cluster-large",
    },
    "CAL-061": {
      title: "more nodes than the kit is tested with",
      severity: "error",
      why: "The kit is measured with up to 10,000 nodes; nobody knows whether what it writes for more is of any use.",
      upstream: here,
      see: "npm run bench",
    },
  },
  check: ({ cluster, report }) => {
    const nodes = mostNodes(cluster.nodes);
    if (nodes <= kubernetesLimit) return;
    const isTooLarge = nodes > kitLimit;
    // One finding, at the group that a smaller number helps most.
    const [largest] = [...cluster.nodes.groups].sort((a, b) => b.count.most - a.count.most);
    const limit = isTooLarge ? kitLimit : kubernetesLimit;
    report.add(isTooLarge ? "CAL-061" : "CAL-060", largest?.path ?? "", {
      message: `there can be ${nodes} nodes, and ${isTooLarge ? "the kit" : "Kubernetes"} is tested with ${limit}`,
      got: `${nodes} nodes`,
      want: `at most ${limit} nodes in a cluster`,
      fix: isTooLarge ? "make several clusters" : "make several clusters, or test the control plane at this size first",
    });
  },
});

const replicas = rule({
  finds: {
    "CAL-067": {
      title: "more replicas of Calico's API server than nodes, and one port for each node",
      severity: "warning",
      why: "On the nodes' own network no two of them share a node: one stays Pending, and the operator never says that it is available.",
      upstream: operatorAccepts,
      see: "tigera/operator pkg/render/apiserver.go (hostNetwork)",
    },
  },
  check: (context) => {
    const { calico, nodes } = context.cluster;
    const onNodes = calico.cni === "Calico" && providerTraits(calico.kubernetesProvider).putsApiServerOnNodes === true;
    const count = nodes.groups.reduce((sum, group) => sum + group.count.initial, 0);
    const wanted = calico.installation.controlPlaneReplicas ?? operatorReplicas;
    if (!onNodes || !calico.components.apiServer || count === 0 || wanted <= count) return;
    context.report.add("CAL-067", at(context, "calico", "installation", "controlPlaneReplicas"), {
      message: `${wanted} replicas of Calico's API server want a node each, and there ${count === 1 ? "is one node" : `are ${count} nodes`}`,
      want: `at most ${count}`,
      fix: `write calico.installation.controlPlaneReplicas: ${count}, or add nodes`,
    });
  },
});

/** How large a cluster can be. */
export const sizeRules: readonly Rule[] = [size, replicas];
