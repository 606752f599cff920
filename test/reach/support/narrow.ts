/**
 * Random sets of policies in what network-config-analyzer 2.1.0 can express: one tier, an order of its own for each policy, labels,
 * namespaces, CIDRs of nobody in the cluster, numbers of ports. It has no word for services, service accounts, other tiers and staged
 * policies, never finds a pod in `nets` or `notNets`, and takes `global()`, `pcns.` and the names that Calico gives as labels for
 * what they are not.
 */
import fc from "fast-check";
import type { KubernetesObject } from "../../../constructs/model";

const v3 = "projectcalico.org/v3";
const namespaces = ["shop", "ops"] as const;
const apps = ["web", "db"] as const;

const leaf = fc.constantFrom(
  "app == 'web'",
  "app != 'web'",
  "app in { 'web', 'db' }",
  "has(pci)",
  "!has(pci)",
  "all()",
);
const selector = fc.oneof(
  { weight: 3, arbitrary: leaf },
  { weight: 1, arbitrary: fc.tuple(leaf, leaf).map(([a, b]) => `${a} && ${b}`) },
);
const namespaceSelector = fc.constantFrom("env == 'prod'", "has(env)", "env in { 'dev' }");
const nets = fc.uniqueArray(fc.constantFrom("203.0.113.0/24", "203.0.113.8/29", "198.51.100.0/24"), {
  minLength: 1,
  maxLength: 2,
});
const ports = fc.uniqueArray(fc.constantFrom<number | string>(80, "8000:8090", 443, 53), {
  minLength: 1,
  maxLength: 2,
});
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });

const entity = fc.oneof(
  { weight: 3, arbitrary: fc.record({ selector: optional(selector), namespaceSelector: optional(namespaceSelector) }) },
  { weight: 1, arbitrary: fc.record({ nets }) },
);

const rule = fc
  .record({
    action: fc.constantFrom("Allow", "Allow", "Deny", "Pass"),
    protocol: fc.constantFrom("TCP", "UDP", undefined),
    entity,
    ports: optional(ports),
  })
  .map((one) => (direction: "ingress" | "egress") => ({
    action: one.action,
    ...(one.protocol && { protocol: one.protocol }),
    ...(direction === "ingress" ? { source: one.entity } : {}),
    destination: {
      ...(direction === "egress" ? one.entity : {}),
      ...(one.protocol && one.ports ? { ports: one.ports } : {}),
    },
  }));

const calicoPolicy = fc
  .record({
    isGlobal: fc.boolean(),
    namespace: fc.constantFrom(...namespaces),
    selector,
    types: fc.constantFrom<readonly string[]>(["Ingress"], ["Egress"], ["Ingress", "Egress"]),
    ingress: fc.array(rule, { maxLength: 3 }),
    egress: fc.array(rule, { maxLength: 3 }),
  })
  .map((one) => (name: string, order: number): KubernetesObject => ({
    apiVersion: v3,
    kind: one.isGlobal ? "GlobalNetworkPolicy" : "NetworkPolicy",
    metadata: { name: `default.${name}`, ...(one.isGlobal ? {} : { namespace: one.namespace }) },
    spec: {
      order,
      selector: one.selector,
      types: one.types,
      ...(one.types.includes("Ingress") && { ingress: one.ingress.map((make) => make("ingress")) }),
      ...(one.types.includes("Egress") && { egress: one.egress.map((make) => make("egress")) }),
    },
  }));

const labelSelector = (key: string, values: readonly string[]) =>
  fc.constantFrom<object>(
    {},
    { matchLabels: { [key]: values[0] } },
    { matchExpressions: [{ key, operator: "NotIn", values: [values[0]] }] },
    { matchExpressions: [{ key, operator: "Exists" }] },
  );
const peer = fc.oneof(
  labelSelector("app", apps).map((podSelector) => ({ podSelector })),
  labelSelector("env", ["prod"]).map((one) => ({ namespaceSelector: one })),
  fc.constantFrom(
    { ipBlock: { cidr: "203.0.113.0/24", except: ["203.0.113.8/29"] } },
    { ipBlock: { cidr: "203.0.113.0/24" } },
  ),
);
const kubernetesRule = fc.record({
  peers: fc.array(peer, { maxLength: 2 }),
  ports: fc.array(fc.constantFrom<object>({ port: 80 }, { port: 8000, endPort: 8090 }, { protocol: "UDP", port: 53 }), {
    maxLength: 2,
  }),
});
const kubernetesPolicy = fc
  .record({
    namespace: fc.constantFrom(...namespaces),
    podSelector: labelSelector("app", apps),
    ingress: optional(fc.array(kubernetesRule, { maxLength: 2 })),
    egress: optional(fc.array(kubernetesRule, { maxLength: 2 })),
  })
  .map(({ namespace, podSelector, ingress, egress }) => (name: string): KubernetesObject => ({
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata: { name, namespace },
    spec: {
      podSelector,
      policyTypes: [...(ingress || !egress ? ["Ingress"] : []), ...(egress ? ["Egress"] : [])],
      ...(ingress && { ingress: ingress.map(({ peers, ports }) => ({ from: peers, ports })) }),
      ...(egress && { egress: egress.map(({ peers, ports }) => ({ to: peers, ports })) }),
    },
  }));

const pods = fc.array(
  fc.record({ namespace: fc.constantFrom(...namespaces), app: fc.constantFrom(...apps), isPci: fc.boolean() }),
  { minLength: 3, maxLength: 5 },
);

export interface NarrowSet {
  readonly objects: readonly KubernetesObject[];
  /** `NAMESPACE/NAME` of each pod. */
  readonly pods: readonly string[];
}

/** An address of nobody in the cluster, which some of the policies speak of. */
export const outside = "203.0.113.9";

export const narrowSet: fc.Arbitrary<NarrowSet> = fc
  .tuple(
    fc.constantFrom(["prod", "dev"], ["prod", undefined], ["dev", "dev"]),
    pods,
    fc.array(fc.oneof({ weight: 3, arbitrary: calicoPolicy }, { weight: 1, arbitrary: kubernetesPolicy }), {
      minLength: 1,
      maxLength: 6,
    }),
  )
  .map(([environments, members, policies]) => {
    const made = members.map(({ namespace, app, isPci }, index) => ({
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: `pod-${index}`, namespace, labels: { app, ...(isPci && { pci: "true" }) } },
      spec: { nodeName: "n", containers: [{ name: "c", image: "i" }] },
      status: { podIP: `10.0.0.${index + 1}`, hostIP: "192.0.2.1", phase: "Running" },
    }));
    const spaces = namespaces.map((name, index) => ({
      apiVersion: "v1",
      kind: "Namespace",
      metadata: { name, labels: environments[index] === undefined ? {} : { env: environments[index] } },
    }));
    const objects = [...spaces, ...made, ...policies.map((make, index) => make(`p-${index}`, 10 + index))];
    return {
      // Without the keys that are not there.
      objects: JSON.parse(JSON.stringify(objects)) as readonly KubernetesObject[],
      pods: made.map(({ metadata: { namespace, name } }) => `${namespace}/${name}`),
    };
  });
