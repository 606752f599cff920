import type { KubernetesObject } from "../../model";
import { Cidr, Ip } from "../../net";
import { packOf, type PackName } from "./list";
import { type ChosenPacks, packObjects } from "./objects";
import { kubeDns, type PackEdge, type PackGround } from "./pack";

/** The cluster that the examples of packs are about: one control plane, one worker, a shop, and who else there is. */
export const exampleGround: PackGround = {
  families: [4],
  inside: [Cidr.of("10.10.0.0/16"), Cidr.of("192.0.2.0/24")],
  nodes: [Cidr.of("192.0.2.0/25")],
  systemNamespaces: ["calico-system", "kube-system", "tigera-operator"],
  systemPrefixes: ["openshift-"],
  dns: { ...kubeDns, nodeLocal: [Ip.of("169.254.25.10")] },
  peers: [Ip.of("192.0.2.254")],
  bgpPort: 179,
  hasControlPlaneNodes: true,
  apiPort: 6443,
};

/** Addresses outside: somebody, a payment service, the cloud's metadata, an administrator's machine, the nodes' DNS cache, a switch. */
export const exampleExternals = [
  ...["203.0.113.9", "198.51.100.7", "169.254.169.254", "192.0.2.200"],
  ...["169.254.25.10", "192.0.2.254"],
];

const namespace = (name: string, labels: Readonly<Record<string, string>> = {}): KubernetesObject => ({
  apiVersion: "v1",
  kind: "Namespace",
  metadata: { name, labels: { "kubernetes.io/metadata.name": name, ...labels } },
});

const pod = (
  where: string,
  name: string,
  address: string,
  labels: Readonly<Record<string, string>>,
  node = "worker-1",
): KubernetesObject => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, namespace: where, labels },
  spec: { nodeName: node, containers: [] },
  status: { phase: "Running", podIP: address, podIPs: [{ ip: address }] },
});

/** As kube-controllers make them of a node: its labels, and a profile that allows until a policy is about them. */
const autoHostEndpoint = (
  node: string,
  address: string,
  labels: Readonly<Record<string, string>>,
): KubernetesObject => ({
  apiVersion: "projectcalico.org/v3",
  kind: "HostEndpoint",
  metadata: {
    name: `${node}-auto-hep`,
    labels: { "projectcalico.org/created-by": "calico-kube-controllers", "kubernetes.io/hostname": node, ...labels },
  },
  spec: { node, interfaceName: "*", expectedIPs: [address], profiles: ["projectcalico-default-allow"] },
});

/** Who is in the example: nodes with their host endpoints, namespaces, pods, and the API's Service. */
export const packPopulation: readonly KubernetesObject[] = [
  autoHostEndpoint("cp-1", "192.0.2.11", { "node-role.kubernetes.io/control-plane": "" }),
  autoHostEndpoint("worker-1", "192.0.2.21", {}),
  namespace("kube-system"),
  namespace("gateways"),
  namespace("monitoring"),
  namespace("other"),
  namespace("openshift-ingress"),
  namespace("shop", { environment: "production", tenant: "shop" }),
  namespace("lab", { environment: "development", tenant: "lab" }),
  pod("kube-system", "coredns", "10.10.0.10", { "k8s-app": "kube-dns" }, "cp-1"),
  pod("gateways", "gateway", "10.10.1.10", { app: "gateway" }),
  pod("monitoring", "prometheus", "10.10.1.11", { app: "prometheus" }),
  pod("other", "pod", "10.10.1.12", { app: "other" }),
  pod("openshift-ingress", "router", "10.10.1.13", { app: "router" }),
  pod("shop", "web", "10.10.1.20", { app: "web", zone: "dmz" }),
  pod("shop", "api", "10.10.1.21", { app: "api", zone: "trusted" }),
  pod("shop", "db", "10.10.1.22", { app: "db", zone: "restricted" }),
  pod("lab", "tool", "10.10.1.30", { app: "tool", zone: "trusted" }),
  {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "kubernetes", namespace: "default" },
    spec: { clusterIP: "10.96.0.1", ports: [{ name: "https", port: 443, protocol: "TCP", targetPort: 6443 }] },
  },
  {
    apiVersion: "discovery.k8s.io/v1",
    kind: "EndpointSlice",
    metadata: { name: "kubernetes", namespace: "default", labels: { "kubernetes.io/service-name": "kubernetes" } },
    addressType: "IPv4",
    endpoints: [{ addresses: ["192.0.2.11"] }],
    ports: [{ name: "https", port: 6443, protocol: "TCP" }],
  },
];

/** One pack with its example: everything that is to be enforced, and what then holds. */
export interface PackExample {
  readonly pack: PackName;
  /** The pack's own: tiers, network sets, enforced policies. */
  readonly objects: readonly KubernetesObject[];
  readonly population: readonly KubernetesObject[];
  /** Addresses outside that edges name. */
  readonly externals: readonly string[];
  readonly edges: readonly PackEdge[];
}

/** The example of a pack, enforced or staged. Deterministic; throws where the pack's own schema refuses its example. */
export function exampleOf(pack: PackName, rollout: "staged" | "enforced" = "enforced"): PackExample {
  const { tiers, networkSets, staged, enforced } = packObjects(exampleChoice(pack, rollout), exampleGround);
  const { objects = [], edges } = packOf(pack).example;
  return {
    pack,
    objects: [...tiers, ...networkSets, ...staged, ...enforced],
    population: [...packPopulation, ...objects],
    externals: exampleExternals,
    edges,
  };
}

/** What the intent's example resolves to. */
export function exampleChoice(pack: PackName, rollout: "staged" | "enforced"): ChosenPacks {
  const { schema, example } = packOf(pack);
  return { [pack]: { rollout, options: schema().parse(example.options) } };
}
