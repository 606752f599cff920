import { compact, type KubernetesObject, type Taint } from "../../model";
import { controlPlaneOf, instanceGroupsOf } from "./instance-groups";
import type { KopsAddon, KopsCluster, KopsInstanceGroup, PolicyStatement, RenderedKops, ResolvedKops } from "./types";

const apiVersion = "kops.k8s.io/v1alpha2";

/**
 * kOps' Cluster and InstanceGroups, `kops.k8s.io/v1alpha2`: what `kops replace` takes. Pure; late values stand in it as
 * they are (model/late.ts). Nothing is written that kOps would derive the same way itself, but what the kit's own
 * derivations rest on. Calico's objects are no additional objects of kOps: its control plane would switch the mesh off
 * before a route reflector is known, and kOps takes such objects with a new cluster only, so that they would grow old in
 * its state and come back with its next change of add-ons.
 */
export function renderKops(cluster: ResolvedKops): RenderedKops {
  const { platform } = cluster;
  return {
    cluster: {
      apiVersion,
      kind: "Cluster",
      metadata: { name: platform.clusterName },
      spec: clusterSpec(cluster),
    },
    instanceGroups: instanceGroupsOf(cluster).map((group) => instanceGroup(platform, group)),
  };
}

function clusterSpec(cluster: ResolvedKops): object {
  const { platform } = cluster;
  const { vpc, api, discoveryStore } = platform;
  return compact({
    additionalNetworkCIDRs: vpc.additionalCidrs.length === 0 ? undefined : vpc.additionalCidrs,
    additionalPolicies: additionalPolicies(platform),
    addons:
      platform.addonManifests.length === 0 ? undefined : platform.addonManifests.map((manifest) => ({ manifest })),
    api: { loadBalancer: { class: "Network", type: api.loadBalancer } },
    authorization: { rbac: {} },
    channel: "stable",
    cloudLabels: platform.tags,
    cloudProvider: "aws",
    ...addonSpecs(platform.addons),
    containerRuntime: "containerd",
    etcdClusters: ["main", "events"].map((name) => etcdCluster(cluster, name)),
    hooks: platform.hooks.length === 0 ? undefined : platform.hooks,
    iam: {
      allowContainerRegistry: true,
      legacy: false,
      ...(discoveryStore === undefined ? {} : { useServiceAccountExternalPermissions: true }),
    },
    kubeProxy: kubeProxy(platform),
    kubelet: { anonymousAuth: false },
    kubernetesApiAccess: api.access,
    kubernetesVersion: platform.kubernetesVersion,
    networkCIDR: vpc.cidr,
    networkID: vpc.vpcId,
    networking: platform.calico === undefined ? { cni: {} } : { calico: platform.calico },
    nonMasqueradeCIDR: platform.nonMasqueradeCidr,
    podCIDR: platform.podCidr,
    rollingUpdate: platform.rollingUpdate,
    serviceAccountIssuerDiscovery:
      discoveryStore === undefined
        ? undefined
        : { discoveryStore: `${discoveryStore}/${platform.clusterName}`, enableAWSOIDCProvider: true },
    serviceClusterIPRange: platform.serviceCidr,
    sshAccess: platform.sshAccess,
    subnets: vpc.subnets.map(({ name, zone, cidr, type, id }) => compact({ name, zone, cidr, type, id })),
    sysctlParameters: platform.sysctlParameters.length === 0 ? undefined : platform.sysctlParameters,
    topology: { dns: { type: platform.dns } },
  });
}

function additionalPolicies({ nodeStatements, controlPlaneStatements }: KopsCluster): object | undefined {
  const policy = (statements: readonly PolicyStatement[]): string | undefined =>
    statements.length === 0 ? undefined : JSON.stringify(statements);
  const policies = compact({
    master: policy([...nodeStatements, ...controlPlaneStatements]),
    node: policy(nodeStatements),
  });
  return Object.keys(policies).length === 0 ? undefined : policies;
}

