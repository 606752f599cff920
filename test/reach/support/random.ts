/** Random sets of policies, the same for the same seed: everything that a policy can say, over few enough names that much of it meets. */
import type { KubernetesObject } from "../../../constructs/model";
import type { Probe } from "../../../constructs/reach";

/** A question to an evaluator: objects, addresses of nobody, and what is sent. */
export interface RandomSet {
  readonly objects: readonly KubernetesObject[];
  readonly externals: readonly string[];
  readonly probes: readonly Probe[];
}

/** Uniform numbers from 0 up to 1 (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

class Dice {
  private readonly next: () => number;

  constructor(seed: number) {
    this.next = numbers(seed);
  }

  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  chance(of: number): boolean {
    return this.next() < of;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }

  some<T>(items: readonly T[], most: number): T[] {
    const wanted = 1 + this.below(most);
    return [...new Set(Array.from({ length: wanted }, () => this.pick(items)))];
  }

  /** The object with some of its keys only. */
  maybe<T extends object>(of: number, make: () => T): Partial<T> {
    return this.chance(of) ? make() : {};
  }
}

const namespaces = ["shop", "bank", "ops"] as const;
const apps = ["web", "api", "db"] as const;
const tierNames = ["security", "platform", "team"] as const;
const accounts = ["default", "robot", "auditor"] as const;
const services = ["web", "api"] as const;
const v3 = "projectcalico.org/v3";

/** A set of about ten endpoints and up to fourteen policies. */
export function randomSet(seed: number): RandomSet {
  const dice = new Dice(seed);
  const isV6 = dice.chance(0.15);
  const address = (index: number): string => (isV6 ? `fd00:10::${index + 1}` : `10.${index % 2}.0.${index + 1}`);
  const pods = Array.from({ length: 5 + dice.below(4) }, (_, index) => podOf(dice, index, address(index)));
  return {
    objects: [
      ...namespaces.map((name) => namespaceOf(dice, name)),
      ...namespaces.flatMap((namespace) => accounts.map((name) => accountOf(dice, name, namespace))),
      ...pods,
      ...Array.from({ length: dice.below(3) }, (_, index) => hostOf(dice, index, address(50 + index))),
      ...services.map((name) => sliceOf(dice, name, pods, address)),
      ...Array.from({ length: dice.below(4) }, (_, index) => networkSetOf(dice, index, isV6)),
      ...tierNames.map((name, index) => tierOf(dice, name, index)),
      ...Array.from({ length: 2 + dice.below(13) }, (_, index) => policyOf(dice, index, isV6)),
      ...(dice.chance(0.3) ? [adminPolicyOf(dice, "BaselineAdminNetworkPolicy", "default", isV6)] : []),
    ],
    externals: isV6 ? ["2001:db8::9"] : ["203.0.113.9", "10.0.200.1"],
    probes: probesOf(dice, isV6),
  };
}

function probesOf(dice: Dice, isV6: boolean): Probe[] {
  const all: readonly Probe[] = [
    { protocol: 6, port: 80 },
    { protocol: 6, port: 8080 },
    { protocol: 17, port: 53 },
    { protocol: 6, port: 443, sourcePort: 1000 },
    { protocol: 132, port: 80 },
    { protocol: isV6 ? 58 : 1 },
    { protocol: isV6 ? 58 : 1, icmp: { type: 3, code: 1 } },
    { protocol: 47 },
  ];
  return [{ protocol: 6, port: 80 }, ...dice.some(all.slice(1), 3)];
}

const labelsOf = (dice: Dice): Record<string, string> => ({
  app: dice.pick(apps),
  ...dice.maybe(0.6, () => ({ tier: dice.pick(["front", "back"]) })),
  ...dice.maybe(0.3, () => ({ pci: "true" })),
});

