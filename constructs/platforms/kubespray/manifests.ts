import type { KubernetesObject, Manifest } from "../../model";
import type { KubesprayWhole } from "./types";

const name = "calico-kit-kube-controllers";

/**
 * What calico-kube-controllers of Calico 3.31 asks for and Kubespray v2.31.0 does not grant, where it grants all else of
 * upstream's role (roles/kubernetes-apps/policy_controller against manifests/calico.yaml of the release): without them
 * its garbage collection of addresses never begins, and blocks of machines that are gone stay (issue 13375). A role of the kit's
 * own beside Kubespray's, which each play writes anew.
 */
export function kubesprayManifests({ platform }: KubesprayWhole): readonly Manifest[] {
  if (platform.networking !== "calico") return [];
  const role: KubernetesObject = {
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "ClusterRole",
    metadata: { name },
    rules: [
      { apiGroups: [""], resources: ["namespaces"], verbs: ["get", "list", "watch"] },
      {
        apiGroups: ["crd.projectcalico.org"],
        resources: ["ipamconfigs"],
        verbs: ["get", "list", "create", "update", "delete", "watch"],
      },
    ],
  };
  const binding: KubernetesObject = {
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "ClusterRoleBinding",
    metadata: { name },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name },
    subjects: [{ kind: "ServiceAccount", name: "calico-kube-controllers", namespace: "kube-system" }],
  };
  return [{ phase: "platform", name: "kubespray-rbac", objects: [role, binding] }];
}
