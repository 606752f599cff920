/** What is said of policies and pools because of what stands around them: the data plane, host endpoints, other pools. Two cases of each at least, and the same put right. */
import { codesOf } from "./support";

const v3 = (kind: string, name: string, spec: string, version = "projectcalico.org/v3"): string =>
  `apiVersion: ${version}\nkind: ${kind}\nmetadata: { name: ${name} }\nspec: ${spec}\n`;
const together = (...objects: readonly string[]): string => objects.join("---\n");

const ingress = (...rules: readonly string[]): string =>
  v3("GlobalNetworkPolicy", "p", `{ selector: app == 'web', types: [Ingress], ingress: [${rules.join(", ")}] }`);
const egress = (...rules: readonly string[]): string =>
  v3("GlobalNetworkPolicy", "p", `{ selector: app == 'web', types: [Egress], egress: [${rules.join(", ")}] }`);
const installation = (network: string): string =>
  v3("Installation", "default", `{ calicoNetwork: ${network} }`, "operator.tigera.io/v1");
const nftables = installation("{ linuxDataplane: Nftables }");

const code = "{ action: Allow, protocol: ICMP, icmp: { type: 3, code: 4 } }";
const service = (protocol: string): string =>
  egress(`{ action: Allow,${protocol} destination: { services: { name: vpn, namespace: vpn } } }`);

const autoHosts = v3(
  "KubeControllersConfiguration",
  "default",
  "{ controllers: { node: { hostEndpoint: { autoCreate: Enabled } } } }",
);
const host = v3(
  "HostEndpoint",
  "h1",
  "{ node: n1, interfaceName: '*', expectedIPs: [192.0.2.1], profiles: [projectcalico-default-allow] }",
).replace("name: h1", "name: h1, labels: { role: edge }");
const deny = (selector: string): string => v3("GlobalNetworkPolicy", "deny", `{ ${selector}, types: [Ingress] }`);
const notSystem = "kubernetes.io/metadata.name not in { 'kube-system', 'calico-system', 'tigera-operator' }";

const pool = (name: string, spec: string): string => v3("IPPool", name, spec);
const asking =
  "apiVersion: v1\nkind: Namespace\nmetadata: { name: shop, annotations: { cni.projectcalico.org/ipv4pools: '[\"external\"]' } }\n";
const peer = v3("BGPPeer", "router", "{ peerIP: 192.0.2.254, asNumber: 64512 }");
const pools = (external: string): string =>
  together(pool("internal", "{ cidr: 10.48.0.0/24 }"), pool("external", `{ cidr: 10.48.2.0/24, ${external} }`));