function namespaceOf(dice: Dice, name: string): KubernetesObject {
  const labels = {
    "kubernetes.io/metadata.name": name,
    env: dice.pick(["prod", "dev"]),
    ...dice.maybe(0.5, () => ({ tenant: dice.pick(["a", "b"]) })),
  };
  return { apiVersion: "v1", kind: "Namespace", metadata: { name, labels } };
}

function accountOf(dice: Dice, name: string, namespace: string): KubernetesObject {
  const labels = dice.maybe(0.5, () => ({ egress: dice.pick(["allowed", "none"]) })) as Record<string, string>;
  return { apiVersion: "v1", kind: "ServiceAccount", metadata: { name, namespace, labels } };
}

function podOf(dice: Dice, index: number, ip: string): KubernetesObject {
  const ports = [
    { name: "http", containerPort: dice.pick([80, 8080]) },
    ...(dice.chance(0.4) ? [{ name: "dns", containerPort: 53, protocol: "UDP" }] : []),
    ...(dice.chance(0.2) ? [{ name: "sig", containerPort: 80, protocol: "SCTP" }] : []),
  ];
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: `pod-${index}`, namespace: dice.pick(namespaces), labels: labelsOf(dice) },
    spec: { nodeName: "all", serviceAccountName: dice.pick(accounts), containers: [{ name: "c", image: "i", ports }] },
    status: { podIP: ip, phase: "Running" },
  };
}

function hostOf(dice: Dice, index: number, ip: string): KubernetesObject {
  return {
    apiVersion: v3,
    kind: "HostEndpoint",
    metadata: { name: `host-${index}`, labels: { ...labelsOf(dice), "kubernetes-host": "" } },
    spec: {
      node: `node-${index}`,
      interfaceName: "eth0",
      expectedIPs: [ip],
      ...dice.maybe(0.5, () => ({ profiles: ["projectcalico-default-allow"] })),
      ...dice.maybe(0.4, () => ({ ports: [{ name: "http", protocol: "TCP", port: 80 }] })),
    },
  };
}

function sliceOf(
  dice: Dice,
  name: string,
  pods: readonly KubernetesObject[],
  address: (index: number) => string,
): KubernetesObject {
  const addresses = dice.some([...pods.keys(), 50, 60], 4).map(address);
  return {
    apiVersion: "discovery.k8s.io/v1",
    kind: "EndpointSlice",
    metadata: { name: `${name}-1`, namespace: "shop", labels: { "kubernetes.io/service-name": name } },
    addressType: (addresses[0] ?? "").includes(":") ? "IPv6" : "IPv4",
    endpoints: addresses.map((one) => ({ addresses: [one] })),
    ports: [{ name: "p", port: dice.pick([80, 8080]), protocol: dice.pick(["TCP", "TCP", "UDP"]) }],
  };
}

// No prefix is from 25 to 31 bits long (IPv6: 121 to 127): the checker's trie of addresses (app-policy/policystore/ipset.go) loses
// those, while Felix' IP sets have them.
function netsOf(dice: Dice, isV6: boolean): string[] {
  const four = [
    "10.0.0.0/24",
    "10.1.0.0/16",
    "10.0.0.1/32",
    "203.0.113.0/24",
    "10.0.0.0/8",
    "10.0.0.4/32",
    "0.0.0.0/0",
  ];
  const six = ["fd00:10::/64", "fd00:10::1/128", "2001:db8::/32", "fd00:10::/112", "::/0"];
  return dice.some(isV6 ? six : four, 3);
}

function networkSetOf(dice: Dice, index: number, isV6: boolean): KubernetesObject {
  const isGlobal = dice.chance(0.5);
  return {
    apiVersion: v3,
    kind: isGlobal ? "GlobalNetworkSet" : "NetworkSet",
    metadata: {
      name: `set-${index}`,
      labels: labelsOf(dice),
      ...(isGlobal ? {} : { namespace: dice.pick(namespaces) }),
    },
    spec: { nets: netsOf(dice, isV6) },
  };
}

