/** Each mistake with one line that makes it, and the same objects without. */
import { Report } from "../../constructs/findings";
import { readManifestObjects } from "../../constructs/policy";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { codesOf } from "./support";

const calico = (kind: string, name: string, spec: string): string =>
  `apiVersion: projectcalico.org/v3\nkind: ${kind}\nmetadata: { name: ${name}, namespace: shop }\nspec:\n${spec}`;
const policy = (spec: string): string => calico("NetworkPolicy", "p", spec);
const global = (spec: string): string => calico("GlobalNetworkPolicy", "p", spec).replace(", namespace: shop", "");
const rule = (text: string): string => policy(`  ingress:\n  - ${text}`);
const pod = (namespace: string, app: string): string =>
  `---\napiVersion: v1\nkind: Pod\nmetadata: { name: ${app}, namespace: ${namespace}, labels: { app: ${app} } }\nspec: { containers: [] }\nstatus: { podIP: 10.0.0.${app.length} }\n`;
const kubernetes = (spec: string): string =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: k, namespace: shop }\nspec:\n${spec}`;
const node =
  "---\napiVersion: v1\nkind: Node\nmetadata: { name: n1, annotations: { projectcalico.org/IPv4Address: 10.0.1.20/24 } }\nstatus: { addresses: [{ type: InternalIP, address: 10.0.1.20 }] }\n";
const service =
  "---\napiVersion: v1\nkind: Pod\nmetadata: { name: web, namespace: shop, labels: { app: web } }\nspec: { containers: [{ ports: [{ name: http, containerPort: 8080 }] }] }\n" +
  "---\napiVersion: v1\nkind: Service\nmetadata: { name: web, namespace: shop }\nspec: { selector: { app: web }, ports: [{ port: 80, targetPort: http }] }\n";
const dnsAllowed = "{ action: Allow, protocol: UDP, destination: { ports: [53] } }";

const tiered = (name: string): string =>
  `${calico("NetworkPolicy", name, "  tier: security")}\n---\n${calico("Tier", "security", "  order: 10").replace(", namespace: shop", "")}\n---\n`;
const ofRelease = (version: string): string =>
  calico("ClusterInformation", "default", `  calicoVersion: ${version}`).replace(", namespace: shop", "");
const installation = (variant: string): string =>
  `apiVersion: operator.tigera.io/v1\nkind: Installation\nmetadata: { name: default }\nspec: { variant: ${variant} }`;
const onHost = (app: string): string =>
  pod("shop", app).replace("{ containers: [] }", "{ hostNetwork: true, containers: [] }");
const domains = policy(
  `  egress:\n  - { action: Allow, destination: { domains: [a.example.com] } }\n  - ${dnsAllowed}`,
);

const mistakes: readonly (readonly [code: string, failing: string, line: number, passing: string])[] = [
  ["POL-001", rule("{ action: allow }"), 6, rule("{ action: Allow }")],
  [
    "POL-001",
    rule("{ action: Allow, source: { nets: [10.0.0.1] } }"),
    6,
    rule("{ action: Allow, source: { nets: [10.0.0.1/32] } }"),
  ],
  ["POL-002", policy("  selector: app = 'web'"), 5, policy("  selector: app == 'web'")],
  ["POL-003", policy("  ingres: []"), 5, policy("  ingress: []")],
  ["POL-004", `${tiered("p")}${ofRelease("v3.31.7")}`, 3, `${tiered("security.p")}${ofRelease("v3.31.7")}`],
  ["POL-004", `${tiered("p")}${ofRelease("v3.30.1")}`, 3, `${tiered("p")}${ofRelease("v3.32.1")}`],
  [
    "POL-004",
    `${calico("NetworkPolicy", "a.b", "  tier: default")}\n---\n${ofRelease("v3.31.7")}`,
    3,
    calico("NetworkPolicy", "a.b", "  tier: default"),
  ],
  [
    "POL-041",
    "apiVersion: projectcalico.org/v3\nkind: GlobalNetworkPolcy\nmetadata: { name: p }",
    2,
    global("  types: [Ingress]\n  selector: has(a)"),
  ],
  [
    "POL-041",
    "apiVersion: networking.k8s.io/v1\nkind: GlobalNetworkPolicy\nmetadata: { name: p }",
    1,
    global("  selector: has(a)"),
  ],
  ["POL-041", global("  selector: has(a)").replace("/v3", "/v1"), 1, global("  selector: has(a)")],
  [
    "POL-041",
    global("  selector: has(a)").replace("projectcalico.org", "projectcalico.og"),
    1,
    policy("  selector: has(a)"),
  ],
  ["POL-041", kubernetes("  podSelector: {}").replace("/v1", "/v1beta1"), 1, kubernetes("  podSelector: {}")],
  [
    "POL-041",
    kubernetes("  podSelector: {}").replace("networking.k8s.io", "extensions"),
    1,
    "apiVersion: crd.antrea.io/v1beta1\nkind: NetworkPolicy\nmetadata: { name: p }",
  ],
  [
    "POL-041",
    "apiVersion: policy.networking.k8s.io/v1alpha1\nkind: ClusterNetworkPolicy\nmetadata: { name: p }",
    1,
    "apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: p }",
  ],
  [
    "POL-041",
    "apiVersion: v1\nkind: List\nitems:\n- apiVersion: projectcalico.org/v3\n  kind: HostEndpoints\n  metadata: { name: p }",
    5,
    "apiVersion: v1\nkind: List\nitems: []",
  ],
  [
    "POL-042",
    `${domains}\n---\n${installation("Calico")}`,
    6,
    `${domains}\n---\n${installation("TigeraSecureEnterprise")}`,
  ],
  ["POL-043", domains, 6, `${domains}\n---\n${installation("CalicoEnterprise")}`],
  [
    "POL-045",
    policy("  types: [Ingress]\n  egress:\n  - { action: Deny }"),
    7,
    policy(`  types: [Egress]\n  egress:\n  - ${dnsAllowed}`),
  ],
  [
    "POL-045",
    kubernetes("  podSelector: {}\n  policyTypes: [Egress]\n  ingress: [{}]\n  egress: [{}]"),
    7,
    kubernetes("  podSelector: {}\n  policyTypes: [Egress]\n  ingress: []\n  egress: [{}]"),
  ],
  [
    "POL-045",
    global(
      "  selector: has(a)\n  types: [Egress]\n  ingress:\n  - { action: Allow }\n  egress:\n  - { action: Allow }",
    ),
    8,
    global("  selector: has(a)\n  ingress:\n  - { action: Allow }\n  egress:\n  - { action: Allow }"),
  ],
  [
    "POL-046",
    `${policy("  selector: app == 'agent'\n  types: [Ingress]")}\n${onHost("agent")}`,
    1,
    `${policy("  selector: app == 'web'\n  types: [Ingress]")}\n${pod("shop", "web")}${onHost("agent")}`,
  ],
  [
    "POL-046",
    `${kubernetes("  podSelector: {}\n  ingress: [{}]")}\n${onHost("agent")}${onHost("other")}`,
    1,
    `${kubernetes("  podSelector: {}\n  ingress: [{}]")}\n${pod("shop", "web")}${onHost("agent")}`,
  ],
  [
    "POL-005",
    `${rule("{ action: Allow, source: { domains: [a.example.com] } }")}\n---\n${installation("CalicoEnterprise")}`,
    6,
    `${domains}\n---\n${installation("CalicoEnterprise")}`,
  ],
  [
    "POL-005",
    rule("{ action: Allow, destination: { ports: [80] } }"),
    6,
    rule("{ action: Allow, protocol: TCP, destination: { ports: [80] } }"),
  ],
  [
    "POL-005",
    rule("{ action: Allow, source: { namespaceSelector: has(a) || global() } }"),
    6,
    rule("{ action: Allow, source: { namespaceSelector: global() } }"),
  ],
  [
    "POL-005",
    rule("{ action: Allow, source: { nets: [10.0.0.0/8, 'fd00::/8'] } }"),
    6,
    rule("{ action: Allow, source: { nets: [10.0.0.0/8] } }"),
  ],
  [
    "POL-006",
    global("  { preDNAT: true, selector: has(host), types: [Ingress] }"),
    5,
    global("  { preDNAT: true, applyOnForward: true, selector: has(host), types: [Ingress] }"),
  ],
  ["POL-007", `${policy("  types: [Ingress]")}\n---\n${policy("  types: [Ingress]")}`, 9, policy("  types: [Ingress]")],
  [
    "POL-009",
    policy("  egress:\n  - { action: Allow, destination: { services: { name: a } } }\n  - " + dnsAllowed),
    6,
    policy(
      "  egress:\n  - { action: Allow, destination: { services: { name: a, namespace: shop } } }\n  - " + dnsAllowed,
    ),
  ],
  [
    "POL-020",
    kubernetes(
      "  podSelector: {}\n  ingress:\n  - from:\n    - namespaceSelector: { matchLabels: { team: a } }\n    - podSelector: { matchLabels: { app: web } }",
    ),
    9,
    kubernetes(
      "  podSelector: {}\n  ingress:\n  - from:\n    - namespaceSelector: { matchLabels: { team: a } }\n      podSelector: { matchLabels: { app: web } }",
    ),
  ],
  [
    "POL-021",
    policy(`  egress:\n  - ${dnsAllowed}\n  - { action: Deny, destination: { notNets: [10.0.0.0/24] } }\n${node}`),
    7,
    policy(`  egress:\n  - ${dnsAllowed}\n  - { action: Deny, destination: { notNets: [10.0.0.0/16] } }\n${node}`),
  ],
  [
    "POL-022",
    global("  selector: all()\n  types: [Ingress]"),
    1,
    global(
      "  namespaceSelector: kubernetes.io/metadata.name not in {'kube-system', 'calico-system', 'tigera-operator'}\n  types: [Ingress]",
    ),
  ],
  [
    "POL-023",
    `${policy("  types: [Egress]")}\n${pod("shop", "web")}`,
    1,
    `${policy(`  egress:\n  - ${dnsAllowed}`)}\n${pod("shop", "web")}`,
  ],
  [
    "POL-024",
    `${rule("{ action: Deny }")}\n---\n${kubernetes("  podSelector: {}\n  ingress: [{}]")}\n${pod("shop", "web")}`,
    6,
    `${policy("  order: 10\n  ingress:\n  - { action: Deny }")}\n---\n${kubernetes("  podSelector: {}\n  ingress: [{}]")}\n${pod("shop", "web")}`,
  ],
  [
    "POL-025",
    `${policy("  selector: app == 'wbe'")}\n${pod("shop", "web")}`,
    1,
    `${policy("  selector: app == 'web'")}\n${pod("shop", "web")}`,
  ],
  [
    "POL-026",
    `apiVersion: projectcalico.org/v3\nkind: BGPPeer\nmetadata: { name: b }\nspec: { peerIP: 10.0.0.20, asNumber: 64512 }\n${node}`,
    4,
    `apiVersion: projectcalico.org/v3\nkind: BGPPeer\nmetadata: { name: b }\nspec: { peerIP: 10.0.1.10, asNumber: 64512 }\n${node}`,
  ],
  [
    "POL-027",
    calico("NetworkPolicy", "security.p", "  tier: security"),
    1,
    `${calico("NetworkPolicy", "security.p", "  tier: security")}\n---\n${calico("Tier", "security", "  order: 10").replace(", namespace: shop", "")}`,
  ],
  [
    "POL-028",
    calico("HostEndpoint", "h", "  { node: n1, interfaceName: '*' }"),
    1,
    calico("HostEndpoint", "h", "  { node: n1, interfaceName: '*', profiles: [projectcalico-default-allow] }"),
  ],
  [
    "POL-040",
    `${rule("{ action: Allow, protocol: TCP, destination: { ports: [80] } }")}\n${service}`,
    6,
    `${rule("{ action: Allow, protocol: TCP, destination: { ports: [8080] } }")}\n${service}`,
  ],
];

it.each(mistakes)("%s is found, and only it: %s", (code, failing, line) => {
  expect(codesOf(failing)).toEqual([`${code}:${line}`]);
});

it.each(mistakes)("%s is not found where it is put right", (_code, _failing, _line, passing) => {
  expect(codesOf(passing)).toEqual([]);
});

it("says of a file that it holds nothing", () => {
  const report = new Report();
  const folder = mkdtempSync(join(tmpdir(), "calico-kit-policy-"));
  writeFileSync(join(folder, "default-deny.yaml"), "# to come\n");
  expect(readManifestObjects(folder, report)).toEqual([]);
  rmSync(folder, { recursive: true });
  expect(report.findings.map(({ code }) => code)).toEqual(["POL-008"]);
});
