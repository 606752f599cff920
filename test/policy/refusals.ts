/** Objects that an API server or Calico's own validation refuses, each with what would be taken: one table for the kit and for them. */
import { parse } from "yaml";
import type { KubernetesObject } from "../../constructs/model";

/** What is wrong, what the programs refuse, and the same put right, as YAML. */
export type Refusal = readonly [what: string, refused: string, taken: string];

const kubernetes = (spec: string): string =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: k, namespace: default }\nspec: ${spec}`;
const inbound = (rule: string): string => kubernetes(`{ podSelector: {}, ingress: [${rule}] }`);
const outbound = (rule: string): string => kubernetes(`{ podSelector: {}, policyTypes: [Egress], egress: [${rule}] }`);
const calico = (kind: string, name: string, spec: string, more = ""): string =>
  `apiVersion: projectcalico.org/v3\nkind: ${kind}\nmetadata: { name: ${name}${more} }\nspec: ${spec}`;
const policy = (spec: string): string => calico("NetworkPolicy", "p", spec, ", namespace: default");
const global = (spec: string, name = "p"): string => calico("GlobalNetworkPolicy", name, spec);
const rule = (text: string): string => policy(`{ selector: has(a), ingress: [${text}] }`);
const sending = (text: string): string => policy(`{ selector: has(a), types: [Egress], egress: [${text}] }`);
const host = (spec: string): string => calico("HostEndpoint", "h", spec);
const set = (spec: string, more = ""): string => calico("GlobalNetworkSet", "s", spec, more);

/** Policies of Kubernetes. */
export const kubernetesRefusals: readonly Refusal[] = [
  ["a port as a text of digits", inbound('{ ports: [{ port: "5432" }] }'), inbound("{ ports: [{ port: 5432 }] }")],
  ["a port's name in upper case", inbound("{ ports: [{ port: Web }] }"), inbound("{ ports: [{ port: web }] }")],
  [
    "a port's name of 16 characters",
    inbound("{ ports: [{ port: abcdefghijklmnop }] }"),
    inbound("{ ports: [{ port: abcdefghijklmno }] }"),
  ],
  ["a port's name with two hyphens", inbound("{ ports: [{ port: a--b }] }"), inbound("{ ports: [{ port: a-b }] }")],
  ["an empty name of a port", inbound('{ ports: [{ port: "" }] }'), inbound("{ ports: [{}] }")],
  ["port 0", inbound("{ ports: [{ port: 0 }] }"), inbound("{ ports: [{ port: 1 }] }")],
  [
    "an exception outside the range",
    outbound("{ to: [{ ipBlock: { cidr: 10.0.0.0/16, except: [10.1.0.0/24] } }] }"),
    outbound("{ to: [{ ipBlock: { cidr: 10.0.0.0/16, except: [10.0.1.0/24] } }] }"),
  ],
  [
    "an exception that is the range",
    outbound("{ to: [{ ipBlock: { cidr: 10.0.0.0/16, except: [10.0.0.0/16] } }] }"),
    outbound("{ to: [{ ipBlock: { cidr: 10.0.0.0/16, except: [10.0.0.0/17] } }] }"),
  ],
  [
    "an exception of the other family",
    outbound("{ to: [{ ipBlock: { cidr: 10.0.0.0/16, except: ['fd00::/64'] } }] }"),
    outbound("{ to: [{ ipBlock: { cidr: 'fd00::/48', except: ['fd00::/64'] } }] }"),
  ],
  [
    "ipBlock beside podSelector",
    inbound("{ from: [{ ipBlock: { cidr: 10.0.0.0/16 }, podSelector: {} }] }"),
    inbound("{ from: [{ ipBlock: { cidr: 10.0.0.0/16 } }, { podSelector: {} }] }"),
  ],
  [
    "ipBlock beside namespaceSelector",
    inbound("{ from: [{ ipBlock: { cidr: 10.0.0.0/16 }, namespaceSelector: {} }] }"),
    inbound("{ from: [{ namespaceSelector: {} }] }"),
  ],
  [
    "ipBlock without cidr",
    inbound("{ from: [{ ipBlock: {} }] }"),
    inbound("{ from: [{ ipBlock: { cidr: 0.0.0.0/0 } }] }"),
  ],
  [
    "a cidr without prefix length",
    inbound("{ from: [{ ipBlock: { cidr: 10.0.0.1 } }] }"),
    inbound("{ from: [{ ipBlock: { cidr: 10.0.0.1/32 } }] }"),
  ],
  [
    "an exception without prefix length",
    inbound("{ from: [{ ipBlock: { cidr: 10.0.0.0/16, except: [10.0.0.1] } }] }"),
    inbound("{ from: [{ ipBlock: { cidr: 10.0.0.0/16, except: [10.0.0.1/32] } }] }"),
  ],
  ["an empty peer", inbound("{ from: [{}] }"), inbound("{ from: [] }")],
  ["an empty peer of egress", outbound("{ to: [{}] }"), outbound("{ to: [] }")],
  ["endPort without port", inbound("{ ports: [{ endPort: 90 }] }"), inbound("{ ports: [{ port: 80, endPort: 90 }] }")],
  [
    "endPort beside a named port",
    inbound("{ ports: [{ port: web, endPort: 90 }] }"),
    inbound("{ ports: [{ port: web }] }"),
  ],
  [
    "endPort below port",
    inbound("{ ports: [{ port: 80, endPort: 79 }] }"),
    inbound("{ ports: [{ port: 80, endPort: 80 }] }"),
  ],
  ["protocol ICMP", inbound("{ ports: [{ protocol: ICMP }] }"), inbound("{ ports: [{ protocol: SCTP }] }")],
  [
    "protocol in lower case",
    inbound("{ ports: [{ protocol: tcp, port: 80 }] }"),
    inbound("{ ports: [{ protocol: TCP, port: 80 }] }"),
  ],
  [
    "Exists with values",
    kubernetes("{ podSelector: { matchExpressions: [{ key: a, operator: Exists, values: [b] }] } }"),
    kubernetes("{ podSelector: { matchExpressions: [{ key: a, operator: Exists }] } }"),
  ],
  [
    "DoesNotExist with values",
    kubernetes("{ podSelector: { matchExpressions: [{ key: a, operator: DoesNotExist, values: [b] }] } }"),
    kubernetes("{ podSelector: { matchExpressions: [{ key: a, operator: DoesNotExist, values: [] }] } }"),
  ],
  [
    "In without values",
    kubernetes("{ podSelector: { matchExpressions: [{ key: a, operator: In }] } }"),
    kubernetes("{ podSelector: { matchExpressions: [{ key: a, operator: In, values: [b] }] } }"),
  ],
  [
    "a label's value with a blank",
    kubernetes("{ podSelector: { matchLabels: { a: 'b c' } } }"),
    kubernetes("{ podSelector: { matchLabels: { a: b.c } } }"),
  ],
  [
    "a label's value that is too long",
    kubernetes(`{ podSelector: { matchLabels: { a: ${"b".repeat(64)} } } }`),
    kubernetes(`{ podSelector: { matchLabels: { a: ${"b".repeat(63)} } } }`),
  ],
  [
    "a label's value with a blank among values",
    kubernetes("{ podSelector: { matchExpressions: [{ key: a, operator: In, values: ['b c'] }] } }"),
    kubernetes("{ podSelector: { matchExpressions: [{ key: a, operator: In, values: [''] }] } }"),
  ],
  [
    "a label's key with two slashes",
    kubernetes("{ podSelector: { matchLabels: { a/b/c: d } } }"),
    kubernetes("{ podSelector: { matchLabels: { a.b/c: d } } }"),
  ],
  [
    "an empty key",
    kubernetes("{ podSelector: { matchExpressions: [{ key: '', operator: Exists }] } }"),
    kubernetes("{ podSelector: { matchExpressions: [{ key: a, operator: Exists }] } }"),
  ],
  [
    "Ingress three times",
    kubernetes("{ podSelector: {}, policyTypes: [Ingress, Ingress, Ingress] }"),
    kubernetes("{ podSelector: {}, policyTypes: [Ingress, Egress] }"),
  ],
  [
    "a policy type in lower case",
    kubernetes("{ podSelector: {}, policyTypes: [ingress] }"),
    kubernetes("{ podSelector: {}, policyTypes: [Ingress] }"),
  ],
  [
    "a name in upper case",
    kubernetes("{ podSelector: {} }").replace("name: k", "name: K"),
    kubernetes("{ podSelector: {} }"),
  ],
  ["a selector that is a text", kubernetes("{ podSelector: app }"), kubernetes("{ podSelector: {} }")],
];

/** Objects of Calico's. */
export const calicoRefusals: readonly Refusal[] = [
  ["protocol in lower case", rule("{ action: Allow, protocol: tcp }"), rule("{ action: Allow, protocol: TCP }")],
  [
    "notProtocol in lower case",
    rule("{ action: Allow, notProtocol: udp }"),
    rule("{ action: Allow, notProtocol: UDP }"),
  ],
  ["protocol ICMPV6", rule("{ action: Allow, protocol: ICMPV6 }"), rule("{ action: Allow, protocol: ICMPv6 }")],
  [
    "a protocol's number as a text",
    rule('{ action: Allow, protocol: "6x" }'),
    rule('{ action: Allow, protocol: "6" }'),
  ],
  ["protocol 0", rule("{ action: Allow, protocol: 0 }"), rule("{ action: Allow, protocol: 1 }")],
  ["a policy's name in upper case", global("{ selector: has(a) }", "Deny"), global("{ selector: has(a) }", "deny")],
  ["a policy's name with a blank", global("{ selector: has(a) }", "a b"), global("{ selector: has(a) }", "a-b")],
  [
    "a policy's name that ends with a hyphen",
    global("{ selector: has(a) }", "a-"),
    global("{ selector: has(a) }", "a-1"),
  ],
  ["a policy's name with an underscore", global("{ selector: has(a) }", "a_b"), global("{ selector: has(a) }", "a-b")],
  [
    "types twice",
    global("{ selector: has(a), types: [Egress, Egress] }"),
    global("{ selector: has(a), types: [Ingress, Egress] }"),
  ],
  [
    "types twice of a NetworkPolicy",
    policy("{ selector: has(a), types: [Ingress, Ingress] }"),
    policy("{ selector: has(a), types: [Ingress] }"),
  ],
  [
    "a bad hint",
    global("{ selector: has(a), performanceHints: [Fast] }"),
    global("{ selector: has(a), performanceHints: [AssumeNeededOnEveryNode] }"),
  ],
  [
    "a hint twice",
    global("{ selector: has(a), performanceHints: [AssumeNeededOnEveryNode, AssumeNeededOnEveryNode] }"),
    global("{ selector: has(a), performanceHints: [AssumeNeededOnEveryNode] }"),
  ],
  ["a tier with a dot", calico("Tier", "a.b", "{ order: 5 }"), calico("Tier", "a-b", "{ order: 5 }")],
  ["a tier in upper case", calico("Tier", "Ab", "{ order: 5 }"), calico("Tier", "ab", "{ order: 5 }")],
  [
    "a tier's name of 64 characters",
    calico("Tier", "a".repeat(64), "{ order: 5 }"),
    calico("Tier", "a".repeat(63), "{ order: 5 }"),
  ],
  [
    "tier default with Pass",
    calico("Tier", "default", "{ order: 1000000, defaultAction: Pass }"),
    calico("Tier", "default", "{ order: 1000000, defaultAction: Deny }"),
  ],
  [
    "tier default with another order",
    calico("Tier", "default", "{ order: 5, defaultAction: Deny }"),
    calico("Tier", "default", "{ order: 1000000, defaultAction: Deny }"),
  ],
  [
    "tier default without order",
    calico("Tier", "default", "{ defaultAction: Deny }"),
    calico("Tier", "default", "{ order: 1000000, defaultAction: Deny }"),
  ],
  [
    "tier default with order and no action",
    calico("Tier", "default", "{ order: 999999 }"),
    calico("Tier", "default", "{ order: 1000000 }"),
  ],
  [
    "tier kube-admin with Deny",
    calico("Tier", "kube-admin", "{ order: 1000, defaultAction: Deny }"),
    calico("Tier", "kube-admin", "{ order: 1000, defaultAction: Pass }"),
  ],
  [
    "tier kube-baseline with Deny",
    calico("Tier", "kube-baseline", "{ order: 10000000, defaultAction: Deny }"),
    calico("Tier", "kube-baseline", "{ order: 10000000, defaultAction: Pass }"),
  ],
  [
    "tier adminnetworkpolicy with another order",
    calico("Tier", "adminnetworkpolicy", "{ order: 5, defaultAction: Pass }"),
    calico("Tier", "adminnetworkpolicy", "{ order: 1000, defaultAction: Pass }"),
  ],
  [
    "an interface's name of 16 characters",
    host("{ node: n, interfaceName: abcdefghijklmnop }"),
    host("{ node: n, interfaceName: abcdefghijklmno }"),
  ],
  [
    "an interface's name with a slash",
    host("{ node: n, interfaceName: a/b }"),
    host("{ node: n, interfaceName: a.b }"),
  ],
  ["an interface with a pattern", host("{ node: n, interfaceName: eth* }"), host("{ node: n, interfaceName: '*' }")],
  [
    "port 0 of a host endpoint",
    host("{ node: n, interfaceName: '*', ports: [{ name: a, protocol: TCP, port: 0 }] }"),
    host("{ node: n, interfaceName: '*', ports: [{ name: a, protocol: TCP, port: 1 }] }"),
  ],
  [
    "a port without ports",
    host("{ node: n, interfaceName: '*', ports: [{ name: a, protocol: ICMP, port: 1 }] }"),
    host("{ node: n, interfaceName: '*', ports: [{ name: a, protocol: UDP, port: 1 }] }"),
  ],
  [
    "a port's name with a blank",
    host("{ node: n, interfaceName: '*', ports: [{ name: 'a b', protocol: TCP, port: 1 }] }"),
    host("{ node: n, interfaceName: '*', ports: [{ name: a-b, protocol: TCP, port: 1 }] }"),
  ],
  [
    "a port without a name",
    host("{ node: n, interfaceName: '*', ports: [{ protocol: TCP, port: 1 }] }"),
    host("{ node: n, interfaceName: '*', ports: [{ name: a, protocol: TCP, port: 1 }] }"),
  ],
  [
    "a port without a protocol",
    host("{ node: n, interfaceName: '*', ports: [{ name: a, port: 1 }] }"),
    host("{ node: n, interfaceName: '*', ports: [{ name: a, protocol: SCTP, port: 1 }] }"),
  ],
  [
    "an expected address with a prefix length",
    host("{ node: n, expectedIPs: [10.0.0.1/32] }"),
    host("{ node: n, expectedIPs: [10.0.0.1] }"),
  ],
  [
    "a profile's name in upper case",
    host("{ node: n, interfaceName: '*', profiles: [A] }"),
    host("{ node: n, interfaceName: '*', profiles: [a] }"),
  ],
  ["a host endpoint without a node", host("{ interfaceName: '*' }"), host("{ node: n, interfaceName: '*' }")],
  [
    "a staged Delete beside a selector",
    calico("StagedGlobalNetworkPolicy", "p", "{ stagedAction: Delete, selector: has(a) }"),
    calico("StagedGlobalNetworkPolicy", "p", "{ stagedAction: Delete }"),
  ],
  [
    "a staged Delete beside types",
    calico("StagedNetworkPolicy", "p", "{ stagedAction: Delete, types: [Ingress] }", ", namespace: default"),
    calico("StagedNetworkPolicy", "p", "{ stagedAction: Delete, tier: default }", ", namespace: default"),
  ],
  [
    "a staged Delete beside an order",
    calico("StagedNetworkPolicy", "p", "{ stagedAction: Delete, order: 5 }", ", namespace: default"),
    calico("StagedNetworkPolicy", "p", "{ stagedAction: Delete }", ", namespace: default"),
  ],
  [
    "a staged Delete of Kubernetes beside ingress",
    calico("StagedKubernetesNetworkPolicy", "p", "{ stagedAction: Delete, ingress: [{}] }", ", namespace: default"),
    calico("StagedKubernetesNetworkPolicy", "p", "{ stagedAction: Delete }", ", namespace: default"),
  ],
  [
    "a staged Delete of Kubernetes beside a selector",
    calico(
      "StagedKubernetesNetworkPolicy",
      "p",
      "{ stagedAction: Delete, podSelector: { matchLabels: { a: b } } }",
      ", namespace: default",
    ),
    calico(
      "StagedKubernetesNetworkPolicy",
      "p",
      "{ stagedAction: Set, podSelector: { matchLabels: { a: b } } }",
      ", namespace: default",
    ),
  ],
  [
    "HTTP in a Deny",
    rule("{ action: Deny, http: { methods: [GET] } }"),
    rule("{ action: Allow, http: { methods: [GET] } }"),
  ],
  [
    "HTTP in a Log",
    rule("{ action: Log, protocol: TCP, http: { methods: [GET] } }"),
    rule("{ action: Allow, protocol: TCP, http: { methods: [GET] } }"),
  ],
  [
    "HTTP over UDP",
    rule("{ action: Allow, protocol: UDP, http: { methods: [GET] } }"),
    rule("{ action: Allow, protocol: TCP, http: { methods: [GET] } }"),
  ],
  [
    "a method twice",
    rule("{ action: Allow, http: { methods: [GET, GET] } }"),
    rule("{ action: Allow, http: { methods: [GET, HEAD] } }"),
  ],
  [
    "a path of both kinds",
    rule("{ action: Allow, http: { paths: [{ exact: /a, prefix: /b }] } }"),
    rule("{ action: Allow, http: { paths: [{ exact: /a }, { prefix: /b }] } }"),
  ],
  [
    "a path that does not begin with a slash",
    rule("{ action: Allow, http: { paths: [{ exact: a }] } }"),
    rule("{ action: Allow, http: { paths: [{ exact: /a }] } }"),
  ],
  [
    "a path with a question mark",
    rule("{ action: Allow, http: { paths: [{ prefix: '/a?b' }] } }"),
    rule("{ action: Allow, http: { paths: [{ prefix: '/a' }] } }"),
  ],
  [
    "an unknown key of HTTP",
    rule("{ action: Allow, http: { method: [GET] } }"),
    rule("{ action: Allow, http: { methods: [GET] } }"),
  ],
  [
    "a label's value with a blank",
    set("{ nets: [10.0.0.0/8] }", ", labels: { a: 'b c' }"),
    set("{ nets: [10.0.0.0/8] }", ", labels: { a: b-c }"),
  ],
  [
    "a label's key with a blank",
    set("{ nets: [10.0.0.0/8] }", ", labels: { 'a b': c }"),
    set("{ nets: [10.0.0.0/8] }", ", labels: { a-b: c }"),
  ],
  [
    "the label of the namespace on a set",
    set("{ nets: [10.0.0.0/8] }", ", labels: { projectcalico.org/namespace: c }"),
    set("{ nets: [10.0.0.0/8] }", ", labels: { projectcalico.org/name: c }"),
  ],
  [
    "a set's name in upper case",
    set("{ nets: [10.0.0.0/8] }").replace("name: s", "name: S"),
    set("{ nets: [10.0.0.0/8] }"),
  ],
  ["a range of a set with a bad length", set("{ nets: [10.0.0.0/33] }"), set("{ nets: [10.0.0.0/8] }")],
  ["a set's DNS names in open source", set("{ allowedEgressDomains: [a.example.com] }"), set("{ nets: [10.0.0.0/8] }")],
  [
    "DNS names in open source",
    sending("{ action: Allow, destination: { domains: [a.example.com] } }"),
    sending("{ action: Allow, destination: { nets: [192.0.2.1/32] } }"),
  ],
  [
    "port 0 in a rule",
    rule("{ action: Allow, protocol: TCP, destination: { ports: [0] } }"),
    rule("{ action: Allow, protocol: TCP, destination: { ports: [1] } }"),
  ],
  [
    "a range of ports from 0",
    rule("{ action: Allow, protocol: TCP, destination: { ports: ['0:10'] } }"),
    rule("{ action: Allow, protocol: TCP, destination: { ports: ['1:10'] } }"),
  ],
  [
    "a range of ports backwards",
    rule("{ action: Allow, protocol: TCP, destination: { ports: ['10:1'] } }"),
    rule("{ action: Allow, protocol: TCP, destination: { ports: ['1:10'] } }"),
  ],
  [
    "a port's name with a blank in a rule",
    rule("{ action: Allow, protocol: TCP, destination: { ports: ['a b'] } }"),
    rule("{ action: Allow, protocol: TCP, destination: { ports: ['a-b'] } }"),
  ],
  [
    "ports of a protocol by its number",
    rule("{ action: Allow, protocol: 47, destination: { ports: [80] } }"),
    rule("{ action: Allow, protocol: 6, destination: { ports: [80] } }"),
  ],
  [
    "ICMP types without ICMP",
    rule("{ action: Allow, protocol: TCP, icmp: { type: 8 } }"),
    rule("{ action: Allow, protocol: ICMP, icmp: { type: 8 } }"),
  ],
  [
    "an ICMP type of 255",
    rule("{ action: Allow, protocol: ICMP, icmp: { type: 255 } }"),
    rule("{ action: Allow, protocol: ICMP, icmp: { type: 254 } }"),
  ],
  [
    "a code without a type",
    rule("{ action: Allow, protocol: ICMP, icmp: { code: 1 } }"),
    rule("{ action: Allow, protocol: ICMP, icmp: { type: 3, code: 1 } }"),
  ],
  [
    "ICMP of IPv6",
    rule("{ action: Allow, protocol: ICMP, ipVersion: 6 }"),
    rule("{ action: Allow, protocol: ICMP, ipVersion: 4 }"),
  ],
  [
    "not ICMP of IPv6",
    rule("{ action: Allow, notProtocol: ICMP, ipVersion: 6 }"),
    rule("{ action: Allow, notProtocol: ICMP, ipVersion: 4 }"),
  ],
  ["version 5 of IP", rule("{ action: Allow, ipVersion: 5 }"), rule("{ action: Allow, ipVersion: 4 }")],
  [
    "a range without prefix length",
    rule("{ action: Allow, source: { nets: [10.0.0.1] } }"),
    rule("{ action: Allow, source: { nets: [10.0.0.1/32] } }"),
  ],
  ["no action", rule("{ protocol: TCP }"), rule("{ action: Allow, protocol: TCP }")],
  ["an order that is a text", policy("{ order: '5', types: [Ingress] }"), policy("{ order: 5.5, types: [Ingress] }")],
  [
    "an account's selector that cannot be read",
    rule("{ action: Allow, source: { serviceAccounts: { selector: a = b } } }"),
    rule("{ action: Allow, source: { serviceAccounts: { selector: a == 'b' } } }"),
  ],
  [
    "annotations of a rule that are no texts",
    rule("{ action: Allow, metadata: { annotations: { a: 1 } } }"),
    rule("{ action: Allow, metadata: { annotations: { a: '1' } } }"),
  ],
  [
    "an unknown key of a rule's metadata",
    rule("{ action: Allow, metadata: { labels: { a: b } } }"),
    rule("{ action: Allow, metadata: { annotations: { a: b } } }"),
  ],
  [
    "egress before DNAT",
    global("{ selector: has(a), preDNAT: true, applyOnForward: true, types: [Ingress, Egress] }"),
    global("{ selector: has(a), preDNAT: true, applyOnForward: true, types: [Ingress] }"),
  ],
];

/** What the CRDs of 3.32 refuse, and Calico's API server of 3.31 takes. */
export const nullRefusals: readonly Refusal[] = [
  ["a selector that is null", policy("{ selector: null, types: [Ingress] }"), policy("{ types: [Ingress] }")],
  ["types that are null", policy("{ selector: has(a), types: null }"), policy("{ tier: null, selector: has(a) }")],
  ["an order that is null", global("{ selector: has(a), order: null }"), global("{ selector: has(a) }")],
  ["rules that are null", global("{ selector: has(a), ingress: null }"), global("{ selector: has(a), ingress: [] }")],
  ["a rule's source that is null", rule("{ action: Allow, source: null }"), rule("{ action: Allow, source: {} }")],
  [
    "a rule's ranges that are null",
    rule("{ action: Allow, source: { nets: null } }"),
    rule("{ action: Allow, source: { nets: [] } }"),
  ],
  [
    "a tier's order that is null",
    calico("Tier", "a", "{ order: null }"),
    calico("Tier", "a", "{ order: 5, defaultAction: null }"),
  ],
  [
    "addresses that are null",
    host("{ node: n, interfaceName: '*', expectedIPs: null }"),
    host("{ node: n, interfaceName: '*' }"),
  ],
  ["a set's ranges that are null", set("{ nets: null }"), set("{ nets: [] }")],
];

export const objectOf = (text: string): KubernetesObject => parse(text) as KubernetesObject;
