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
import { operatorRegistry, useDefault } from "../release/images";

/**
 * What the operator is asked to deploy: objects of `operator.tigera.io/v1`, one of each kind, named `default` (the only
 * name that their CRDs allow in Calico Open Source), then those of Calico Enterprise.
 */
export function installationManifest(cluster: Cluster): Manifest {
  const {
    components,
    installation: { resources = {} },
  } = cluster.calico;
  const objects = [
    installation(cluster),
    ...(components.apiServer
      ? [
          operatorObject("APIServer", {
            apiServerDeployment: override(undefined, container("calico-apiserver", resources.apiServer)),
          }),
        ]
      : []),
    ...(components.goldmane
      ? [
          operatorObject("Goldmane", {
            goldmaneDeployment: override(undefined, container("goldmane", resources.goldmane)),
          }),
        ]
      : []),
    ...(components.whisker
      ? [
          operatorObject("Whisker", {
            whiskerDeployment: override(undefined, [
              ...container("whisker", resources.whisker),
              ...container("whisker-backend", resources.whiskerBackend),
            ]),
          }),
        ]
      : []),
    ...(components.gatewayAPI ? [operatorObject("GatewayAPI")] : []),
    ...enterpriseObjects(cluster.calico),
  ];
  return { phase: "installation", name: "installation", objects };
}

function operatorObject(kind: string, spec: object = {}): KubernetesObject {
  return { apiVersion: "operator.tigera.io/v1", kind, metadata: { name: "default" }, spec: plain(compact(spec)) };
}

/** One registry holds all images of the operator: the one of the intent for theirs, else the one for everything. */
function operatorImages(images: CalicoCluster["images"]): string | undefined {
  const own = images.registries?.[operatorRegistry] ?? "";
  return own === "" || own === useDefault ? images.registry : `${own.replace(/\/+$/, "")}/`;
}

/** The Installation. Its keys are in the order of the operator's API reference. */
function installation(cluster: Cluster): KubernetesObject {
  const { calico } = cluster;
  const { images, installation: asked } = calico;
  return operatorObject(
    "Installation",
    compact({
      variant: calico.release.kind === "enterprise" ? "TigeraSecureEnterprise" : "Calico",
      registry: operatorImages(images),
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
      calicoNodeDaemonSet: override(
        asked.calicoNodeDaemonSet,
        container("calico-node", asked.resources?.node),
        hostDns(calico),
      ),
      csiNodeDriverDaemonSet: override(asked.csiNodeDriverDaemonSet, [
        ...container("calico-csi", asked.resources?.csi),
        ...container("csi-node-driver-registrar", asked.resources?.csiNodeDriverRegistrar),
      ]),
      calicoKubeControllersDeployment: override(
        asked.calicoKubeControllersDeployment,
        container("calico-kube-controllers", asked.resources?.kubeControllers),
      ),
      typhaDeployment: override(asked.typhaDeployment, container("calico-typha", asked.resources?.typha)),
      typhaAffinity: asked.typhaAffinity,
      tlsCipherSuites: asked.tlsCipherSuites?.map((name) => ({ name })),
      nonPrivileged: asked.nonPrivileged,
      fipsMode: asked.fipsMode,
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

interface Workload {
  readonly metadata?: object | undefined;
  readonly spec?:
    | { readonly template?: { readonly metadata?: object | undefined; readonly spec?: object | undefined } | undefined }
    | undefined;
}

/**
 * Overrides of a workload and its pods in the operator's shape: what the intent says of it, resources of its containers, and what
 * else its pods need; undefined where there is nothing.
 */
function override(
  asked: Workload | undefined,
  containers: readonly object[],
  dns: object | undefined = undefined,
): object | undefined {
  const { template, ...spec } = asked?.spec ?? {};
  const pod = compactOrNothing({ ...template?.spec, ...(containers.length === 0 ? {} : { containers }), ...dns });
  return compactOrNothing({
    metadata: asked?.metadata,
    spec: compactOrNothing({ ...spec, template: compactOrNothing({ metadata: template?.metadata, spec: pod }) }),
  });
}

/** Resources of one container; the operator refuses names other than its own, and every other field. */
function container(name: string, resources: object | undefined): readonly object[] {
  return resources === undefined ? [] : [{ name, resources }];
}
