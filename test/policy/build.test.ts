/** What a builder writes, the reader reads: the same policy, and the same selectors. */
import fc from "fast-check";
import { Report } from "../../constructs/findings";
import { type KubernetesObject, Selector, selectorOf, selectorText, type SelectorTree } from "../../constructs/model";
import { Cidr, Ip } from "../../constructs/net";
import {
  adminNetworkPolicy,
  allOf,
  clusterNetworkPolicy,
  globalNetworkPolicy,
  hasLabel,
  hostEndpoint,
  isNot,
  kubernetesNetworkPolicy,
  labelIn,
  labelIs,
  networkPolicy,
  networkSet,
  PolicyError,
  readObjects,
  tier,
} from "../../constructs/policy";
import { tries } from "../support/tries";

function read(...objects: readonly KubernetesObject[]) {
  const report = new Report();
  const { set } = readObjects(
    objects.map((value) => ({ value, locate: () => undefined })),
    report,
  );
  expect(report.findings).toEqual([]);
  return set;
}

const label = fc.constantFrom("app", "zone", "a.b/c-d", "x");
const value = fc.constantFrom("web", "", "it's", 'say "no"', "a b");
const leaf: fc.Arbitrary<SelectorTree> = fc.oneof(
  fc.constant<SelectorTree>({ kind: "all" }),
  label.map(hasLabel),
  fc.tuple(label, value).map(([name, text]) => labelIs(name, text)),
  fc
    .tuple(label, fc.constantFrom("in" as const, "not in" as const), fc.uniqueArray(value, { maxLength: 3 }))
    .map(([name, operator, values]) => ({ kind: "set" as const, label: name, operator, values: [...values].sort() })),
  fc
    .tuple(
      label,
      fc.constantFrom("!=" as const, "contains" as const, "starts with" as const, "ends with" as const),
      value,
    )
    .map(([name, operator, text]) => ({ kind: "value" as const, label: name, operator, value: text })),
);
const tree: fc.Arbitrary<SelectorTree> = fc.letrec<{ tree: SelectorTree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc
      .tuple(fc.constantFrom("and" as const, "or" as const), fc.array(tie("tree"), { minLength: 2, maxLength: 3 }))
      .map(([kind, operands]) => ({ kind, operands })),
    tie("tree").map((operand) => ({ kind: "not" as const, operand })),
  ),
})).tree;

it("a selector's tree is written so that it is read as itself", () => {
  fc.assert(
    fc.property(tree, (wanted) => {
      const labels: readonly Readonly<Record<string, string>>[] = [
        {},
        { app: "web" },
        { zone: "it's", x: "" },
        { "a.b/c-d": 'say "no"', app: "a b" },
      ];
      const again = selectorOf(wanted);
      // Double negation and brackets of brackets are read away: what matters is whom it takes.
      expect(selectorText(Selector.of(again.text).tree)).toBe(selectorText(again.tree));
      const once = Selector.of(selectorText(again.tree));
      for (const one of labels) expect(once.matches(one)).toBe(again.matches(one));
    }),
    tries(100),
  );
});

it("says at which character a selector that is a text is wrong", () => {
  const spec = { name: "p", namespace: "shop", types: ["Ingress"] } as const;
  expect(() => networkPolicy({ ...spec, selector: "app = 'web'" })).toThrow(/character 5/);
  expect(() => selectorText(labelIs("a", `'"`))).toThrow(RangeError);
});

it("refuses what the API server would, with every finding", () => {
  const rule = { action: "Allow", destination: { ports: [80] } } as const;
  const build = () => globalNetworkPolicy({ name: "p", types: ["Ingress"], preDNAT: true, ingress: [rule] });
  expect(build).toThrow(PolicyError);
  try {
    build();
  } catch (error) {
    expect((error as PolicyError).findings.map(({ code }) => code).sort()).toEqual(["POL-005", "POL-006"]);
  }
});