function tierOf(dice: Dice, name: string, index: number): KubernetesObject {
  const order = dice.pick([100, 200, 200, 2_000_000, undefined, 100 + index]);
  return {
    apiVersion: v3,
    kind: "Tier",
    metadata: { name },
    spec: {
      ...(order === undefined ? {} : { order }),
      ...dice.maybe(0.7, () => ({ defaultAction: dice.pick(["Deny", "Pass"]) })),
    },
  };
}

function selectorOf(dice: Dice, depth = 2): string {
  const leaf = (): string =>
    dice.pick([
      `app == '${dice.pick(apps)}'`,
      `app != '${dice.pick(apps)}'`,
      `app in { 'web', 'db' }`,
      `tier not in { 'front' }`,
      "has(pci)",
      "!has(tier)",
      "all()",
      `app starts with '${dice.pick(["w", "a"])}'`,
      `tier contains 'ac'`,
      `projectcalico.org/namespace == '${dice.pick(namespaces)}'`,
      `projectcalico.org/orchestrator == 'k8s'`,
      `pcns.env == 'prod'`,
    ]);
  if (depth === 0 || dice.chance(0.6)) return leaf();
  const [a, b] = [selectorOf(dice, depth - 1), selectorOf(dice, depth - 1)];
  return dice.pick([`(${a}) && (${b})`, `(${a}) || (${b})`, `!(${a})`]);
}

const namespaceSelectors = [
  ...["all()", "global()", "env == 'prod'", "has(tenant)", "tenant == 'a' || all()", "!has(tenant)"],
  ...["projectcalico.org/name == 'shop'", "kubernetes.io/metadata.name in { 'bank', 'ops' }"],
] as const;

const portsOf = (dice: Dice): (number | string)[] =>
  dice.some<number | string>([80, 8080, "53:443", "http", "dns", "1:65535", 443, "sig"], 3);

function entityOf(dice: Dice, isV6: boolean, hasPorts: boolean, service: boolean, isGlobal: boolean): object {
  if (service && dice.chance(0.2))
    return { services: { name: dice.pick(services), ...(isGlobal || dice.chance(0.5) ? { namespace: "shop" } : {}) } };
  const nets = netsOf(dice, isV6).filter((net) => !net.endsWith("/0"));
  return {
    ...dice.maybe(0.35, () => ({ selector: selectorOf(dice) })),
    ...dice.maybe(0.15, () => ({ notSelector: selectorOf(dice) })),
    ...dice.maybe(0.2, () => ({ namespaceSelector: dice.pick(namespaceSelectors) })),
    ...dice.maybe(0.15, () => ({
      serviceAccounts: {
        ...dice.maybe(0.6, () => ({ names: dice.some(accounts, 2) })),
        ...dice.maybe(0.5, () => ({ selector: dice.pick(["egress == 'allowed'", "has(egress)", "all()"]) })),
      },
    })),
    ...dice.maybe(0.15, () => ({ nets: netsOf(dice, isV6) })),
    ...(dice.chance(0.1) && nets.length > 0 ? { notNets: nets } : {}),
    ...(hasPorts ? dice.maybe(0.5, () => ({ ports: portsOf(dice) })) : {}),
    ...(hasPorts ? dice.maybe(0.1, () => ({ notPorts: portsOf(dice) })) : {}),
  };
}

