/**
 * What the operator makes of an Installation that other programs judge: workloads with what it copies into them unread, as objects of
 * Kubernetes, and pools, as objects of Calico (tigera/operator
 * pkg/render/{node,typha,kube-controllers,apiserver}.go): the API server judges these, and the operator cannot go on where it refuses.
 */
import type { KubernetesObject } from "../../../../constructs/model";

interface Workload {
  readonly spec?: {
    readonly template?: { readonly spec?: { readonly containers?: readonly { readonly resources?: object }[] } };
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
  readonly typhaDeployment?: Workload;
}

const namespace = "default";

/** The workloads whose pods hold what an Installation says, and its pools. */
export function operatorObjects(installation: KubernetesObject): readonly KubernetesObject[] {
  const spec = installation["spec"] as InstallationSpec;
  return [node(spec), controlPlane(spec), typha(spec), ...(spec.calicoNetwork?.ipPools ?? []).map(pool)];
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

function template(name: string, spec: object, workload: Workload | undefined, more: object = {}): object {
  const { resources } = workload?.spec?.template?.spec?.containers?.[0] ?? {};
  return {
    selector: { matchLabels: { app: name } },
    template: {
      metadata: { labels: { app: name } },
      spec: {
        ...spec,
        containers: [{ name, image: name, ...more, ...(resources === undefined ? {} : { resources }) }],
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
  return {
    apiVersion: "apps/v1",
    kind: "DaemonSet",
    metadata: { name: "calico-node", namespace },
    spec: {
      ...template("calico-node", { ...pullSecrets(spec), volumes }, spec.calicoNodeDaemonSet),
      ...(spec.nodeUpdateStrategy === undefined ? {} : { updateStrategy: spec.nodeUpdateStrategy }),
    },
  };
}

function controlPlane(spec: InstallationSpec): KubernetesObject {
  const nodeSelector = { "kubernetes.io/os": "linux", ...spec.controlPlaneNodeSelector };
  const pods = { ...pullSecrets(spec), nodeSelector, tolerations: spec.controlPlaneTolerations ?? [] };
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "calico-apiserver", namespace },
    spec: {
      replicas: spec.controlPlaneReplicas ?? 2,
      ...template("calico-apiserver", pods, spec.calicoKubeControllersDeployment),
    },
  };
}

function typha(spec: InstallationSpec): KubernetesObject {
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "calico-typha", namespace },
    spec: template("calico-typha", pullSecrets(spec), spec.typhaDeployment),
  };
}
