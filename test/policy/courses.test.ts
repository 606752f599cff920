/**
 * Mistakes that course labs are known for (written anew, in their shape), on a bank of three tiers over two nodes: what is
 * said of each, and that nothing is said once it is put right. A mistake that only expectations show is shown by them.
 */
import { Ip } from "../../constructs/net";
import { Reach } from "../../constructs/reach";
import { readYaml } from "./support";

const pod = (namespace: string, app: string, index: number, port: number): string =>
  `apiVersion: v1
kind: Pod
metadata: { name: ${app}, namespace: ${namespace}, labels: { app: ${app} } }
spec: { nodeName: worker-1, serviceAccountName: ${app}, containers: [{ name: c, ports: [{ containerPort: ${port} }] }] }
status: { podIP: 10.48.0.${index}, phase: Running }
---
apiVersion: v1
kind: Service
metadata: { name: ${app}, namespace: ${namespace} }
spec: { selector: { app: ${app} }, ports: [{ port: ${port === 8080 ? 80 : port}, targetPort: ${port} }] }
---
`;
const namespace = (name: string): string =>
  `apiVersion: v1\nkind: Namespace\nmetadata: { name: ${name}, labels: { name: ${name} } }\n---\n`;
const node = (name: string, index: number): string =>
  `apiVersion: v1
kind: Node
metadata: { name: ${name}, annotations: { projectcalico.org/IPv4Address: 10.0.1.${index}/24 } }
status: { addresses: [{ type: InternalIP, address: 10.0.1.${index} }] }
---
`;

const cluster =
  ["customer", "summary", "database", "other"].map(namespace).join("") +
  pod("customer", "customer", 10, 8080) +
  pod("summary", "summary", 11, 8080) +
  pod("database", "database", 12, 2379) +
  // Somebody else's pod, with the label that a selector without its namespace takes, too.
  pod("other", "attacker", 13, 9000).replace("app: attacker } }\nspec", "app: customer } }\nspec") +
  node("control-1", 20) +
  node("worker-1", 30);

const v3 = (kind: string, head: string, spec: string): string =>
  `apiVersion: projectcalico.org/v3\nkind: ${kind}\nmetadata: { ${head} }\nspec:\n${spec}`;

const dns = "    - { action: Allow, protocol: UDP, destination: { ports: [53] } }\n";

/** What is wrong, what is said of it, and the same put right. */
const labs: readonly (readonly [what: string, codes: readonly string[], wrong: string, right: string])[] = [
  [
    "OR where AND was meant: two items of `from` instead of one",
    ["POL-020"],
    summaryFrom(
      "- namespaceSelector: { matchLabels: { name: customer } }\n        - podSelector: { matchLabels: { app: summary } }",
    ),
    summaryFrom(
      "- namespaceSelector: { matchLabels: { name: customer } }\n          podSelector: { matchLabels: { app: customer } }",
    ),
  ],
  [
    "a lock-down whose notNets miss the nodes' subnet by one",
    ["POL-021"],
    lockDown("10.48.0.0/16, 10.49.0.0/16, 10.0.0.0/24"),
    lockDown("10.48.0.0/16, 10.49.0.0/16, 10.0.1.0/24"),
  ],
  [
    "a default deny with all()",
    ["POL-022", "POL-023"],
    v3("GlobalNetworkPolicy", "name: default-deny", "  selector: all()\n  types: [Ingress, Egress]\n"),
    v3(
      "GlobalNetworkPolicy",
      "name: default-deny",
      `  namespaceSelector: projectcalico.org/name not in { 'kube-system', 'kube-public', 'calico-system', 'tigera-operator' }\n  types: [Ingress, Egress]\n  egress:\n${dns}`,
    ),
  ],
  [
    "a default deny without selector, which is all() as well",
    ["POL-022"],
    v3("GlobalNetworkPolicy", "name: default-deny", "  types: [Ingress]\n"),
    v3("StagedGlobalNetworkPolicy", "name: default-deny", "  types: [Ingress]\n"),
  ],
  [
    "the address of a BGP peer that drifted away from the text",
    ["POL-026"],
    v3("BGPPeer", "name: router", "  peerIP: 10.0.0.20\n  asNumber: 64512\n"),
    v3("BGPPeer", "name: router", "  peerIP: 10.0.1.10\n  asNumber: 64512\n"),
  ],
  [
    "zero trust before DNS is allowed",
    ["POL-023"],
    v3(
      "NetworkPolicy",
      "name: customer, namespace: customer",
      "  types: [Egress]\n  egress:\n    - { action: Allow, destination: { services: { name: summary, namespace: summary } } }\n",
    ),
    v3(
      "NetworkPolicy",
      "name: customer, namespace: customer",
      `  types: [Egress]\n  egress:\n${dns}    - { action: Allow, destination: { services: { name: summary, namespace: summary } } }\n`,
    ),
  ],
  [
    "the port of the Service instead of the pod's",
    ["POL-040"],
    v3(
      "NetworkPolicy",
      "name: summary, namespace: summary",
      "  ingress:\n    - { action: Allow, protocol: TCP, destination: { ports: [80] } }\n",
    ),
    v3(
      "NetworkPolicy",
      "name: summary, namespace: summary",
      "  ingress:\n    - { action: Allow, protocol: TCP, destination: { ports: [8080] } }\n",
    ),
  ],
  [
    "a label with two letters too many, as troubleshooting labs break it",
    ["POL-025"],
    v3(
      "NetworkPolicy",
      "name: database, namespace: database",
      "  selector: app == 'databaseee'\n  ingress:\n    - { action: Allow }\n",
    ),
    v3(
      "NetworkPolicy",
      "name: database, namespace: database",
      "  selector: app == 'database'\n  ingress:\n    - { action: Allow }\n",
    ),
  ],
  [
    "a deny that is to beat Kubernetes' policies, behind them",
    ["POL-024"],
    `${v3("NetworkPolicy", "name: no-more, namespace: summary", "  order: 1500\n  ingress:\n    - { action: Deny }\n")}---\n${open("summary")}`,
    `${v3("NetworkPolicy", "name: no-more, namespace: summary", "  order: 500\n  ingress:\n    - { action: Deny }\n")}---\n${open("summary")}`,
  ],
  [
    "NodePorts closed before DNAT, without applyOnForward",
    ["POL-006"],
    nodePorts(""),
    nodePorts("  applyOnForward: true\n"),
  ],
  [
    "a Service in a global policy, without its namespace",
    ["POL-001"],
    apiServer("{ name: kubernetes }"),
    apiServer("{ name: kubernetes, namespace: default }"),
  ],
];

