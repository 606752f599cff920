/**
 * What the operator makes of an Installation that other programs judge: workloads with what it copies into them unread, as objects of
 * Kubernetes, and pools, as objects of Calico (tigera/operator
 * pkg/render/{node,typha,kube-controllers,apiserver}.go): the API server judges these, and the operator cannot go on where it refuses.
 */
import type { KubernetesObject } from "../../../../constructs/model";

interface Metadata {
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

interface Workload {
  readonly metadata?: Metadata;
  readonly spec?: {
    readonly minReadySeconds?: number;
    readonly strategy?: object;
    readonly template?: {
      readonly metadata?: Metadata;
      readonly spec?: { readonly containers?: readonly { readonly resources?: object }[] };
    };
  };
}

interface InstallationPool {
  readonly name: string;
  readonly encapsulation?: string;
  readonly natOutgoing?: string;
  readonly disableNewAllocations?: boolean;
}

interface InstallationSpec {
  readonly calicoNetwork?: { readonly ipPools?: readonly InstallationPool[] };
  readonly cni?: { readonly binDir?: string; readonly confDir?: string };
  readonly controlPlaneNodeSelector?: Readonly<Record<string, string>>;
  readonly controlPlaneTolerations?: readonly object[];
  readonly controlPlaneReplicas?: number;
  readonly nodeUpdateStrategy?: object;
  readonly flexVolumePath?: string;
  readonly kubeletVolumePluginPath?: string;
  readonly nodeMetricsPort?: number;
  readonly typhaMetricsPort?: number;
  readonly imagePullSecrets?: readonly { readonly name: string }[];
  readonly calicoNodeDaemonSet?: Workload;
  readonly calicoKubeControllersDeployment?: Workload;
  readonly csiNodeDriverDaemonSet?: Workload;
  readonly typhaDeployment?: Workload;
  readonly typhaAffinity?: object;
}

const namespace = "default";

/** The workloads whose pods hold what an Installation says, and its pools. */
export function operatorObjects(installation: KubernetesObject): readonly KubernetesObject[] {
  const spec = installation["spec"] as InstallationSpec;
  return [
    node(spec),
    controlPlane(spec),
    kubeControllers(spec),
    csi(spec),
    typha(spec),
    ...(spec.calicoNetwork?.ipPools ?? []).map(pool),
  ];
}

/** A pool of the Installation as the operator writes it (pkg/controller/ippool/pool_controller.go, ToProjectCalicoV1). */
function pool({
  name,
  encapsulation = "None",
  natOutgoing,
  disableNewAllocations,
  ...kept
}: InstallationPool): KubernetesObject {
  const mode = (tunnel: string): string =>
    !encapsulation.startsWith(tunnel) ? "Never" : encapsulation.endsWith("CrossSubnet") ? "CrossSubnet" : "Always";
  return {
    apiVersion: "projectcalico.org/v3",
    kind: "IPPool",
    metadata: { name },
    spec: {
      ...kept,
      ...(disableNewAllocations === undefined ? {} : { disabled: disableNewAllocations }),
      ipipMode: mode("IPIP"),
      vxlanMode: mode("VXLAN"),
      natOutgoing: natOutgoing !== "Disabled",
    },
  };
}

/** A workload of the operator's with what an Installation lays over it (pkg/render/common/components/components.go). */
function workload(
  kind: "DaemonSet" | "Deployment",
  name: string,
  pod: object,
  { metadata, spec = {} }: Workload = {},
  more: object = {},
): KubernetesObject {
  const { template, ...laidOver } = spec;
  const { containers, ...ofPods } = template?.spec ?? {};
  const resources = containers?.[0]?.resources;
  return {
    apiVersion: "apps/v1",
    kind,
    metadata: { name, namespace, ...metadata },
    spec: {
      selector: { matchLabels: { app: name } },
      ...more,
      ...laidOver,
      template: {
        metadata: { ...template?.metadata, labels: { app: name, ...template?.metadata?.labels } },
        spec: {
          ...pod,
          ...ofPods,
          containers: [{ name, image: name, ...(resources === undefined ? {} : { resources }) }],
        },
      },
    },
  };
}

const pullSecrets = ({ imagePullSecrets }: InstallationSpec): object => (imagePullSecrets ? { imagePullSecrets } : {});

function node(spec: InstallationSpec): KubernetesObject {
  const paths: Readonly<Record<string, string | undefined>> = {
    "cni-bin-dir": spec.cni?.binDir,
    "cni-net-dir": spec.cni?.confDir,
    "flexvol-driver-host":
      spec.flexVolumePath === undefined || spec.flexVolumePath === "None"
        ? undefined
        : `${spec.flexVolumePath}nodeagent~uds`,
    "kubelet-dir": spec.kubeletVolumePluginPath === "None" ? undefined : spec.kubeletVolumePluginPath,
  };
  const volumes = Object.entries(paths).flatMap(([name, path]) =>
    path === undefined || path === "" ? [] : [{ name, hostPath: { path } }],
  );
  return workload("DaemonSet", "calico-node", { ...pullSecrets(spec), volumes }, spec.calicoNodeDaemonSet, {
    ...(spec.nodeUpdateStrategy === undefined ? {} : { updateStrategy: spec.nodeUpdateStrategy }),
  });
}

function csi(spec: InstallationSpec): KubernetesObject {
  return workload("DaemonSet", "csi-node-driver", pullSecrets(spec), spec.csiNodeDriverDaemonSet);
}

function controlPlane(spec: InstallationSpec): KubernetesObject {
  const nodeSelector = { "kubernetes.io/os": "linux", ...spec.controlPlaneNodeSelector };
  const pods = { ...pullSecrets(spec), nodeSelector, tolerations: spec.controlPlaneTolerations ?? [] };
  return workload("Deployment", "calico-apiserver", pods, {}, { replicas: spec.controlPlaneReplicas ?? 2 });
}

function kubeControllers(spec: InstallationSpec): KubernetesObject {
  const pods = { ...pullSecrets(spec), tolerations: spec.controlPlaneTolerations ?? [] };
  return workload("Deployment", "calico-kube-controllers", pods, spec.calicoKubeControllersDeployment);
}

function typha(spec: InstallationSpec): KubernetesObject {
  const { typhaAffinity: affinity } = spec;
  const pods = { ...pullSecrets(spec), ...(affinity === undefined ? {} : { affinity }) };
  return workload("Deployment", "calico-typha", pods, spec.typhaDeployment);
}
