import {
  compact,
  compactOrNothing,
  type ControlPlane,
  type KubernetesObject,
  type Manifest,
  plain,
  when,
} from "../../model";
import type { CalicoCluster, CalicoPool, Cluster } from "../cluster";
import { enterpriseObjects } from "../enterprise/render";
import { hostDns } from "./host-dns";
import { secretReferences } from "../pull-secrets";

/**
 * What the operator is asked to deploy: objects of `operator.tigera.io/v1`, one of each kind, named `default` (the only
 * name that their CRDs allow in Calico Open Source), then those of Calico Enterprise.
 */
export function installationManifest(cluster: Cluster): Manifest {
  const { components } = cluster.calico;
  const objects = [
    installation(cluster),
    ...(components.apiServer ? [operatorObject("APIServer")] : []),
    ...(components.goldmane ? [operatorObject("Goldmane")] : []),
    ...(components.whisker ? [operatorObject("Whisker")] : []),
    ...enterpriseObjects(cluster.calico),
  ];
  return { phase: "installation", name: "installation", objects };
}

function operatorObject(kind: string, spec: object = {}): KubernetesObject {
  return { apiVersion: "operator.tigera.io/v1", kind, metadata: { name: "default" }, spec: plain(spec) };
}

/** The Installation. Its keys are in the order of the operator's API reference. */
function installation(cluster: Cluster): KubernetesObject {
  const { calico } = cluster;
  const { images, installation: asked } = calico;
  return operatorObject(
    "Installation",
    compact({
      variant: calico.release.kind === "enterprise" ? "TigeraSecureEnterprise" : "Calico",
      registry: images.registry,
      imagePath: images.imagePath,
      imagePrefix: images.imagePrefix,
      imagePullSecrets: secretReferences(images.pullSecrets),
      kubernetesProvider: when(calico.kubernetesProvider !== "", calico.kubernetesProvider),
      cni: compact({
        type: calico.cni,
        ipam: { type: calico.ipam },
        binDir: asked.cni?.binDir,
        confDir: asked.cni?.confDir,
      }),
      calicoNetwork: calicoNetwork(cluster),
      controlPlaneNodeSelector: asked.controlPlaneNodeSelector,
      controlPlaneTolerations: asked.controlPlaneTolerations,
      controlPlaneReplicas: asked.controlPlaneReplicas,
      nodeMetricsPort: asked.nodeMetricsPort,
      typhaMetricsPort: asked.typhaMetricsPort,
      flexVolumePath: asked.flexVolumePath,
      kubeletVolumePluginPath: asked.kubeletVolumePluginPath,
      nodeUpdateStrategy: nodeUpdateStrategy(asked.nodeUpdateStrategy),
      calicoNodeDaemonSet: podTemplate(container("calico-node", asked.resources?.node), hostDns(calico)),
      calicoKubeControllersDeployment: podTemplate(
        container("calico-kube-controllers", asked.resources?.kubeControllers),
      ),
      typhaDeployment: podTemplate(container("calico-typha", asked.resources?.typha)),
      logging: asked.logging,
    }),
  );
}

const linuxDataplane = { iptables: "Iptables", nftables: "Nftables", ebpf: "BPF", vpp: "VPP" } as const;

function calicoNetwork({ calico, controlPlane }: Cluster): object {
  const { dataplane, installation: asked, routing } = calico;
  // The operator refuses these for any CNI but Calico's own (validation.go).
  const own = calico.cni === "Calico";
  const bootstraps = dataplane.kind === "ebpf" && dataplane.apiServer.kind === "bootstrap";
  const wantsRoutingMode = routing.clusterRoutingMode === "Felix" || asked.clusterRoutingMode !== undefined;
  return compact({
    linuxDataplane: linuxDataplane[dataplane.kind],
    bpfNetworkBootstrap: when(bootstraps, "Enabled"),
    // Only where the operator has found the API server itself, and there is a DaemonSet that somebody wants gone: without
    // one it would be Degraded for ever (pkg/controller/kubeproxy).
    kubeProxyManagement: when(bootstraps && dataplane.kubeProxy === "remove" && isDaemonSet(controlPlane), "Enabled"),
    bgp: routing.bgp,
    clusterRoutingMode: when(own && wantsRoutingMode, routing.clusterRoutingMode),
    ipPools: when(own, calico.pools.filter(({ managedBy }) => managedBy === "installation").map(installationPool)),
    mtu: when(calico.mtuIsExplicit, calico.mtu),
    nodeAddressAutodetectionV4: calico.nodeAddressAutodetection.ipv4,
    nodeAddressAutodetectionV6: calico.nodeAddressAutodetection.ipv6,
    hostPorts: when(own, asked.hostPorts),
    containerIPForwarding: when(own, asked.containerIPForwarding),
    sysctl: asked.sysctl,
    linuxPolicySetupTimeoutSeconds: asked.linuxPolicySetupTimeoutSeconds,
  });
}

function isDaemonSet({ kubeProxy }: ControlPlane): boolean {
  return kubeProxy.runsAs === "daemonset" && kubeProxy.removableBy === "operator";
}

/**
 * A pool that the operator owns. With Calico's CNI the list is always written: absent, the operator would make a pool of
 * its own choice; `[]` means that it makes none (ippool/defaults.go).
 */
function installationPool(pool: CalicoPool): object {
  const isForPods = pool.allowedUses.includes("Workload") && pool.allowedUses.includes("Tunnel");
  return compact({
    name: pool.name,
    cidr: pool.cidr,
    encapsulation: pool.encapsulation,
    natOutgoing: pool.natOutgoing,
    nodeSelector: pool.nodeSelector,
    blockSize: pool.blockSize,
    disableBGPExport: when(pool.disableBGPExport, true),
    disableNewAllocations: when(pool.disableNewAllocations, true),
    allowedUses: when(!isForPods || pool.allowedUses.length !== 2, pool.allowedUses),
    assignmentMode: when(pool.assignmentMode !== "Automatic", pool.assignmentMode),
  });
}

function nodeUpdateStrategy(asked: CalicoCluster["installation"]["nodeUpdateStrategy"]): object | undefined {
  if (asked === undefined) return undefined;
  const rollingUpdate = compactOrNothing({ maxUnavailable: asked.maxUnavailable });
  // The operator knows this type only, and wants it written.
  return compact({ type: asked.type ?? "RollingUpdate", rollingUpdate });
}

/** Overrides of a workload's pods in the Installation's shape; undefined where there are none. */
function podTemplate(containers: object | undefined, dns: object | undefined = undefined): object | undefined {
  const spec = compactOrNothing({ ...containers, ...dns });
  return spec === undefined ? undefined : { spec: { template: { spec } } };
}

/** Resources of one container; the operator refuses names other than its own, and every other field. */
function container(name: string, resources: object | undefined): object | undefined {
  return resources === undefined ? undefined : { containers: [{ name, resources }] };
}
