/** What the Tigera operator, and the pods that it starts, put into a cluster of their own accord. */
import { installationType } from "../cluster/store";
import { bareObjects, type GivenObject, type Surroundings } from "../cluster/surroundings";
import { texts } from "../host/read";
import { type Cloud, find } from "../host/store";
import { type Properties, valueAt } from "../host/values";

/** Both API versions show the same object. */
const calicoVersions = ["crd.projectcalico.org/v1", "projectcalico.org/v3"];

const always = [
  "kubernetes:core/v1:Namespace calico-system",
  "kubernetes:apps/v1:DaemonSet calico-system/calico-node",
  "kubernetes:apps/v1:Deployment calico-system/calico-kube-controllers",
  "kubernetes:apps/v1:Deployment calico-system/calico-typha",
];

/** By the operator itself (FelixConfiguration), calico-node and kube-controllers when they start. */
const singletons = ["ClusterInformation", "FelixConfiguration", "KubeControllersConfiguration", "Tier"];

/**
 * Objects that are there once the operator has done its work, which is at once; they end with the Installation. Without
 * a node there are none: the operator is a pod, too.
 */
export function operatorObjects(cloud: Cloud, around: Surroundings): GivenObject[] {
  const installation = content(installationType, cloud, around);
  if (installation === undefined || !around.hasNodes) return [];
  const hasApiServer = hasApiServerObject(cloud, around);
  const named = [
    ...singletons.map((kind) => `${kind} default`),
    ...poolsOf(installation).map((name) => `IPPool ${name}`),
  ];
  return [
    ...bareObjects(always),
    ...bareObjects(calicoVersions.flatMap((version) => named.map((name) => `kubernetes:${version}:${name}`))),
    // `tiers` waits for the API server.
    ...["calico", "ippools", ...(hasApiServer ? ["apiserver", "tiers"] : [])].map(tigeraStatus),
    ...bareObjects(hasApiServer ? ["kubernetes:apiregistration.k8s.io/v1:APIService v3.projectcalico.org"] : []),
  ];
}

/** What the operator's chart and its manifest both make, and of which a cluster therefore holds one only. */
export const operatorInstall = [
  "kubernetes:apps/v1:Deployment tigera-operator/tigera-operator",
  "kubernetes:core/v1:ServiceAccount tigera-operator/tigera-operator",
  "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole tigera-operator",
  "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole tigera-operator-secrets",
  "kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding tigera-operator",
  "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding tigera-operator/tigera-operator-secrets",
];

/** Whether the operator has been told to run Calico's API server. */
export function hasApiServerObject(cloud: Cloud, around: Surroundings): boolean {
  return content("kubernetes:operator.tigera.io/v1:APIServer", cloud, around) !== undefined;
}

/** What stands in the object `default` of a type, whoever made it. */
function content(type: string, cloud: Cloud, { objects }: Surroundings): Properties | undefined {
  const before = objects.find((object) => object.type === type && object.id === "default");
  return find(cloud, type, "default")?.inputs ?? before?.properties;
}

/** The operator makes the pools of its Installation, and one of its own where none are spoken of (pkg/controller/ippool). */
function poolsOf(installation: Properties): string[] {
  const cni = valueAt(installation, "spec.cni.type") ?? "Calico";
  if (cni !== "Calico") return [];
  const pools = valueAt(installation, "spec.calicoNetwork.ipPools");
  return pools === undefined ? ["default-ipv4-ippool"] : texts(installation, "spec.calicoNetwork.ipPools[*].name");
}

function tigeraStatus(id: string): GivenObject {
  const conditions = [
    { type: "Available", status: "True" },
    { type: "Degraded", status: "False" },
    { type: "Progressing", status: "False" },
  ];
  return { type: "kubernetes:operator.tigera.io/v1:TigeraStatus", id, properties: { status: { conditions } } };
}
