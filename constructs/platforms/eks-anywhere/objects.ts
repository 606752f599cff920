import type { KubernetesObject } from "../../model";
import type { EksAnywhereWhole, Machine, MachineGroup } from "./types";
import { accessObjects, identityRefs } from "./objects-access";

const apiVersion = "anywhere.eks.amazonaws.com/v1alpha1";
/** By this EKS Anywhere knows that its Cilium was there once: without it, it would install it over Calico. */
export const marker = "anywhere.eks.amazonaws.com/eksa-cilium";

/**
 * The objects of EKS Anywhere, for `eksctl anywhere` or for the management cluster.
 *
 * @param when `create`: Cilium comes once, as without a CNI no node would become Ready; `applied`: from the hand-over on, when it
 * must never come again. EKS Anywhere installs it where it is not there and is managed, or where the marker is missing
 * (pkg/networking/cilium/reconciler); so the marker must not be there yet when the cluster is made.
 */
export function eksAnywhereObjects(cluster: EksAnywhereWhole, when: "create" | "applied"): readonly KubernetesObject[] {
  const { platform } = cluster;
  const configs = new Map<string, KubernetesObject>();
  for (const machine of machinesOf(cluster)) configs.set(machine.config, machineConfig(cluster, machine));
  return [
    clusterObject(cluster, when),
    datacenterConfig(cluster),
    ...configs.values(),
    ...accessObjects(platform, cluster.name),
  ];
}

function machinesOf({ platform: { machineGroups, etcd } }: EksAnywhereWhole): readonly Machine[] {
  return [...machineGroups.map(({ machine }) => machine), ...(etcd === undefined ? [] : [etcd.machine])];
}

export function metadata(name: string, namespace: string, annotations?: Readonly<Record<string, string>>) {
  return { name, namespace, ...(annotations === undefined ? {} : { annotations }) };
}

function clusterObject(cluster: EksAnywhereWhole, when: "create" | "applied"): KubernetesObject {
  const { name, kubernetes, network, platform } = cluster;
  const { machineGroups, etcd, access, managementCluster } = platform;
  const workers = machineGroups.filter(({ isControlPlane }) => !isControlPlane);
  const { gitOps, podIam, registryMirror } = access;
  const refs = identityRefs(platform, name);
  return {
    apiVersion,
    kind: "Cluster",
    metadata: metadata(name, platform.namespace, when === "applied" ? { [marker]: "" } : undefined),
    spec: {
      kubernetesVersion: kubernetes,
      eksaVersion: platform.release,
      managementCluster: { name: managementCluster },
      clusterNetwork: {
        pods: { cidrBlocks: network.pods.map(String) },
        services: { cidrBlocks: network.services.map(String) },
        nodes: { cidrMaskSize: platform.nodeMaskSize },
        // Unmanaged: installed once, at creation, and never again.
        cniConfig: { cilium: { skipUpgrade: true } },
      },
      datacenterRef: { kind: "VSphereDatacenterConfig", name },
      controlPlaneConfiguration: controlPlane(cluster),
      workerNodeGroupConfigurations: workers.map((group) => workerGroup(cluster, group)),
      ...(etcd === undefined
        ? {}
        : { externalEtcdConfiguration: { count: etcd.count, machineGroupRef: machineRef(etcd.machine) } }),
      machineHealthCheck: {
        nodeStartupTimeout: platform.healthCheck.startupTimeout,
        unhealthyMachineTimeout: platform.healthCheck.unhealthyTimeout,
      },
      ...(refs.length === 0 ? {} : { identityProviderRefs: refs }),
      ...(gitOps === undefined ? {} : { gitOpsRef: { kind: "FluxConfig", name: managementCluster } }),
      ...(access.proxy === undefined ? {} : { proxyConfiguration: proxyOf(cluster, access.proxy) }),
      ...(registryMirror === undefined ? {} : { registryMirrorConfiguration: mirrorOf(registryMirror) }),
      ...(podIam === undefined ? {} : { podIamConfig: { serviceAccountIssuer: podIam.serviceAccountIssuer } }),
    },
  };
}

function machineRef({ config }: Machine) {
  return { kind: "VSphereMachineConfig", name: config };
}

function controlPlane({ platform, nodes }: EksAnywhereWhole) {
  const group = platform.machineGroups.find(({ isControlPlane }) => isControlPlane);
  const { certSans } = platform.access;
  return {
    count: group?.count ?? 0,
    endpoint: { host: platform.endpoint.toString() },
    ...(group === undefined ? {} : { machineGroupRef: machineRef(group.machine), ...ofNodes(nodes, group) }),
    ...(certSans === undefined ? {} : { certSans }),
    ...(group === undefined
      ? {}
      : {
          machineHealthCheck: healthCheck(group),
          upgradeRolloutStrategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: group.maxSurge } },
        }),
  };
}

function workerGroup({ nodes }: EksAnywhereWhole, group: MachineGroup) {
  return {
    name: group.name,
    count: group.count,
    ...(group.scales === undefined
      ? {}
      : { autoscalingConfiguration: { minCount: group.scales.min, maxCount: group.scales.max } }),
    machineGroupRef: machineRef(group.machine),
    ...(group.failureDomain === undefined ? {} : { failureDomains: [group.failureDomain] }),
    ...(group.kubernetes === undefined ? {} : { kubernetesVersion: group.kubernetes }),
    ...ofNodes(nodes, group),
    machineHealthCheck: healthCheck(group),
    upgradeRolloutStrategy: {
      type: "RollingUpdate",
      rollingUpdate: { maxSurge: group.maxSurge, maxUnavailable: group.maxUnavailable },
    },
  };
}