function summaryFrom(peers: string): string {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: allow-summary, namespace: summary }
spec:
  podSelector: { matchLabels: { app: summary } }
  ingress:
    - from:
        ${peers}
`;
}

function lockDown(ranges: string): string {
  return v3(
    "GlobalNetworkPolicy",
    "name: egress-lockdown",
    `  order: 600
  namespaceSelector: has(name)
  types: [Egress]
  egress:
    - { action: Allow, source: { serviceAccounts: { selector: internet-egress == 'allowed' } } }
    - { action: Deny, destination: { notNets: [${ranges}] } }
    - { action: Allow }
`,
  );
}

function open(name: string): string {
  return `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: open, namespace: ${name} }\nspec: { podSelector: {}, ingress: [{}] }\n`;
}

function nodePorts(more: string): string {
  return v3(
    "GlobalNetworkPolicy",
    "name: node-ports",
    `  selector: has(kubernetes-host)\n  preDNAT: true\n${more}  types: [Ingress]\n  ingress:\n    - { action: Deny, protocol: TCP, destination: { ports: ["30000:32767"] } }\n`,
  );
}

function apiServer(service: string): string {
  return v3(
    "GlobalNetworkPolicy",
    "name: api-server",
    `  namespaceSelector: name == 'customer'\n  types: [Egress]\n  egress:\n${dns}    - { action: Allow, destination: { services: ${service} } }\n`,
  );
}

const codes = (text: string): readonly string[] =>
  [...new Set(readYaml(`${cluster}${text}`).findings.map(({ code }) => code))].sort();

it.each(labs)("%s", (_, wanted, wrong, right) => {
  expect(codes(wrong)).toEqual(wanted);
  expect(codes(right)).toEqual([]);
});

const edge = (text: string, from: string, to: string, port: number): boolean | undefined => {
  const reach = new Reach(readYaml(`${cluster}${text}`).read.set, { externals: [Ip.of("198.51.100.1")] });
  const [sender, receiver] = [reach.find(from), reach.find(to)];
  if (sender === undefined || receiver === undefined) throw new Error(`${from} or ${to} is missing`);
  return reach.edge(sender, receiver, { protocol: 6, port }).isAllowed;
};

describe("what the mistake does, and the correction does not", () => {
  const of = (title: string): readonly [string, string] => {
    const found = labs.find(([what]) => what.startsWith(title));
    if (found === undefined) throw new Error(title);
    return [found[2], found[3]];
  };

  it("OR lets in what its second half names, whoever that is", () => {
    const lets = (text: string): readonly (boolean | undefined)[] =>
      ["customer/customer", "other/attacker", "database/database"].map((from) =>
        edge(text, from, "summary/summary", 8080),
      );
    const [, and] = of("OR where");
    const both = summaryFrom("- namespaceSelector: {}\n        - podSelector: { matchLabels: { app: customer } }");
    expect(lets(and)).toEqual([true, false, false]);
    expect(lets(both)).toEqual([true, true, true]);
  });

  it("notNets cut off the node's kubelet, and nothing else of the cluster", () => {
    const [wrong, right] = of("a lock-down");
    const reached = (text: string): readonly (boolean | undefined)[] => [
      edge(text, "customer/customer", "node:worker-1", 10250),
      edge(text, "customer/customer", "summary/summary", 8080),
      edge(text, "customer/customer", "198.51.100.1", 443),
    ];
    expect(reached(wrong)).toEqual([false, true, false]);
    expect(reached(right)).toEqual([true, true, false]);
  });

  it("the port of the Service never matches", () => {
    const [wrong, right] = of("the port of the Service");
    expect([wrong, right].map((text) => edge(text, "customer/customer", "summary/summary", 8080))).toEqual([
      false,
      true,
    ]);
  });

  it("a rule without a source lets in the Internet: no finding, but an expectation", () => {
    const anybody = v3(
      "NetworkPolicy",
      "name: summary, namespace: summary",
      "  selector: app == 'summary'\n  ingress:\n    - { action: Allow, protocol: TCP, destination: { ports: [8080] } }\n",
    );
    expect(codes(anybody)).toEqual([]);
    expect(edge(anybody, "other/attacker", "summary/summary", 8080)).toBe(true);
    expect(edge(anybody, "198.51.100.1", "summary/summary", 8080)).toBe(true);
  });
});