function ruleOf(dice: Dice, direction: "ingress" | "egress", isV6: boolean, isGlobal: boolean): object {
  const protocol = dice.pick(["TCP", "TCP", "UDP", "SCTP", "ICMP", "ICMPv6", undefined, undefined, 47, 6]);
  const hasPorts = protocol === "TCP" || protocol === "UDP" || protocol === "SCTP" || protocol === 6;
  const isIcmp = protocol === "ICMP" || protocol === "ICMPv6";
  return {
    action: dice.pick(["Allow", "Allow", "Deny", "Pass", "Log"]),
    ...(protocol === undefined ? {} : { protocol }),
    ...(isIcmp ? {} : dice.maybe(0.1, () => ({ ipVersion: isV6 ? 6 : 4 }))),
    ...(isIcmp && (protocol === "ICMPv6") === isV6 ? dice.maybe(0.3, () => ({ ipVersion: isV6 ? 6 : 4 })) : {}),
    ...(protocol === undefined && dice.chance(0.15) ? { notProtocol: dice.pick(["TCP", "UDP"]) } : {}),
    ...(isIcmp ? dice.maybe(0.5, () => ({ icmp: dice.pick([{ type: 8 }, { type: 128 }, { type: 3, code: 1 }]) })) : {}),
    ...(isIcmp ? dice.maybe(0.3, () => ({ notICMP: dice.pick([{ type: 8 }, { type: 3, code: 1 }]) })) : {}),
    source: entityOf(dice, isV6, hasPorts, direction === "ingress", isGlobal),
    destination: entityOf(dice, isV6, hasPorts, direction === "egress" && !hasPorts, isGlobal),
  };
}

function policyOf(dice: Dice, index: number, isV6: boolean): KubernetesObject {
  const kind = dice.pick(["np", "np", "gnp", "gnp", "gnp", "knp", "anp"] as const);
  if (kind === "knp") return kubernetesPolicyOf(dice, index, isV6);
  if (kind === "anp") return adminPolicyOf(dice, "AdminNetworkPolicy", `anp-${index}`, isV6);
  const isGlobal = kind === "gnp";
  const tier = dice.pick(["default", "default", ...tierNames]);
  const name = `${dice.pick(["a", "m", "z"])}-${index}`;
  const order = dice.pick([undefined, 10, 10, 500, 1000, 1500]);
  const host = isGlobal && dice.chance(0.25) ? dice.pick(["preDNAT", "doNotTrack", "forward"] as const) : undefined;
  const isIngressOnly = host === "preDNAT";
  const rules = (direction: "ingress" | "egress") =>
    Array.from({ length: dice.below(4) }, () => ruleOf(dice, direction, isV6, isGlobal));
  const ingress = rules("ingress");
  const egress = isIngressOnly ? [] : rules("egress");
  return {
    apiVersion: v3,
    kind: isGlobal ? "GlobalNetworkPolicy" : "NetworkPolicy",
    metadata: {
      name: tier === "default" ? name : `${tier}.${name}`,
      ...(isGlobal ? {} : { namespace: dice.pick(namespaces) }),
    },
    spec: {
      tier,
      ...(order === undefined ? {} : { order }),
      ...dice.maybe(0.7, () => ({ selector: selectorOf(dice) })),
      ...(isGlobal
        ? dice.maybe(0.3, () => ({
            namespaceSelector: dice.pick(namespaceSelectors.filter((one) => !one.includes("global"))),
          }))
        : {}),
      ...dice.maybe(0.15, () => ({
        serviceAccountSelector: dice.pick(["egress == 'allowed'", "all()", "has(egress)"]),
      })),
      ...(isIngressOnly
        ? { types: ["Ingress"] }
        : dice.maybe(0.6, () => ({ types: dice.pick([["Ingress"], ["Egress"], ["Ingress", "Egress"]]) }))),
      ...(ingress.length > 0 ? { ingress } : {}),
      ...(egress.length > 0 ? { egress } : {}),
      ...(host === undefined ? {} : { applyOnForward: true }),
      ...(host === "preDNAT" || host === "doNotTrack" ? { [host]: true } : {}),
    },
  };
}

function labelSelectorOf(dice: Dice, isNamespaces: boolean): object {
  const key = isNamespaces ? "env" : "app";
  const values = isNamespaces ? ["prod", "dev"] : apps;
  return dice.pick<object>([
    {},
    { matchLabels: { [key]: dice.pick(values) } },
    { matchExpressions: [{ key, operator: dice.pick(["In", "NotIn"]), values: dice.some(values, 2) }] },
    { matchExpressions: [{ key: isNamespaces ? "tenant" : "tier", operator: dice.pick(["Exists", "DoesNotExist"]) }] },
  ]);
}

