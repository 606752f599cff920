import { type Fixture, group, platform } from "./changes";

const hook = (changes: object) => platform({ hooks: [{ name: "wireguard", ...changes }] });
const manifest = "Type=oneshot\nExecStart=/sbin/modprobe wireguard";
const taint = { key: "dedicated", value: "net", effect: "NoSchedule" } as const;
const execContainer = { image: "busybox:1.37", command: ["true"] };

/** The cluster as a whole, and its nodes. */
export const nodeFixtures = {
  "KOPS-013": {
    failing: platform({ release: "1.20.0" }),
    passing: platform({ release: "1.35.0" }),
    path: "/platform/release",
  },
  "KOPS-014": { failing: { kubernetes: "1.36" }, passing: { kubernetes: "1.35" }, path: "/kubernetes" },
  "KOPS-015": { failing: { kubernetes: "1.30" }, passing: { kubernetes: "1.31" }, path: "/kubernetes" },
  "KOPS-026": {
    failing: group({ scaling: { min: 3, max: 2 } }),
    passing: group({ scaling: { min: 2, max: 2 } }),
    path: "/platform/instanceGroups/0/scaling",
  },
  "KOPS-027": {
    failing: platform({ instanceGroups: [{ name: "nodes" }, { name: "nodes" }] }),
    passing: platform({ instanceGroups: [{ name: "nodes" }, { name: "others" }] }),
    path: "/platform/instanceGroups/1/name",
  },
  "KOPS-028": {
    failing: group({ image: "ubuntu" }),
    passing: group({ image: "ssm:/aws/service/debian/release/12/latest/amd64" }),
    path: "/platform/instanceGroups/0/image",
  },
  "KOPS-029": {
    failing: group({ instanceTypes: ["m7g.large"] }),
    passing: group({ instanceTypes: ["m7g.large"], architecture: "arm64" }),
    path: "/platform/instanceGroups/0/instanceTypes/0",
  },
  "KOPS-030": {
    failing: group({ spot: { onDemandBase: 5 }, scaling: { min: 1, max: 4 } }),
    passing: group({ spot: { onDemandBase: 1 }, scaling: { min: 1, max: 4 } }),
    path: "/platform/instanceGroups/0/spot/onDemandBase",
  },
  "KOPS-031": {
    failing: group({ instanceMetadata: { httpPutResponseHopLimit: 65 } }),
    passing: group({ instanceMetadata: { httpPutResponseHopLimit: 64 } }),
    path: "/platform/instanceGroups/0/instanceMetadata/httpPutResponseHopLimit",
  },
  "KOPS-032": {
    failing: platform({ sysctlParameters: ["net.ipv4.ip_forward"] }),
    passing: platform({ sysctlParameters: ["net.ipv4.ip_forward=1"] }),
    path: "/platform/sysctlParameters/0",
  },
  "KOPS-033": { failing: hook({}), passing: hook({ manifest }), path: "/platform/hooks/0" },
  "KOPS-034": {
    failing: hook({ manifest, execContainer }),
    passing: hook({ execContainer }),
    path: "/platform/hooks/0",
  },
  "KOPS-035": {
    failing: platform({ rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } }),
    passing: platform({ rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }),
    path: "/platform/rollingUpdate",
  },
  "KOPS-036": {
    failing: platform({ addons: ["aws-load-balancer-controller"] }),
    passing: platform({ addons: ["aws-load-balancer-controller", "cert-manager"] }),
    path: "/platform/addons/0",
  },
  "KOPS-037": {
    failing: platform({ stateStore: "file:///var/lib/kops" }),
    passing: platform({ stateStore: "s3://state" }),
    path: "/platform/stateStore",
  },
  "KOPS-038": {
    failing: platform({ addonManifests: ["file:///addon.yaml"] }),
    passing: platform({ addonManifests: ["s3://state/addon.yaml"] }),
    path: "/platform/addonManifests/0",
  },
  "KOPS-039": {
    failing: platform({ discoveryStore: "s3://oidc.example.com" }),
    passing: platform({ discoveryStore: "s3://calico-kit-state" }),
    path: "/platform/discoveryStore",
  },
  "KOPS-045": {
    failing: platform({ domain: "k8s.local", dns: "Private" }),
    passing: platform({ domain: "k8s.local", dns: "None" }),
    path: "/platform/domain",
  },
  "KOPS-046": {
    failing: group({ taints: [taint, taint] }),
    passing: group({ taints: [taint, { ...taint, effect: "NoExecute" }] }),
    path: "/platform/instanceGroups/0/taints/1",
  },
  "KOPS-047": {
    failing: group({ labels: { "example.com/rack/row": "r1" } }),
    passing: group({ labels: { "example.com/rack": "r1" } }),
    path: "/platform/instanceGroups/0/labels/example.com~1rack~1row",
  },
  "KOPS-048": {
    failing: platform({ tags: { KubernetesCluster: "mine" } }),
    passing: platform({ tags: { cluster: "mine" } }),
    path: "/platform/tags/KubernetesCluster",
  },
  "KOPS-049": {
    failing: group({ taints: [taint, { ...taint, key: "dedicated-to", value: "edge-" }] }),
    passing: group({ taints: [taint, { ...taint, key: "dedicated-to", value: "edge" }] }),
    path: "/platform/instanceGroups/0/taints/1",
  },
} satisfies Readonly<Record<string, Fixture>>;