/** What each node of the group gets. */
function ofNodes({ groups }: EksAnywhereWhole["nodes"], { name }: MachineGroup) {
  const { labels = {}, taints = [], maxPods } = groups.find((group) => group.name === name) ?? {};
  return {
    ...(Object.keys(labels).length === 0 ? {} : { labels }),
    ...(taints.length === 0 ? {} : { taints }),
    ...(maxPods === undefined ? {} : { kubeletConfiguration: { kind: "KubeletConfiguration", maxPods } }),
  };
}

function healthCheck({ healthCheck: { maxUnhealthy, startupTimeout, unhealthyTimeout } }: MachineGroup) {
  return { maxUnhealthy, nodeStartupTimeout: startupTimeout, unhealthyMachineTimeout: unhealthyTimeout };
}

/** What is reached without the proxy: everything of the cluster's own, and what the intent adds. */
export function withoutProxy({ platform, network }: EksAnywhereWhole): readonly string[] {
  const own = [
    platform.endpoint.toString(),
    ...[...network.pods, ...network.services, ...network.nodes].map(String),
    platform.vsphere.server,
    ...(platform.access.registryMirror === undefined ? [] : [platform.access.registryMirror.endpoint]),
  ];
  return [...new Set([...own, ...(platform.access.proxy?.noProxy ?? [])])];
}

function proxyOf(cluster: EksAnywhereWhole, proxy: NonNullable<EksAnywhereWhole["platform"]["access"]["proxy"]>) {
  return { httpProxy: proxy.http, httpsProxy: proxy.https ?? proxy.http, noProxy: withoutProxy(cluster) };
}

function mirrorOf(mirror: NonNullable<EksAnywhereWhole["platform"]["access"]["registryMirror"]>) {
  const { endpoint, port = 443, namespaces, caCertificate, authenticate, insecureSkipVerify } = mirror;
  return {
    endpoint,
    port: String(port),
    ...(namespaces === undefined ? {} : { ociNamespaces: namespaces }),
    ...(caCertificate === undefined ? {} : { caCertContent: caCertificate }),
    ...(authenticate === undefined ? {} : { authenticate }),
    ...(insecureSkipVerify === undefined ? {} : { insecureSkipVerify }),
  };
}

function datacenterConfig({ name, platform }: EksAnywhereWhole): KubernetesObject {
  const { failureDomains, ...facts } = platform.vsphere;
  return {
    apiVersion,
    kind: "VSphereDatacenterConfig",
    metadata: metadata(name, platform.namespace),
    spec: { ...facts, ...(failureDomains.length === 0 ? {} : { failureDomains }) },
  };
}

function machineConfig({ platform }: EksAnywhereWhole, machine: Machine): KubernetesObject {
  const { config, os, cpus, memoryMiB, diskGiB, datastore, resourcePool, folder, template } = machine;
  const { networks, storagePolicy, clone, tags, sshKey } = machine;
  const host = hostConfiguration(machine);
  return {
    apiVersion,
    kind: "VSphereMachineConfig",
    metadata: metadata(config, platform.namespace),
    spec: {
      osFamily: os,
      numCPUs: cpus,
      memoryMiB,
      diskGiB,
      datastore: datastore ?? "",
      folder: folder ?? "",
      resourcePool: resourcePool ?? "",
      ...(template === undefined ? {} : { template }),
      ...(networks === undefined ? {} : { networks }),
      ...(storagePolicy === undefined ? {} : { storagePolicyName: storagePolicy }),
      ...(clone === undefined ? {} : { cloneMode: clone === "full" ? "fullClone" : "linkedClone" }),
      ...(tags === undefined ? {} : { tags }),
      ...(sshKey === undefined
        ? {}
        : { users: [{ name: os === "bottlerocket" ? "ec2-user" : "capv", sshAuthorizedKeys: [sshKey] }] }),
      ...(Object.keys(host).length === 0 ? {} : { hostOSConfiguration: host }),
    },
  };
}

function hostConfiguration({ ntpServers, certBundles, bottlerocket }: Machine) {
  const { allowedUnsafeSysctls, clusterDnsIps, sysctl, bootKernelParameters } = bottlerocket ?? {};
  const kubernetes = {
    ...(allowedUnsafeSysctls === undefined ? {} : { allowedUnsafeSysctls }),
    ...(clusterDnsIps === undefined ? {} : { clusterDNSIPs: clusterDnsIps.map(String) }),
  };
  const settings = {
    ...(Object.keys(kubernetes).length === 0 ? {} : { kubernetes }),
    ...(sysctl === undefined ? {} : { kernel: { sysctlSettings: sysctl } }),
    ...(bootKernelParameters === undefined ? {} : { boot: { bootKernelParameters } }),
  };
  return {
    ...(ntpServers === undefined ? {} : { ntpConfiguration: { servers: ntpServers } }),
    ...(certBundles === undefined ? {} : { certBundles }),
    ...(Object.keys(settings).length === 0 ? {} : { bottlerocketConfiguration: settings }),
  };
}