const everything = { types: ["Ingress"] } as const;
const outward = (rule: object) =>
  globalNetworkPolicy({ name: "p", types: ["Egress"], egress: [rule as { action: "Allow" }] });

it.each([
  ["a policy's name with a blank", () => globalNetworkPolicy({ name: "X y", ...everything })],
  ["a policy's name in upper case", () => networkPolicy({ name: "Web", namespace: "shop", ...everything })],
  ["types twice", () => globalNetworkPolicy({ name: "p", types: ["Egress", "Egress"] })],
  ["a tier with a dot", () => tier({ name: "a.b" })],
  ["another order of tier default", () => tier({ name: "default", order: 5 })],
  ["another action of tier default", () => tier({ name: "default", order: 1_000_000, defaultAction: "Pass" })],
  ["DNS names in a Deny", () => outward({ action: "Deny", destination: { domains: ["a.example.com"] } })],
  [
    "DNS names beside ranges",
    () => outward({ action: "Allow", destination: { domains: ["a.example.com"], nets: [Cidr.of("192.0.2.0/24")] } }),
  ],
  ["DNS names of a source", () => outward({ action: "Allow", source: { domains: ["a.example.com"] } })],
  ["port 0", () => outward({ action: "Allow", protocol: "TCP", destination: { ports: [0] } })],
  ["a set's name in upper case", () => networkSet({ name: "S", labels: {} })],
  ["a set's label with a blank", () => networkSet({ name: "s", labels: { a: "b c" } })],
  ["an interface's long name", () => hostEndpoint({ name: "h", node: "n", interfaceName: "a".repeat(16) })],
  [
    "a port of Kubernetes as a text of digits",
    () =>
      kubernetesNetworkPolicy({
        ...{ name: "p", namespace: "shop", podSelector: {}, policyTypes: ["Ingress"] as const },
        ingress: [{ ports: [{ port: "80" }] }],
      }),
  ],
  [
    "an exception outside its range",
    () =>
      kubernetesNetworkPolicy({
        ...{ name: "p", namespace: "shop", podSelector: {}, policyTypes: ["Ingress"] as const },
        ingress: [{ from: [{ ipBlock: { cidr: Cidr.of("10.0.0.0/16"), except: [Cidr.of("10.1.0.0/24")] } }] }],
      }),
  ],
] as const)("refuses %s", (_what, build) => {
  expect(build).toThrow(PolicyError);
});

it.each([
  () => tier({ name: "default", order: 1_000_000 }),
  () => outward({ action: "Allow", destination: { domains: ["a.example.com"], ports: [443] }, protocol: "TCP" }),
  () => globalNetworkPolicy({ name: "p", types: ["Egress", "Ingress"] }),
  () => networkPolicy({ name: "a.b", namespace: "shop", types: ["Ingress"] }),
])("takes what is near it and right: %#", (build) => {
  expect(build()).toMatchObject({ apiVersion: "projectcalico.org/v3" });
});

it("writes Calico's policies as they are read", () => {
  const [policy] = read(
    globalNetworkPolicy({
      name: "web",
      tier: "security",
      order: 7,
      selector: allOf(hasLabel("app"), isNot(labelIn("zone", ["a", "b"]))),
      namespaceSelector: "team == 'shop'",
      types: ["Ingress", "Egress"],
      applyOnForward: true,
      ingress: [
        {
          action: "Pass",
          protocol: "TCP",
          source: { nets: [Cidr.of("10.0.0.0/8")], notNets: [Cidr.of("10.1.0.0/16")] },
          destination: { ports: [80, { first: 90, last: 99 }, { name: "http" }] },
        },
      ],
      egress: [{ action: "Deny", destination: { services: { name: "api", namespace: "shop" } } }],
    }),
    tier({ name: "security", order: 100, defaultAction: "Pass" }),
  ).policies;
  expect(policy).toMatchObject({
    kind: "GlobalNetworkPolicy",
    name: "security.web",
    fullName: "security.web",
    tier: "security",
    order: 7,
    directions: ["ingress", "egress"],
    applyOnForward: true,
    preDNAT: false,
    ingress: [
      {
        action: "Pass",
        protocol: 6,
        destination: { ports: [{ first: 80, last: 80 }, { first: 90, last: 99 }, { name: "http" }] },
      },
    ],
    egress: [{ action: "Deny", destination: { services: { name: "api", namespace: "shop" } } }],
  });
  expect(policy?.selector?.text).toBe("has(app) && !(zone in { 'a', 'b' })");
  expect(policy?.ingress[0]?.source.nets.map(String)).toEqual(["10.0.0.0/8"]);
  expect(policy?.ingress[0]?.source.notNets.map(String)).toEqual(["10.1.0.0/16"]);
});

