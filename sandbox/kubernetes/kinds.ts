/** Kinds that the API server knows by itself, and those that Calico's charts bring. */
import type { Kind } from "./objects";

const builtin: Readonly<Record<string, { readonly cluster?: string; readonly namespaced?: string }>> = {
  v1: {
    cluster: "Namespace Node PersistentVolume",
    namespaced:
      "ConfigMap Endpoints Event LimitRange PersistentVolumeClaim Pod PodTemplate ReplicationController ResourceQuota Secret Service ServiceAccount",
  },
  "admissionregistration.k8s.io/v1": {
    cluster:
      "MutatingWebhookConfiguration ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding ValidatingWebhookConfiguration",
  },
  "apiextensions.k8s.io/v1": { cluster: "CustomResourceDefinition" },
  "apiregistration.k8s.io/v1": { cluster: "APIService" },
  "apps/v1": { namespaced: "ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet" },
  "autoscaling/v2": { namespaced: "HorizontalPodAutoscaler" },
  "batch/v1": { namespaced: "CronJob Job" },
  "certificates.k8s.io/v1": { cluster: "CertificateSigningRequest" },
  "coordination.k8s.io/v1": { namespaced: "Lease" },
  "discovery.k8s.io/v1": { namespaced: "EndpointSlice" },
  "flowcontrol.apiserver.k8s.io/v1": { cluster: "FlowSchema PriorityLevelConfiguration" },
  "networking.k8s.io/v1": { cluster: "IPAddress IngressClass ServiceCIDR", namespaced: "Ingress NetworkPolicy" },
  "node.k8s.io/v1": { cluster: "RuntimeClass" },
  "policy/v1": { namespaced: "PodDisruptionBudget" },
  "rbac.authorization.k8s.io/v1": { cluster: "ClusterRole ClusterRoleBinding", namespaced: "Role RoleBinding" },
  "scheduling.k8s.io/v1": { cluster: "PriorityClass" },
  "storage.k8s.io/v1": { cluster: "CSIDriver CSINode StorageClass VolumeAttachment", namespaced: "CSIStorageCapacity" },
};

const operator = {
  cluster:
    "AmazonCloudIntegration APIServer ApplicationLayer Authentication Compliance GatewayAPI Goldmane ImageSet Installation IntrusionDetection Istio LogCollector LogStorage ManagementCluster ManagementClusterConnection Manager Monitor PacketCaptureAPI PolicyRecommendation Tenant TigeraStatus TLSPassThroughRoute TLSTerminatedRoute Whisker",
  namespaced: "EgressGateway",
};

const calico = {
  cluster:
    "BGPConfiguration BGPFilter BGPPeer BlockAffinity CalicoNodeStatus ClusterInformation FelixConfiguration GlobalNetworkPolicy GlobalNetworkSet HostEndpoint IPAMBlock IPAMConfig IPAMConfiguration IPAMHandle IPPool IPReservation KubeControllersConfiguration StagedGlobalNetworkPolicy Tier",
  namespaced: "NetworkPolicy NetworkSet PacketCapture StagedKubernetesNetworkPolicy StagedNetworkPolicy",
};

/** Kinds that come with a chart, by API version. */
export const chartKinds: Readonly<Record<string, typeof calico>> = {
  "operator.tigera.io/v1": operator,
  "crd.projectcalico.org/v1": calico,
  "projectcalico.org/v3": calico,
};

/** Whether a kind has namespaces; undefined when it is none of the known ones. */
export function isNamespaced({ apiVersion, kind }: Kind): boolean | undefined {
  const kinds = builtin[apiVersion] ?? chartKinds[apiVersion];
  if (kinds?.namespaced?.split(" ").includes(kind) === true) return true;
  if (kinds?.cluster?.split(" ").includes(kind) === true) return false;
  return undefined;
}

export function isBuiltin({ apiVersion }: Kind): boolean {
  return builtin[apiVersion] !== undefined;
}

/** Fields that Kubernetes, or the published provider, cannot change in place. */
export function replaceOn({ apiVersion, kind }: Kind, mutable: { configMap: boolean; secret: boolean }): string[] {
  const always = ["apiVersion", "kind", "metadata.name", "metadata.namespace"];
  const fields: Readonly<Record<string, readonly string[]>> = {
    "v1 ConfigMap": mutable.configMap ? [] : ["data", "binaryData"],
    "v1 Secret": mutable.secret ? ["type"] : ["type", "data", "stringData"],
    "v1 PersistentVolumeClaim": ["spec.accessModes", "spec.selector", "spec.storageClassName", "spec.volumeName"],
    "v1 Service": ["~spec.clusterIP"],
    "apps/v1 DaemonSet": ["spec.selector"],
    "apps/v1 Deployment": ["spec.selector"],
    "apps/v1 StatefulSet": [
      "spec.selector",
      "spec.serviceName",
      "spec.volumeClaimTemplates",
      "spec.podManagementPolicy",
    ],
    "batch/v1 Job": ["spec.selector", "spec.template", "spec.completions"],
    "rbac.authorization.k8s.io/v1 ClusterRoleBinding": ["roleRef"],
    "rbac.authorization.k8s.io/v1 RoleBinding": ["roleRef"],
    "scheduling.k8s.io/v1 PriorityClass": ["value"],
    "storage.k8s.io/v1 StorageClass": ["parameters", "provisioner", "reclaimPolicy", "volumeBindingMode"],
  };
  return [...always, ...(fields[`${apiVersion} ${kind}`] ?? [])];
}