function kubeProxy({ kubeProxy: { enabled, proxyMode } }: KopsCluster): object | undefined {
  if (!enabled) return { enabled: false };
  return proxyMode === undefined ? undefined : { proxyMode };
}

/** One member for each group of the control plane, named after its zone's letter. */
function etcdCluster(cluster: ResolvedKops, name: string): object {
  const { etcd } = cluster.platform;
  const isMain = name === "main";
  return {
    name,
    cpuRequest: isMain ? "200m" : "100m",
    memoryRequest: "100Mi",
    etcdMembers: controlPlaneOf(cluster).map((group) => ({
      name: group.name.slice(-1),
      instanceGroup: group.name,
      encryptedVolume: true,
      volumeSize: etcd.volume.sizeGiB,
      volumeType: etcd.volume.type,
    })),
    manager: { backupRetentionDays: etcd.backupRetentionDays },
  };
}

/** What switches each add-on on, by kOps' field. */
const addonFields: Readonly<Record<KopsAddon, readonly [string, object]>> = {
  "aws-load-balancer-controller": ["awsLoadBalancerController", { enabled: true }],
  "cert-manager": ["certManager", { enabled: true }],
  "cluster-autoscaler": ["clusterAutoscaler", { enabled: true }],
  // Without cert-manager its certificate is its own.
  "metrics-server": ["metricsServer", { enabled: true, insecure: true }],
  "node-problem-detector": ["nodeProblemDetector", { enabled: true }],
  "node-termination-handler": ["nodeTerminationHandler", { enabled: true }],
  "pod-identity-webhook": ["podIdentityWebhook", { enabled: true }],
  "snapshot-controller": ["snapshotController", { enabled: true }],
};

function addonSpecs(addons: readonly KopsAddon[]): Readonly<Record<string, object>> {
  const isSecure = addons.includes("cert-manager");
  return Object.fromEntries(
    [...addons].sort().map((addon) => {
      const [field, spec] = addonFields[addon];
      return [field, addon === "metrics-server" && isSecure ? { enabled: true } : spec];
    }),
  );
}

/** kOps' words for what a group is for. */
const roles = { worker: "Node", "control-plane": "Master", bastion: "Bastion" } as const;

function instanceGroup({ clusterName }: KopsCluster, group: KopsInstanceGroup): KubernetesObject {
  const nodes = group.role === "bastion" ? undefined : group;
  // kOps labels and taints its control plane itself.
  const workers = nodes?.role === "worker" ? nodes : undefined;
  return {
    apiVersion,
    kind: "InstanceGroup",
    metadata: { name: group.name, labels: { "kops.k8s.io/cluster": clusterName } },
    spec: compact({
      additionalSecurityGroups: orNothing(nodes?.additionalSecurityGroups),
      additionalUserData: orNothing(
        nodes?.userData.map(({ name, content }) => ({ name, type: "text/x-shellscript", content })),
      ),
      image: group.image,
      instanceMetadata: group.instanceMetadata,
      kubelet: nodes?.maxPods === undefined ? undefined : { anonymousAuth: false, maxPods: nodes.maxPods },
      machineType: group.machineType,
      maxSize: group.count.most,
      minSize: group.count.least,
      mixedInstancesPolicy: nodes?.mixedInstances,
      nodeLabels: orNothing(workers?.labels),
      role: roles[group.role],
      rollingUpdate: nodes?.rollingUpdate,
      rootVolumeEncryption: nodes === undefined ? undefined : true,
      rootVolumeSize: nodes?.volume.sizeGiB,
      rootVolumeType: nodes?.volume.type,
      subnets: group.subnets,
      sysctlParameters: orNothing(nodes?.sysctlParameters),
      taints: orNothing(workers?.taints.map(taintText)),
    }),
  };
}

function taintText({ key, value = "", effect }: Taint): string {
  return `${key}=${value}:${effect}`;
}

function orNothing<T extends object>(value: T | undefined): T | undefined {
  return value === undefined || Object.keys(value).length === 0 ? undefined : value;
}
