import { compact, type KubernetesObject, when } from "../../model";
import type { Cluster, SecretKeyRef } from "../cluster";
import { vppNamespace } from "../names";
import { rewriteImage } from "../release/images";
import type { Vpp } from "./config";
import { vppServiceAccount } from "./rbac";
import { secretReferences } from "../pull-secrets";
import { ipsecSecretKeyRef } from "../secrets/references";

/** Hooks of VPP's manager in the order of its life (config/config.go); others come after them, sorted. */
const hookOrder = [
  "CALICOVPP_HOOK_BEFORE_IF_READ",
  "CALICOVPP_HOOK_BEFORE_VPP_RUN",
  "CALICOVPP_HOOK_VPP_RUNNING",
  "CALICOVPP_HOOK_VPP_DONE_OK",
  "CALICOVPP_HOOK_VPP_ERRORED",
];

/**
 * DaemonSet calico-vpp-node: VPP itself and the agent that configures it. The operator does not know it, so its images
 * are rewritten here and its pull secrets are read from VPP's own namespace.
 */
export function vppDaemonSet({ calico }: Cluster, vpp: Vpp, version: string): KubernetesObject {
  const image = (name: string) => rewriteImage(`docker.io/calicovpp/${name}:${version}`, calico.images);
  const labels = { "k8s-app": "calico-vpp-node" };
  return {
    apiVersion: "apps/v1",
    kind: "DaemonSet",
    metadata: { labels, name: "calico-vpp-node", namespace: vppNamespace },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: compact({
          containers: [
            vppContainer(vpp, image("vpp")),
            agentContainer(image("agent"), calico.encryption.kind === "ipsec" ? ipsecSecretKeyRef(calico) : undefined),
          ],
          hostNetwork: true,
          hostPID: true,
          imagePullSecrets: secretReferences(calico.images.pullSecrets),
          nodeSelector: { "kubernetes.io/os": "linux" },
          priorityClassName: "system-node-critical",
          serviceAccountName: vppServiceAccount,
          terminationGracePeriodSeconds: 10,
          tolerations: [
            { effect: "NoSchedule", operator: "Exists" },
            { key: "CriticalAddonsOnly", operator: "Exists" },
            { effect: "NoExecute", operator: "Exists" },
          ],
          volumes,
        }),
      },
      updateStrategy: { rollingUpdate: { maxUnavailable: 1 }, type: "RollingUpdate" },
    },
  };
}

const field = (name: string, fieldPath: string) => ({ name, valueFrom: { fieldRef: { fieldPath } } });

const commonEnv: readonly object[] = [
  { name: "DATASTORE_TYPE", value: "kubernetes" },
  { name: "WAIT_FOR_DATASTORE", value: "true" },
  field("NODENAME", "spec.nodeName"),
];
const envFrom = [{ configMapRef: { name: "calico-vpp-config" } }];

function vppContainer(vpp: Vpp, image: string): object {
  const rank = (hook: string) => (hookOrder.includes(hook) ? hookOrder.indexOf(hook) : hookOrder.length);
  const hooks = Object.entries(vpp.hooks).sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return {
    env: [...hooks.map(([name, value]) => ({ name, value })), ...commonEnv],
    envFrom,
    image,
    imagePullPolicy: "IfNotPresent",
    name: "vpp",
    resources: compact({
      // Hugepages are never overcommitted: the limit is the request, and the nodes must have set the pages aside.
      limits: when(vpp.hugepages2Mi > 0, { "hugepages-2Mi": `${vpp.hugepages2Mi * 2}Mi` }),
      requests: { cpu: "500m", memory: "512Mi" },
    }),
    securityContext: { privileged: true },
    volumeMounts: [
      { mountPath: "/lib/firmware", name: "lib-firmware" },
      { mountPath: "/var/run/vpp", name: "vpp-rundir" },
      { mountPath: "/var/lib/vpp", name: "vpp-data" },
      { mountPath: "/etc/vpp", name: "vpp-config" },
      { mountPath: "/dev", name: "devices" },
      { mountPath: "/sys", name: "hostsys" },
      { mountPath: "/run/netns/", mountPropagation: "Bidirectional", name: "netns" },
      { mountPath: "/host", name: "host-root" },
    ],
  };
}

function agentContainer(image: string, secretKeyRef: SecretKeyRef | undefined): object {
  const ipsecEnv = { name: "CALICOVPP_IPSEC_IKEV2_PSK", valueFrom: { secretKeyRef } };
  return {
    env: [...commonEnv, field("NAMESPACE", "metadata.namespace"), ...(secretKeyRef === undefined ? [] : [ipsecEnv])],
    envFrom,
    image,
    imagePullPolicy: "IfNotPresent",
    livenessProbe: probe("/liveness", 3, 30, 10),
    name: "agent",
    readinessProbe: probe("/readiness", 3, 10, 5),
    resources: { requests: { cpu: "250m" } },
    securityContext: { privileged: true },
    startupProbe: probe("/liveness", 10, 30, 30),
    volumeMounts: [
      { mountPath: "/var/run/calico", name: "var-run-calico", readOnly: false },
      { mountPath: "/var/lib/calico/felix-plugins", name: "felix-plugins", readOnly: false },
      { mountPath: "/var/run/vpp", name: "vpp-rundir" },
      { mountPath: "/run/netns/", mountPropagation: "Bidirectional", name: "netns" },
    ],
  };
}

/** A probe of the agent's health server; times in seconds. */
function probe(path: string, failureThreshold: number, initialDelaySeconds: number, periodSeconds: number): object {
  const httpGet = { path, port: 9090, scheme: "HTTP" };
  return { failureThreshold, httpGet, initialDelaySeconds, periodSeconds, timeoutSeconds: 3 };
}

const hostPath = (name: string, path: string, type?: string) => ({ hostPath: compact({ path, type }), name });

const volumes = [
  hostPath("lib-firmware", "/lib/firmware"),
  hostPath("vpp-rundir", "/var/run/vpp"),
  hostPath("vpp-data", "/var/lib/vpp", "DirectoryOrCreate"),
  hostPath("vpp-config", "/etc/vpp"),
  hostPath("devices", "/dev"),
  hostPath("hostsys", "/sys"),
  hostPath("var-run-calico", "/var/run/calico"),
  hostPath("netns", "/run/netns"),
  hostPath("felix-plugins", "/var/lib/calico/felix-plugins"),
  hostPath("host-root", "/"),
];
