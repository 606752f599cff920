import type * as crypto from "node:crypto";
import { stringify } from "yaml";
import { registrySecrets, secretReferences } from "../../calico";
import { compact, type KubernetesObject, late, type Manifest } from "../../model";
import type { EksWhole, EksKubeProxy } from "./types";

/** Kubernetes objects of the platform itself, applied before anything of Calico. */
export function eksManifests(cluster: EksWhole): readonly Manifest[] {
  const { kubeProxy } = cluster.platform;
  const manifests: Manifest[] = [];
  if (cluster.calico.cni === "AmazonVPC") {
    manifests.push({ phase: "platform", name: "aws-node-annotate-pods", objects: annotatePods() });
  }
  if (kubeProxy.kind === "daemonset") {
    manifests.push({ phase: "platform", name: "kube-proxy", objects: kubeProxyObjects(cluster, kubeProxy) });
  }
  return manifests;
}

/** aws-node writes each pod's address into an annotation (ANNOTATE_POD_IP), which its own role does not allow. */
function annotatePods(): readonly KubernetesObject[] {
  const name = "calico-kit-aws-node-annotate-pods";
  return [
    {
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "ClusterRole",
      metadata: { name },
      rules: [{ apiGroups: [""], resources: ["pods"], verbs: ["patch"] }],
    },
    {
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "ClusterRoleBinding",
      metadata: { name },
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name },
      subjects: [{ kind: "ServiceAccount", name: "aws-node", namespace: "kube-system" }],
    },
  ];
}

/**
 * A kube-proxy of the kit's own, as EKS' add-on has no nftables mode. It finds the API server by the endpoint's name:
 * the address of Service `kubernetes` works only once kube-proxy does. That name goes in through the environment
 * variables by which every Kubernetes client in a pod finds its API server, so no kubeconfig is needed.
 */
function kubeProxyObjects(
  cluster: EksWhole,
  kubeProxy: Extract<EksKubeProxy, { kind: "daemonset" }>,
): readonly KubernetesObject[] {
  const metadata = { name: "kube-proxy", namespace: "kube-system", labels: { "k8s-app": "kube-proxy" } };
  const isEncapsulated = cluster.calico.cni === "Calico";
  const config = stringify({
    apiVersion: "kubeproxy.config.k8s.io/v1alpha1",
    kind: "KubeProxyConfiguration",
    mode: kubeProxy.mode,
    // With the VPC CNI pods share the VPC's range with everybody else in it.
    ...(isEncapsulated ? { clusterCIDR: cluster.network.pods.join(",") } : {}),
    metricsBindAddress: "0.0.0.0:10249",
    healthzBindAddress: "0.0.0.0:10256",
  });
  return [
    ...registrySecrets(cluster, metadata.namespace),
    { apiVersion: "v1", kind: "ServiceAccount", metadata },
    {
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "ClusterRoleBinding",
      metadata: { name: "calico-kit-kube-proxy" },
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "system:node-proxier" },
      subjects: [{ kind: "ServiceAccount", name: metadata.name, namespace: metadata.namespace }],
    },
    {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { ...metadata, name: "kube-proxy-config" },
      data: { "config.conf": config },
    },
    {
      apiVersion: "apps/v1",
      kind: "DaemonSet",
      metadata,
      spec: {
        selector: { matchLabels: metadata.labels },
        updateStrategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: "10%" } },
        // Its pods read the configuration when they start: another one makes them anew.
        template: {
          metadata: { labels: metadata.labels, annotations: { "checksum/config": sha256(config) } },
          spec: podSpec(cluster, kubeProxy.image),
        },
      },
    },
  ];
}

function sha256(text: string): string {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- few clusters want it, and each start counts
  const { createHash } = require("node:crypto") as typeof crypto;
  return createHash("sha256").update(text).digest("hex");
}

function podSpec({ calico: { images } }: EksWhole, image: string): unknown {
  return compact({
    imagePullSecrets: secretReferences(images.pullSecrets),
    hostNetwork: true,
    dnsPolicy: "Default",
    priorityClassName: "system-node-critical",
    serviceAccountName: "kube-proxy",
    nodeSelector: { "kubernetes.io/os": "linux" },
    tolerations: [{ operator: "Exists" }],
    containers: [
      {
        name: "kube-proxy",
        image,
        command: ["kube-proxy", "--config=/var/lib/kube-proxy/config.conf", "--hostname-override=$(NODE_NAME)"],
        env: [
          { name: "NODE_NAME", valueFrom: { fieldRef: { fieldPath: "spec.nodeName" } } },
          { name: "KUBERNETES_SERVICE_HOST", value: late("apiServer.host") },
          { name: "KUBERNETES_SERVICE_PORT", value: "443" },
        ],
        resources: { requests: { cpu: "100m", memory: "64Mi" } },
        securityContext: { privileged: true },
        volumeMounts: [
          { name: "config", mountPath: "/var/lib/kube-proxy", readOnly: true },
          { name: "lib-modules", mountPath: "/lib/modules", readOnly: true },
          { name: "xtables-lock", mountPath: "/run/xtables.lock" },
        ],
      },
    ],
    volumes: [
      { name: "config", configMap: { name: "kube-proxy-config" } },
      { name: "lib-modules", hostPath: { path: "/lib/modules" } },
      { name: "xtables-lock", hostPath: { path: "/run/xtables.lock", type: "FileOrCreate" } },
    ],
  });
}