it.each([
  ["enforced", undefined],
  ["staged", "Set"],
  ["staged-delete", "Delete"],
] as const)("writes a policy that is %s", (stage, staged) => {
  const spec = { name: "p", namespace: "shop", types: ["Ingress"], stage } as const;
  expect(read(networkPolicy(spec)).policies[0]?.staged).toBe(staged);
  expect(read(globalNetworkPolicy(spec)).policies[0]?.staged).toBe(staged);
  const ofKubernetes = kubernetesNetworkPolicy({
    ...{ name: "k", namespace: "shop", podSelector: {}, policyTypes: ["Ingress"], stage },
  });
  expect(read(ofKubernetes).policies[0]).toMatchObject({ kind: "KubernetesNetworkPolicy", name: "k" });
  expect(read(ofKubernetes).policies[0]?.staged).toBe(staged);
});

it("writes the policies of administrators, of either version, as they are read", () => {
  const subject = { namespaces: { matchLabels: { team: "shop" } } };
  const everybody = [{ namespaces: {} }];
  const ports = [{ protocol: "TCP", number: 80 } as const, { protocol: "UDP", range: { start: 53, end: 54 } } as const];
  const expected = [
    { action: "Deny", protocol: 6, destination: { ports: [{ first: 80, last: 80 }] } },
    { action: "Deny", protocol: 17, destination: { ports: [{ first: 53, last: 54 }] } },
  ];
  const deny = { action: "Deny", peers: everybody, ports } as const;
  const of = (object: KubernetesObject) => read(object).policies[0];
  expect(of(clusterNetworkPolicy({ name: "c", tier: "Admin", priority: 5, subject, ingress: [deny] }))).toMatchObject({
    kind: "ClusterNetworkPolicy",
    tier: "kube-admin",
    order: 5,
    ingress: expected,
  });
  expect(of(adminNetworkPolicy({ name: "a", priority: 5, subject, ingress: [deny] }))).toMatchObject({
    kind: "AdminNetworkPolicy",
    ingress: expected,
  });
  expect(of(adminNetworkPolicy({ name: "default", subject, ingress: [deny] }))?.kind).toBe(
    "BaselineAdminNetworkPolicy",
  );
});

it("writes sets and host endpoints as they are read", () => {
  const set = read(
    networkSet({ name: "a", labels: { x: "y" }, nets: [Cidr.of("10.0.0.0/8")] }),
    networkSet({ name: "b", namespace: "shop", labels: {} }),
    hostEndpoint({
      ...{ name: "h", node: "n1", interfaceName: "*", labels: { role: "edge" } },
      ...{ expectedIPs: [Ip.of("192.0.2.1")], profiles: ["projectcalico-default-allow"] },
      ports: [{ name: "http", protocol: "TCP", port: 80 }],
    }),
  );
  expect(set.networkSets.map(({ name, namespace, nets }) => [name, namespace, nets.map(String)])).toEqual([
    ["a", undefined, ["10.0.0.0/8"]],
    ["b", "shop", []],
  ]);
  expect(set.hostEndpoints[0]).toMatchObject({ node: "n1", interfaceName: "*", ports: [{ protocol: 6, port: 80 }] });
});
