import { compact, type KubernetesObject } from "../../model";
import type { Cidr } from "../../net";
import { checked } from "./checked";
import type { Stage } from "./spec";

/** A selector of Kubernetes; empty: everything. */
export interface LabelSelectorSpec {
  readonly matchLabels?: Readonly<Record<string, string>>;
  readonly matchExpressions?: readonly (
    | { readonly key: string; readonly operator: "In" | "NotIn"; readonly values: readonly string[] }
    | { readonly key: string; readonly operator: "Exists" | "DoesNotExist" }
  )[];
}

/** Of a peer with both selectors both must hold. */
export type KubernetesPeerSpec =
  | { readonly podSelector?: LabelSelectorSpec; readonly namespaceSelector?: LabelSelectorSpec }
  | { readonly ipBlock: { readonly cidr: Cidr; readonly except?: readonly Cidr[] } };

export interface KubernetesPortSpec {
  /** TCP unless said. */
  readonly protocol?: "TCP" | "UDP" | "SCTP";
  /** A number from 1 to 65535, or a port's name; absent: any. */
  readonly port?: number | string;
  /** The last port of a range that begins with `port`. */
  readonly endPort?: number;
}

/** A NetworkPolicy of networking.k8s.io/v1. */
export interface KubernetesNetworkPolicySpec {
  readonly name: string;
  readonly namespace: string;
  readonly podSelector: LabelSelectorSpec;
  readonly policyTypes: readonly ("Ingress" | "Egress")[];
  readonly ingress?: readonly {
    readonly ports?: readonly KubernetesPortSpec[];
    readonly from?: readonly KubernetesPeerSpec[];
  }[];
  readonly egress?: readonly {
    readonly ports?: readonly KubernetesPortSpec[];
    readonly to?: readonly KubernetesPeerSpec[];
  }[];
  /** `enforced` unless said; staged: Calico's StagedKubernetesNetworkPolicy. */
  readonly stage?: Stage;
}

/** Throws PolicyError where kube-apiserver, or Calico's for a staged one, would refuse it. */
export function kubernetesNetworkPolicy(wanted: KubernetesNetworkPolicySpec): KubernetesObject {
  const { name, namespace, stage = "enforced", podSelector, policyTypes, ingress, egress } = wanted;
  const isStaged = stage !== "enforced";
  const spec =
    stage === "staged-delete" ? {} : { podSelector, policyTypes, ingress: plainly(ingress), egress: plainly(egress) };
  return checked({
    apiVersion: isStaged ? "projectcalico.org/v3" : "networking.k8s.io/v1",
    kind: isStaged ? "StagedKubernetesNetworkPolicy" : "NetworkPolicy",
    metadata: { name, namespace },
    spec: compact({ ...spec, stagedAction: isStaged ? (stage === "staged" ? "Set" : "Delete") : undefined }),
  });
}

/** Pods of namespaces: all of them, or some. */
export type AdminPodsSpec =
  | { readonly namespaces: LabelSelectorSpec }
  | { readonly pods: { readonly namespaceSelector: LabelSelectorSpec; readonly podSelector: LabelSelectorSpec } };

/** A peer of an egress rule may also be ranges. */
export type AdminPeerSpec = AdminPodsSpec | { readonly networks: readonly Cidr[] };

/** A port by number, or a range of them. */
export type AdminPortSpec =
  | { readonly protocol: "TCP" | "UDP" | "SCTP"; readonly number: number }
  | { readonly protocol: "TCP" | "UDP" | "SCTP"; readonly range: { readonly start: number; readonly end: number } };

interface AdminRuleSpec<Action extends string, Peer> {
  readonly name?: string;
  readonly action: Action;
  readonly peers: readonly Peer[];
  readonly ports?: readonly AdminPortSpec[];
}

/** A ClusterNetworkPolicy of policy.networking.k8s.io/v1alpha2, which Calico serves from 3.32 on. */
export interface ClusterNetworkPolicySpec {
  readonly name: string;
  /** `Admin` is asked before all of tier default, `Baseline` after it. */
  readonly tier: "Admin" | "Baseline";
  /** 0 to 1000, lower first. */
  readonly priority: number;
  readonly subject: AdminPodsSpec;
  readonly ingress?: readonly AdminRuleSpec<"Accept" | "Deny" | "Pass", AdminPodsSpec>[];
  readonly egress?: readonly AdminRuleSpec<"Accept" | "Deny" | "Pass", AdminPeerSpec>[];
}

/** Throws PolicyError where it would be refused. */
export function clusterNetworkPolicy({ name, ingress, egress, ...spec }: ClusterNetworkPolicySpec): KubernetesObject {
  return checked({
    apiVersion: "policy.networking.k8s.io/v1alpha2",
    kind: "ClusterNetworkPolicy",
    metadata: { name },
    spec: compact({
      ...spec,
      ingress: rulesOf(ingress, "from", inProtocols),
      egress: rulesOf(egress, "to", inProtocols),
    }),
  });
}

/**
 * An AdminNetworkPolicy of policy.networking.k8s.io/v1alpha1, or, without a priority, the one BaselineAdminNetworkPolicy, whose
 * name is `default`. Calico serves them up to 3.31; 3.32 has ClusterNetworkPolicy in their place.
 */
export interface AdminNetworkPolicySpec {
  readonly name: string;
  /** 0 to 1000, lower first. Absent: the baseline. */
  readonly priority?: number;
  readonly subject: AdminPodsSpec;
  /** A baseline has no `Pass`. */
  readonly ingress?: readonly AdminRuleSpec<"Allow" | "Deny" | "Pass", AdminPodsSpec>[];
  readonly egress?: readonly AdminRuleSpec<"Allow" | "Deny" | "Pass", AdminPeerSpec>[];
}

/** Throws PolicyError where it would be refused. */
export function adminNetworkPolicy({ name, ingress, egress, ...spec }: AdminNetworkPolicySpec): KubernetesObject {
  return checked({
    apiVersion: "policy.networking.k8s.io/v1alpha1",
    kind: spec.priority === undefined ? "BaselineAdminNetworkPolicy" : "AdminNetworkPolicy",
    metadata: { name },
    spec: compact({ ...spec, ingress: rulesOf(ingress, "from", inPorts), egress: rulesOf(egress, "to", inPorts) }),
  });
}

type WritePorts = (ports: readonly AdminPortSpec[]) => object;

function rulesOf(
  rules: readonly AdminRuleSpec<string, AdminPeerSpec>[] | undefined,
  peersKey: "from" | "to",
  writePorts: WritePorts,
): unknown {
  return rules?.map(({ ports, peers, ...rule }) => ({
    ...rule,
    [peersKey]: plainly(peers),
    ...(ports === undefined ? {} : writePorts(ports)),
  }));
}

/** v1alpha2 has a port under its protocol. */
const inProtocols: WritePorts = (ports) => ({
  protocols: ports.map(({ protocol, ...port }) => ({ [protocol.toLowerCase()]: { destinationPort: port } })),
});

const inPorts: WritePorts = (ports) => ({
  ports: ports.map((port) =>
    "number" in port
      ? { portNumber: { protocol: port.protocol, port: port.number } }
      : { portRange: { protocol: port.protocol, ...port.range } },
  ),
});

/** Ranges as text. */
function plainly(value: unknown): unknown {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown);
}
