import { list } from "../../../findings";
import type { Nodes, Selector } from "../../../model";
import { knownLabels, nodeKinds } from "../../node-kinds";
import { type Rule, rule } from "../../rule";
import { at } from "../../support";
import { apiServerAccepts } from "../../verdicts";
import { ownPeers } from "../fabric";

/** Field report A1: the one outage that every object survived as valid as it was. */
const postMortem = "Reddit, post-mortem of 14 March 2023: reflectors were selected by a label that an upgrade removed";

/** Labels of Kubernetes that say what a node is and not what somebody made of it: kubelets write them for good. */
const lasting = new Set([
  "kubernetes.io/hostname",
  "kubernetes.io/os",
  "kubernetes.io/arch",
  "topology.kubernetes.io/zone",
  "topology.kubernetes.io/region",
  "node.kubernetes.io/instance-type",
]);

const selectors = rule({
  finds: {
    "BGP-047": {
      title: "peers found by a label that somebody else takes away",
      severity: "warning",
      why: "Roles and other marks of Kubernetes and installers go when their owner thinks better of it, and with them every session, while each object stays valid.",
      upstream: apiServerAccepts,
      see: postMortem,
    },
    "BGP-048": {
      title: "peer selector that finds one node only",
      severity: "warning",
      why: "While the only one restarts, or has lost its label, whoever peers with it has no route.",
      upstream: apiServerAccepts,
      see: postMortem,
    },
  },
  check: (context) => {
    const { report, cluster } = context;
    if (cluster.calico.routing.bgp === "Disabled") return;
    // Of those that follow from a fabric FAB-033 speaks.
    for (const [index, peer] of ownPeers(cluster).entries()) {
      for (const key of ["nodeSelector", "peerSelector"] as const) {
        const others = (peer[key]?.labels ?? []).filter(isOfOthers);
        if (others.length === 0) continue;
        report.add("BGP-047", at(context, "calico", "bgp", "peers", index, key), {
          message: `peer ${peer.name} finds nodes by ${list(others)}`,
          got: peer[key],
          want: "a label that you write yourself, and nobody else",
          fix: "give the nodes a label of your own, e.g. bgp.example.com/reflector, and select that",
        });
      }
      const { peerSelector } = peer;
      if (peerSelector === undefined || cluster.calico.bgp.nodeToNodeMeshEnabled) continue;
      const found = leastFound(cluster.nodes, peerSelector);
      // Of none BGP-070 speaks.
      if (found !== 1) continue;
      report.add("BGP-048", at(context, "calico", "bgp", "peers", index, "peerSelector"), {
        message: `peer ${peer.name} selects one node of those that the intent knows, by their labels`,
        got: peerSelector,
        want: "two nodes or more",
        fix: "give the label to two nodes or more that do not fail together, in the intent",
      });
    }
  },
});

function isOfOthers(label: string): boolean {
  const [domain = "", name] = label.split("/");
  return name !== undefined && !lasting.has(label) && /(^|\.)(kubernetes|k8s)\.io$/.test(domain);
}

/** How many nodes there are at least that a selector finds. */
function leastFound({ groups, named }: Nodes, selector: Selector): number {
  const withNames = new Set(named.map(({ group }) => group));
  const ofGroups = groups.filter(({ name, labels }) => !withNames.has(name) && selector.matches(labels));
  return (
    named.filter(({ labels }) => selector.matches(labels)).length +
    ofGroups.reduce((sum, { count }) => sum + count.least, 0)
  );
}

const nobody = rule({
  finds: {
    "BGP-070": {
      title: "peer that no node of the intent has",
      severity: "warning",
      why: "Every object is valid and there is no session: whoever counts on its routes has none.",
      upstream: apiServerAccepts,
      see: "docs.tigera.io/calico/latest/reference/resources/bgppeer (nodeSelector, peerSelector)",
    },
  },
  check: (context) => {
    const { report, cluster } = context;
    if (cluster.calico.routing.bgp === "Disabled") return;
    const kinds = nodeKinds(cluster.nodes);
    const known = knownLabels(kinds);
    for (const [index, peer] of ownPeers(cluster).entries())
      for (const key of ["nodeSelector", "peerSelector"] as const) {
        const selector = peer[key];
        if (selector === undefined || kinds.length === 0) continue;
        if (kinds.some(({ labels }) => selector.matches(labels))) continue;
        // The cloud and the kubelet put labels on nodes that no intent says.
        if (selector.labels.some((label) => isByOthers(label) && !known.has(label))) continue;
        report.add("BGP-070", at(context, "calico", "bgp", "peers", index, key), {
          message: `${key} of peer ${peer.name} finds none of the nodes that the intent knows, by their labels`,
          want: "a selector that finds a node",
          fix: `give nodes the labels in the intent${key === "peerSelector" ? ", two or more that do not fail together" : ""}, or correct the selector`,
        });
      }
  },
});

/** Labels that kubelets and clouds put on nodes by themselves. */
const isByOthers = (label: string): boolean =>
  lasting.has(label) || /(^|\.)(kubernetes|k8s)\.io\/|\.amazonaws\.com\//.test(label);

/** Which nodes BGPPeers find. */
export const bgpSelectorRules: readonly Rule[] = [selectors, nobody];
