import type { KubernetesObject } from "../../model";
import { vppNamespace } from "../names";

const serviceAccount = "calico-vpp-node-sa";

/** The account of VPP's pods and what it may do; as vpp-dataplane's own manifests have it (yaml/generated). */
export const vppServiceAccount = serviceAccount;

interface PolicyRule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

const rule = (apiGroup: string, resources: readonly string[], verbs: readonly string[]): PolicyRule => ({
  apiGroups: [apiGroup],
  resources,
  verbs,
});

const calicoGroup = "crd.projectcalico.org";

const rules: readonly PolicyRule[] = [
  rule("", ["pods", "nodes", "namespaces"], ["get"]),
  rule("", ["endpoints", "services"], ["watch", "list", "get"]),
  rule("discovery.k8s.io", ["endpointslices"], ["watch", "list", "get"]),
  rule("", ["configmaps"], ["get"]),
  rule("", ["nodes/status"], ["patch", "update"]),
  rule("networking.k8s.io", ["networkpolicies"], ["watch", "list"]),
  rule("", ["pods", "namespaces", "serviceaccounts"], ["list", "watch"]),
  rule("", ["pods/status"], ["patch"]),
  rule(
    calicoGroup,
    [
      "globalfelixconfigs",
      "felixconfigurations",
      "bgppeers",
      "bgpfilters",
      "globalbgpconfigs",
      "bgpconfigurations",
      "ippools",
      "ipamblocks",
      "globalnetworkpolicies",
      "globalnetworksets",
      "networkpolicies",
      "networksets",
      "clusterinformations",
      "hostendpoints",
      "blockaffinities",
    ],
    ["get", "list", "watch"],
  ),
  rule("", ["nodes"], ["get", "list", "watch"]),
  rule(calicoGroup, ["blockaffinities", "ipamblocks", "ipamhandles"], ["get", "list", "create", "update", "delete"]),
  rule(calicoGroup, ["ipamconfigs"], ["get"]),
  rule(calicoGroup, ["blockaffinities"], ["watch"]),
];

export function vppAccess(): readonly KubernetesObject[] {
  const rbac = "rbac.authorization.k8s.io";
  return [
    { apiVersion: "v1", kind: "ServiceAccount", metadata: { name: serviceAccount, namespace: vppNamespace } },
    { apiVersion: `${rbac}/v1`, kind: "ClusterRole", metadata: { name: "calico-vpp-node-role" }, rules },
    {
      apiVersion: `${rbac}/v1`,
      kind: "ClusterRoleBinding",
      metadata: { name: "calico-vpp-node" },
      roleRef: { apiGroup: rbac, kind: "ClusterRole", name: "calico-vpp-node-role" },
      subjects: [{ kind: "ServiceAccount", name: serviceAccount, namespace: vppNamespace }],
    },
  ];
}
