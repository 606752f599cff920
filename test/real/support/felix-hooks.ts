/** Sets about the order in which a packet's hooks are asked: what each kind of way sees, and what of it is rewritten. */
import type { KubernetesObject } from "../../../constructs/model";
import type { ReachOptions } from "../../../constructs/reach";
import { wireNodes } from "./felix";
import type { WireSet } from "./felix-compare";

const v3 = "projectcalico.org/v3";

const pod = (name: string, address: string, nodeName: string): KubernetesObject => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, namespace: "shop", labels: { app: name } },
  spec: { nodeName, containers: [{ name: "c", image: "i", ports: [{ name: "http", containerPort: 80 }] }] },
  status: { podIP: address, phase: "Running" },
});

/** Two pods on one node, one on the other; both nodes with a host endpoint that allows until a policy is about it. */
const population: readonly KubernetesObject[] = [
  { apiVersion: "v1", kind: "Namespace", metadata: { name: "shop", labels: { env: "prod" } } },
  pod("web", "10.244.0.1", "node-0"),
  pod("api", "10.244.0.2", "node-0"),
  pod("db", "10.244.1.1", "node-1"),
  ...wireNodes.map(({ name, address }) => ({
    apiVersion: v3,
    kind: "HostEndpoint",
    metadata: { name, labels: { host: name } },
    spec: { node: name, interfaceName: "eth0", expectedIPs: [address], profiles: ["projectcalico-default-allow"] },
  })),
];

const policy = (name: string, spec: object): KubernetesObject => ({
  apiVersion: v3,
  kind: "GlobalNetworkPolicy",
  metadata: { name },
  spec: { order: 10, ...spec },
});

const probes = [
  { protocol: 6, port: 80 },
  { protocol: 6, port: 8080 },
  { protocol: 6, port: 22 },
  { protocol: 17, port: 53 },
  { protocol: 1 },
];

const set = (...objects: readonly KubernetesObject[]): WireSet => ({
  objects: [...population, ...objects],
  externals: ["203.0.113.9"],
  probes,
});

const web80 = { action: "Allow", protocol: "TCP", destination: { ports: [80] } };
const everything = { action: "Allow" };

export const hookSets: Readonly<Record<string, WireSet & { readonly options?: ReachOptions }>> = {
  "a host's own traffic, in and out, beside its failsafe ports": set(
    policy("hosts", { selector: "has(host)", types: ["Ingress", "Egress"], ingress: [web80], egress: [web80] }),
  ),
  "forwarded traffic is asked by the hosts that it leaves and enters": set(
    policy("forward", {
      selector: "has(host)",
      applyOnForward: true,
      types: ["Ingress", "Egress"],
      ingress: [web80, { action: "Allow", protocol: "UDP" }],
      egress: [web80],
    }),
  ),
  "a forwarded packet's own ends are those that rules see, not the host": set(
    policy("forward", {
      selector: "has(host)",
      applyOnForward: true,
      types: ["Ingress", "Egress"],
      ingress: [{ ...everything, destination: { selector: "app == 'db'" } }],
      egress: [{ ...everything, source: { selector: "app == 'web'" } }],
    }),
  ),
  "before DNAT: what is allowed there is allowed for the host and for what it forwards": set(
    policy("pre", {
      selector: "has(host)",
      applyOnForward: true,
      preDNAT: true,
      types: ["Ingress"],
      ingress: [web80, { action: "Deny", protocol: "UDP" }],
    }),
    policy("later", {
      order: 20,
      selector: "has(host)",
      applyOnForward: true,
      types: ["Ingress"],
      ingress: [{ action: "Allow", protocol: "ICMP" }],
    }),
  ),
  "before conntrack": set(
    policy("untracked", {
      selector: "has(host)",
      applyOnForward: true,
      doNotTrack: true,
      types: ["Ingress", "Egress"],
      ingress: [web80, { action: "Deny", protocol: "UDP" }],
      egress: [{ action: "Deny", protocol: "TCP", destination: { ports: [8080] } }],
    }),
  ),
  "tiers, Pass, order and named ports": set(
    { apiVersion: v3, kind: "Tier", metadata: { name: "security" }, spec: { order: 100, defaultAction: "Pass" } },
    policy("security.pass", {
      tier: "security",
      order: 5,
      selector: "app == 'db'",
      ingress: [
        { action: "Pass", protocol: "UDP" },
        { action: "Deny", source: { selector: "app == 'api'" } },
      ],
    }),
    policy("http", {
      selector: "has(app)",
      types: ["Ingress"],
      ingress: [{ action: "Allow", protocol: "TCP", destination: { ports: ["http"] } }],
    }),
  ),
  "behind SNAT hosts take a pod of another node for that node": {
    ...set(
      {
        apiVersion: v3,
        kind: "IPPool",
        metadata: { name: "pods" },
        spec: { cidr: "10.244.0.0/16", natOutgoing: true, ipipMode: "Never", vxlanMode: "Never" },
      },
      policy("hosts", {
        selector: "host == 'node-1'",
        types: ["Ingress"],
        ingress: [{ ...web80, source: { nets: ["10.0.0.51/32"] } }],
      }),
    ),
    // SNAT gives echo requests another number, by which they would be known.
    probes: probes.filter(({ protocol }) => protocol !== 1),
    options: { natOutgoing: true },
  },
  "without SNAT hosts see the pod": set(
    policy("hosts", {
      selector: "host == 'node-1'",
      types: ["Ingress"],
      ingress: [{ ...web80, source: { selector: "app == 'web'" } }],
    }),
  ),
};