function kubernetesPolicyOf(dice: Dice, index: number, isV6: boolean): KubernetesObject {
  const block = isV6
    ? { cidr: "fd00:10::/64", except: ["fd00:10::1/128"] }
    : { cidr: "10.0.0.0/8", except: ["10.1.0.0/16"] };
  const peer = (): object =>
    dice.pick([
      () => ({ podSelector: labelSelectorOf(dice, false) }),
      () => ({ namespaceSelector: labelSelectorOf(dice, true) }),
      () => ({ podSelector: labelSelectorOf(dice, false), namespaceSelector: labelSelectorOf(dice, true) }),
      () => ({ ipBlock: { ...block, ...(dice.chance(0.5) ? { except: undefined } : {}) } }),
    ])();
  const port = (): object =>
    dice.pick<object>([
      {},
      { port: 80 },
      { port: "http" },
      { protocol: "UDP", port: 53 },
      { port: 1, endPort: 100 },
      { protocol: "SCTP" },
    ]);
  const rule = (key: string): object => ({
    ...dice.maybe(0.7, () => ({ [key]: Array.from({ length: 1 + dice.below(2) }, peer) })),
    ...dice.maybe(0.5, () => ({ ports: Array.from({ length: 1 + dice.below(3) }, port) })),
  });
  const types = dice.pick([["Ingress"], ["Egress"], ["Ingress", "Egress"]]);
  return {
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata: { name: `k-${index}`, namespace: dice.pick(namespaces) },
    spec: {
      podSelector: labelSelectorOf(dice, false),
      policyTypes: types,
      ...(types.includes("Ingress") ? { ingress: Array.from({ length: dice.below(3) }, () => rule("from")) } : {}),
      ...(types.includes("Egress") ? { egress: Array.from({ length: dice.below(3) }, () => rule("to")) } : {}),
    },
  };
}

function adminPolicyOf(dice: Dice, kind: string, name: string, isV6: boolean): KubernetesObject {
  const isBaseline = kind === "BaselineAdminNetworkPolicy";
  const peer = (isEgress: boolean): object =>
    dice.pick([
      () => ({ namespaces: labelSelectorOf(dice, true) }),
      () => ({ pods: { namespaceSelector: labelSelectorOf(dice, true), podSelector: labelSelectorOf(dice, false) } }),
      () => (isEgress ? { networks: isV6 ? ["fd00:10::/64"] : ["10.0.0.0/24", "203.0.113.0/24"] } : { namespaces: {} }),
    ])();
  const port = (): object =>
    dice.pick([
      { portNumber: { protocol: "TCP", port: 80 } },
      { portRange: { protocol: "UDP", start: 50, end: 60 } },
      { portNumber: { protocol: "SCTP", port: 80 } },
    ]);
  const rule = (isEgress: boolean): object => ({
    action: dice.pick(isBaseline ? ["Allow", "Deny"] : ["Allow", "Deny", "Pass"]),
    [isEgress ? "to" : "from"]: Array.from({ length: 1 + dice.below(2) }, () => peer(isEgress)),
    ...dice.maybe(0.5, () => ({ ports: Array.from({ length: 1 + dice.below(2) }, port) })),
  });
  const subject = dice.chance(0.5)
    ? { namespaces: labelSelectorOf(dice, true) }
    : { pods: { namespaceSelector: labelSelectorOf(dice, true), podSelector: labelSelectorOf(dice, false) } };
  return {
    apiVersion: "policy.networking.k8s.io/v1alpha1",
    kind,
    metadata: { name },
    spec: {
      subject,
      ...(isBaseline ? {} : { priority: dice.pick([1, 50, 50]) }),
      ingress: Array.from({ length: dice.below(3) }, () => rule(false)),
      egress: Array.from({ length: dice.below(3) }, () => rule(true)),
    },
  };
}
