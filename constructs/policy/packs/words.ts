import type { SelectorTree } from "../../model";
import { Cidr, type Ip } from "../../net";
import {
  allOf,
  anyOf,
  type EntitySpec,
  hasLabel,
  isNot,
  labelIn,
  labelIs,
  labelNotIn,
  type ProtocolSpec,
  type RuleSpec,
  withoutNamespace,
} from "../build";
import type { PackGround } from "./pack";

/** The label that the API server gives each namespace. */
export const namespaceName = "kubernetes.io/metadata.name";

/** The label that kube-controllers give the host endpoints that they make (kube-controllers/pkg/controllers/node/hostendpoints.go). */
const madeByCalico = labelIs("projectcalico.org/created-by", "calico-kube-controllers");

/** Host endpoints, as what a policy is about. A pod that took the label for itself would be none. */
export const hosts: SelectorTree = allOf(madeByCalico, isNot(hasLabel("projectcalico.org/namespace")));

/** Those of control planes: host endpoints have the labels of their nodes. */
export const controlPlanes: SelectorTree = allOf(hosts, hasLabel("node-role.kubernetes.io/control-plane"));

/** Host endpoints, as either end of a rule. */
export const fromHosts: EntitySpec = { selector: madeByCalico, namespaceSelector: withoutNamespace };

export const fromControlPlanes: EntitySpec = {
  selector: allOf(madeByCalico, hasLabel("node-role.kubernetes.io/control-plane")),
  namespaceSelector: withoutNamespace,
};

const linkLocal = [Cidr.of("169.254.0.0/16"), Cidr.of("fe80::/10")];

/**
 * Nodes as the destination of what pods send: addresses of host endpoints, and link-local ones, which never leave a pod's own
 * node. A policy of the node does not see its own pods, and behind SNAT takes those of another node for that node: only a policy
 * for the pods can close the way.
 */
export function onNodes({ families }: PackGround, nodes: EntitySpec = fromHosts): readonly EntitySpec[] {
  return [nodes, ...linkLocal.filter(({ family }) => families.includes(family)).map((net) => ({ nets: [net] }))];
}

/**
 * Pods' namespaces but the system's. That the label is there is part of it: `not in` alone also takes what has no namespace,
 * and a host endpoint would be cut off with the pods.
 * @param without further ones that the policy is not about
 */
export function ordinaryNamespaces(
  { systemNamespaces, systemPrefixes }: PackGround,
  without: readonly string[] = [],
): SelectorTree {
  return allOf(
    hasLabel(namespaceName),
    labelNotIn(namespaceName, systemNamespaces),
    ...systemPrefixes.map((prefix) => isNot(nameBeginsWith(prefix))),
    without.length === 0 ? undefined : labelNotIn(namespaceName, without),
  );
}

const nameBeginsWith = (value: string): SelectorTree => ({
  kind: "value",
  label: namespaceName,
  operator: "starts with",
  value,
});

export function namespacesNamed(names: readonly string[]): SelectorTree {
  return labelIn(namespaceName, names);
}

export const systemPods = ({ systemNamespaces, systemPrefixes }: PackGround): EntitySpec => ({
  namespaceSelector: anyOf(namespacesNamed(systemNamespaces), ...systemPrefixes.map(nameBeginsWith)),
});

/** An address as a range of one. */
export const alone = (address: Ip): Cidr => Cidr.of(`${address.toString()}/${address.family === 4 ? 32 : 128}`);

/** Each range once: in Calico's objects such lists are sets, and one that the intent names may be the nodes', too. */
export const onceEach = (nets: readonly Cidr[]): readonly Cidr[] => [
  ...new Map(nets.map((net) => [net.toString(), net])).values(),
];

/** One rule for each family that is there: a rule takes ranges of one only. */
export function byFamily(nets: readonly Cidr[], make: (ofOne: readonly Cidr[]) => RuleSpec): readonly RuleSpec[] {
  return ([4, 6] as const).flatMap((family) => {
    const ofOne = onceEach(nets).filter((net) => net.family === family);
    return ofOne.length === 0 ? [] : [make(ofOne)];
  });
}

/** Rules for ports of both TCP and UDP. */
export function tcpAndUdp(make: (protocol: ProtocolSpec) => RuleSpec): readonly RuleSpec[] {
  return [make("UDP"), make("TCP")];
}

/** Names are looked up at the pods that know them, and at what answers on the node in their place. */
export function dnsRules(ground: PackGround): readonly RuleSpec[] {
  const { namespace, label, value, port } = ground.dns.pods;
  const clusterDns: EntitySpec = {
    selector: labelIs(label, value),
    namespaceSelector: namespacesNamed([namespace]),
    ports: [port],
  };
  return [
    ...tcpAndUdp((protocol) => ({ action: "Allow", protocol, destination: clusterDns })),
    ...nodeLocalDns(ground, "Allow"),
  ];
}

/** Rules for DNS at the cache on the pod's node (NodeLocal DNSCache); none where there is none. */
export function nodeLocalDns({ families, dns }: PackGround, action: "Allow" | "Pass"): readonly RuleSpec[] {
  const caches = dns.nodeLocal.filter(({ family }) => families.includes(family)).map(alone);
  return tcpAndUdp((protocol) => ({ action, protocol })).flatMap((rule) =>
    byFamily(caches, (nets) => ({ ...rule, destination: { nets, ports: [53] } })),
  );
}