const cases: readonly (readonly [
  what: string,
  codes: readonly string[],
  line: number,
  wrong: string,
  right: string,
])[] = [
  ["a code of ICMP, data plane unknown", ["POL-029"], 4, ingress(code), ingress(code.replace(", code: 4", ""))],
  [
    "a code of ICMP, nftables said",
    ["POL-029"],
    4,
    together(ingress(code), nftables),
    together(ingress(code), installation("{ linuxDataplane: BPF }")),
  ],
  [
    "a code of ICMP that is excluded, nftables by Felix' own key",
    ["POL-029"],
    4,
    together(
      egress("{ action: Deny, protocol: ICMP, notICMP: { type: 3, code: 0 } }"),
      v3("FelixConfiguration", "default", "{ nftablesMode: Enabled }"),
    ),
    together(
      egress("{ action: Deny, protocol: ICMP, notICMP: { type: 3, code: 0 } }"),
      v3("FelixConfiguration", "default", "{ nftablesMode: Disabled }"),
    ),
  ],
  [
    "a type of ICMPv6",
    ["POL-029"],
    4,
    ingress("{ action: Allow, protocol: ICMPv6, icmp: { type: 128 } }"),
    ingress("{ action: Allow, protocol: ICMPv6 }"),
  ],
  ["GRE to a service", ["POL-030"], 4, service(" protocol: 47,"), service("")],
  ["ICMP to a service", ["POL-030"], 4, together(service(" protocol: ICMP,"), nftables), service(" protocol: UDP,")],
  ["ESP to a service", ["POL-030"], 4, service(" protocol: 50,"), service(" protocol: SCTP,")],
  [
    "everybody in a network set",
    ["POL-032"],
    1,
    v3("GlobalNetworkSet", "s", "{ nets: [0.0.0.0/0, 10.0.0.0/8] }"),
    v3("GlobalNetworkSet", "s", "{ nets: [0.0.0.0/0, '2001:db8::/32'] }"),
  ],
  [
    "all of IPv6 in a network set",
    ["POL-032"],
    1,
    v3("GlobalNetworkSet", "s", "{ nets: ['::/0', '2001:db8::/32'] }"),
    v3("GlobalNetworkSet", "s", "{ nets: ['::/0'] }"),
  ],
  [
    "a default deny by `not in`, nodes with automatic host endpoints",
    ["POL-031"],
    1,
    together(deny(`namespaceSelector: "${notSystem}"`), autoHosts),
    together(deny(`namespaceSelector: "has(kubernetes.io/metadata.name) && ${notSystem}"`), autoHosts),
  ],
  [
    "a default deny by !has() over a host endpoint",
    ["POL-031"],
    1,
    together(deny('selector: "!has(k8s-app)"'), host),
    together(deny('selector: "!has(k8s-app) && has(projectcalico.org/namespace)"'), host),
  ],
  [
    "a deny for hosts that nothing opens",
    ["POL-033"],
    1,
    together(deny("selector: role == 'edge'"), host),
    together(
      deny("selector: role == 'edge'"),
      v3(
        "GlobalNetworkPolicy",
        "first",
        "{ order: 1, selector: role == 'edge', ingress: [{ action: Allow, source: { nets: [192.0.2.0/24] } }] }",
      ),
      host,
    ),
  ],
  [
    "a deny for hosts with a rule of its own for the other direction only",
    ["POL-033"],
    1,
    together(
      v3(
        "GlobalNetworkPolicy",
        "deny",
        "{ selector: role == 'edge', types: [Ingress, Egress], egress: [{ action: Allow, protocol: TCP }] }",
      ),
      host,
    ),
    together(v3("StagedGlobalNetworkPolicy", "deny", "{ selector: role == 'edge', types: [Ingress, Egress] }"), host),
  ],
  ["global() in a policy's selector", ["POL-010"], 4, deny("selector: global()"), deny("selector: has(gpu)")],
  [
    "global() in its namespaceSelector",
    ["POL-010"],
    4,
    deny("namespaceSelector: has(team) || global()"),
    deny("namespaceSelector: has(team)"),
  ],
  [
    "global() for its service accounts",
    ["POL-010"],
    4,
    deny("serviceAccountSelector: global()"),
    deny("serviceAccountSelector: has(team)"),
  ],
  [
    "global() in a rule's selector",
    ["POL-010"],
    4,
    ingress("{ action: Allow, source: { selector: global() } }"),
    ingress("{ action: Allow, source: { namespaceSelector: global() } }"),
  ],
  [
    "global() in a notSelector",
    ["POL-012"],
    4,
    ingress("{ action: Allow, source: { notSelector: global() } }"),
    ingress("{ action: Allow, source: { notSelector: has(gpu) } }"),
  ],
  [
    "a pool as it is stored",
    ["POL-011"],
    1,
    v3("IPPool", "a", "{ cidr: 10.0.0.0/16 }", "crd.projectcalico.org/v1"),
    pool("a", "{ cidr: 10.0.0.0/16 }"),
  ],
  [
    "a policy as it is stored",
    ["POL-011"],
    1,
    v3("GlobalNetworkPolicy", "default.a", "{ selector: has(gpu), ingress: [] }", "crd.projectcalico.org/v1"),
    v3("GlobalNetworkPolicy", "default.a", "{ selector: has(gpu), ingress: [] }"),
  ],
  [
    "pools that overlap",
    ["POL-034"],
    9,
    together(pool("a", "{ cidr: 10.0.0.0/16 }"), pool("b", "{ cidr: 10.0.128.0/17 }")),
    together(pool("a", "{ cidr: 10.0.0.0/17 }"), pool("b", "{ cidr: 10.0.128.0/17 }")),
  ],
  [
    "pools of an Installation that overlap",
    ["POL-034"],
    4,
    installation("{ ipPools: [{ cidr: 10.0.0.0/16 }, { cidr: 10.0.0.0/20 }] }"),
    // What the operator makes of the entry is the same pool.
    together(
      installation("{ ipPools: [{ cidr: 10.0.0.0/16 }] }"),
      pool("default-ipv4-ippool", "{ cidr: 10.0.0.0/16 }"),
    ),
  ],
  [
    "a pool below its blocks",
    ["POL-035"],
    4,
    pool("a", "{ cidr: 10.0.0.0/28 }"),
    pool("a", "{ cidr: 10.0.0.0/28, blockSize: 30 }"),
  ],
  [
    "blocks of IPv6 like those of IPv4",
    ["POL-035"],
    4,
    pool("a", "{ cidr: 'fd00::/64', blockSize: 64 }"),
    pool("a", "{ cidr: 'fd00::/64', blockSize: 116 }"),
  ],
  [
    "a pool without tunnel, and no BGP",
    ["POL-038"],
    4,
    installation("{ bgp: Disabled, ipPools: [{ cidr: 10.0.0.0/16, encapsulation: None }] }"),
    installation("{ bgp: Disabled, ipPools: [{ cidr: 10.0.0.0/16, encapsulation: VXLANCrossSubnet }] }"),
  ],
  [
    "a pool of IP-in-IP as an object, and no BGP",
    ["POL-038"],
    4,
    together(pool("a", "{ cidr: 10.0.0.0/16, ipipMode: Always }"), installation("{ bgp: Disabled }")),
    together(pool("a", "{ cidr: 10.0.0.0/16, ipipMode: Always }"), installation("{ bgp: Enabled }")),
  ],
  [
    "no mesh and no peer",
    ["POL-039"],
    4,
    v3("BGPConfiguration", "default", "{ nodeToNodeMeshEnabled: false }"),
    together(v3("BGPConfiguration", "default", "{ nodeToNodeMeshEnabled: false }"), peer),
  ],
  [
    "no mesh as it is stored, beside pools",
    ["POL-039"],
    4,
    together(
      v3("BGPConfiguration", "default", "{ nodeToNodeMeshEnabled: false }", "crd.projectcalico.org/v1"),
      pool("a", "{ cidr: 10.0.0.0/16 }"),
    ),
    together(v3("BGPConfiguration", "default", "{ nodeToNodeMeshEnabled: true }"), pool("a", "{ cidr: 10.0.0.0/16 }")),
  ],
  [
    "a pool that a namespace asks for, open to all, as in the foundation course",
    ["POL-036", "POL-037"],
    9,
    together(pools("natOutgoing: true"), asking, peer),
    together(pools("assignmentMode: Manual"), asking, peer),
  ],
  [
    "the same by a pod's template and the pool's range",
    ["POL-036"],
    9,
    together(
      pools("nodeSelector: has(rack)"),
      "apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: nginx, namespace: shop }\nspec: { template: { metadata: { annotations: { cni.projectcalico.org/ipv4pools: '[\"10.48.2.0/24\"]' } }, spec: { containers: [] } } }\n",
    ),
    together(pools("namespaceSelector: team == 'edge'"), asking),
  ],
];

it.each(cases)("%s", (_what, codes, line, wrong) => {
  expect(codesOf(wrong)).toEqual(codes.map((code) => `${code}:${line}`));
});

it.each(cases)("%s: nothing is said where it is put right", (_what, _codes, _line, _wrong, right) => {
  expect(codesOf(right)).toEqual([]);
});
