/** A client outside the cluster, the port of a node, and the pod behind it: who is asked, and whom they take for the sender. */
import { Ip } from "../../constructs/net";
import { type NodePort, Reach } from "../../constructs/reach";
import { readYaml } from "../policy/support";

const client = "203.0.113.9";
const ports = { nodePort: { protocol: 6, port: 30080 }, targetPort: { protocol: 6, port: 8080 } };

const pod = (name: string, node: string, address: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name}, namespace: shop, labels: { app: web } }\nspec: { nodeName: ${node}, containers: [] }\nstatus: { podIP: ${address} }\n---\n`;
const host = (name: string, address: string): string =>
  `apiVersion: projectcalico.org/v3\nkind: HostEndpoint\nmetadata: { name: ${name}, labels: { host: ${name} } }\nspec: { node: ${name}, interfaceName: eth0, expectedIPs: [${address}], profiles: [projectcalico-default-allow] }\n---\n`;
const cluster =
  pod("here", "n1", "10.0.1.5") + pod("there", "n2", "10.0.2.5") + host("n1", "192.0.2.1") + host("n2", "192.0.2.2");

const onPods = (source: string): string =>
  `apiVersion: projectcalico.org/v3\nkind: NetworkPolicy\nmetadata: { name: web, namespace: shop }\nspec: { selector: app == 'web', types: [Ingress], ingress: [{ action: Allow, source: { nets: [${source}] } }] }\n`;
const onHosts = (name: string, spec: string): string =>
  `apiVersion: projectcalico.org/v3\nkind: GlobalNetworkPolicy\nmetadata: { name: ${name} }\nspec: { applyOnForward: true, ${spec} }\n---\n`;

type How = Omit<NodePort, "nodePort" | "targetPort">;

/** What becomes of a connection to port 30080 of n1, and whose policy decides. */
function ask(policies: string, name: "here" | "there", how: How): string {
  const { read, findings } = readYaml(cluster + policies);
  expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  const reach = new Reach(read.set, { externals: [Ip.of(client)] });
  const [from, to, entry] = [client, `shop/${name}`, "host:n1"].map((id) => reach.find(id));
  if (from === undefined || to === undefined || entry === undefined) throw new Error("no such endpoint");
  const { isAllowed, decisive } = reach.nodePort(from, to, entry, { ...ports, ...how });
  return `${isAllowed ? "allow" : "deny"} ${decisive === undefined ? "-" : `${decisive.endpoint} ${decisive.hook}`}`;
}

const whole: How = { externalTrafficPolicy: "Cluster" };
const local: How = { externalTrafficPolicy: "Local" };
const kept: How = { ...whole, isSourceKept: true };

describe("externalTrafficPolicy: Cluster", () => {
  it.each<[string, string, "here" | "there", How, string]>([
    ["a pod on the entering node sees the client", onPods("203.0.113.0/24"), "here", whole, "allow shop/here normal"],
    ["and not that node", onPods("192.0.2.1/32"), "here", whole, "deny shop/here normal"],
    ["a pod elsewhere sees the entering node", onPods("192.0.2.1/32"), "there", whole, "allow shop/there normal"],
    ["and not the client", onPods("203.0.113.0/24"), "there", whole, "deny shop/there normal"],
    ["unless the data plane keeps the source", onPods("203.0.113.0/24"), "there", kept, "allow shop/there normal"],
    ["or no policy is about it", "", "there", whole, "allow shop/there normal"],
  ])("%s", (_what, policies, name, how, wanted) => {
    expect(ask(policies, name, how)).toBe(wanted);
  });
});

describe("externalTrafficPolicy: Local", () => {
  it.each<[string, string, "here" | "there", string]>([
    ["a pod on the entering node sees the client", onPods("203.0.113.0/24"), "here", "allow shop/here normal"],
    ["a pod elsewhere gets nothing, by nobody's policy", "", "there", "deny -"],
  ])("%s", (_what, policies, name, wanted) => {
    expect(ask(policies, name, local)).toBe(wanted);
  });
});

const deny = (port: number): string =>
  `selector: has(host), order: 1, types: [Ingress], ingress: [{ action: Deny, protocol: TCP, destination: { ports: [${port}] } }, { action: Allow }]`;

describe("policies of the hosts on the way", () => {
  it.each<[string, string, "here" | "there", string]>([
    ["preDNAT sees the node's port", onHosts("p", `preDNAT: true, ${deny(30080)}`), "here", "deny host:n1 preDNAT"],
    ["and not the pod's", onHosts("p", `preDNAT: true, ${deny(8080)}`), "here", "allow shop/here normal"],
    [
      "doNotTrack sees the node's port",
      onHosts("p", `doNotTrack: true, ${deny(30080)}`),
      "here",
      "deny host:n1 untracked",
    ],
    ["what is forwarded has the pod's port", onHosts("p", deny(8080)), "here", "deny host:n1 forward"],
    ["and no longer the node's", onHosts("p", deny(30080)), "here", "allow shop/here normal"],
    [
      "what is forwarded has the pod's address",
      onHosts(
        "p",
        "selector: host == 'n1', types: [Ingress], ingress: [{ action: Deny, destination: { nets: [10.0.1.0/24] } }, { action: Allow }]",
      ),
      "here",
      "deny host:n1 forward",
    ],
    [
      "preDNAT has the node's address",
      onHosts(
        "p",
        "preDNAT: true, selector: host == 'n1', types: [Ingress], ingress: [{ action: Deny, destination: { nets: [192.0.2.1/32] } }]",
      ),
      "here",
      "deny host:n1 preDNAT",
    ],
    [
      "the entering node's egress is asked where the packet goes on, and the client is still its source",
      onHosts(
        "p",
        "selector: host == 'n1', types: [Egress], egress: [{ action: Deny, source: { nets: [203.0.113.0/24] } }, { action: Allow }]",
      ),
      "there",
      "deny host:n1 forward",
    ],
    [
      "the pod's own node sees the entering node",
      onHosts(
        "p",
        "selector: host == 'n2', types: [Ingress], ingress: [{ action: Deny, source: { nets: [192.0.2.1/32] } }, { action: Allow }]",
      ),
      "there",
      "deny host:n2 forward",
    ],
    [
      "and by its preDNAT policy the pod's port, which was given before",
      onHosts("p", `preDNAT: true, ${deny(8080)}`),
      "there",
      "deny host:n2 preDNAT",
    ],
    [
      "an allow before DNAT speaks for what is forwarded, but not for the pod",
      onHosts(
        "a",
        "preDNAT: true, selector: has(host), types: [Ingress], ingress: [{ action: Allow, protocol: TCP, destination: { ports: [30080] } }]",
      ) +
        onHosts("b", deny(8080)) +
        onPods("198.51.100.0/24"),
      "here",
      "deny shop/here normal",
    ],
  ])("%s", (_what, policies, name, wanted) => {
    expect(ask(policies, name, whole)).toBe(wanted);
  });
});

it("a forward policy sees the pod that a packet goes to, without a node port, too", () => {
  const policy = onHosts(
    "p",
    "selector: has(host), types: [Ingress], ingress: [{ action: Deny, destination: { selector: app == 'web' } }, { action: Allow }]",
  );
  const { read } = readYaml(cluster + policy);
  const reach = new Reach(read.set, { externals: [Ip.of(client)] });
  const [from, to, own] = [client, "shop/here", "host:n1"].map((id) => reach.find(id));
  if (from === undefined || to === undefined || own === undefined) throw new Error("no such endpoint");
  expect(reach.edge(from, to, ports.targetPort)).toMatchObject({ isAllowed: false, decisive: { hook: "forward" } });
  expect(reach.edge(from, own, ports.targetPort).isAllowed).toBe(true);
});
