import * as z from "zod";
import { once, type Selector } from "../../model";
import type { EntitySpec, RuleSpec } from "../build";
import { definePack, type PackGround } from "./pack";
import { packSchema, podSelector, portOrProtocol, type PortOrProtocol, shortName } from "./schema";
import { dnsRules, namespacesNamed } from "./words";

/** Whom a flow comes from: a part of the application, anybody, or pods of another namespace. */
const sender = z.union([
  shortName.meta({ description: "a component, or anywhere" }),
  z.strictObject({ namespace: shortName, selector: podSelector.optional() }),
]);

const app = z.strictObject({
  name: shortName,
  namespace: shortName.optional().meta({ description: "default: the name" }),
  components: z.record(shortName, podSelector).meta({ description: "the parts, each with the selector of its pods" }),
  flows: z
    .array(
      z.strictObject({
        from: sender,
        to: shortName.meta({ description: "a component" }),
        ports: z.array(portOrProtocol).min(1).meta({ description: "the pods' ports, not the Service's" }),
      }),
    )
    .meta({ description: "who talks to whom; everything else is denied, to and from these pods" }),
});

type App = z.output<typeof app>;

const schema = once(() =>
  packSchema(
    { apps: z.array(app).min(1).meta({ description: "applications with their parts and flows" }) },
    "pods of an application talk along its flows, and in no other way",
  ),
);

/** One rule for each protocol. */
export function alongPorts(
  ports: readonly PortOrProtocol[],
  make: (protocol: "TCP" | "UDP" | "SCTP", ports: readonly number[]) => RuleSpec,
): readonly RuleSpec[] {
  return (["TCP", "UDP", "SCTP"] as const).flatMap((protocol) => {
    const numbers = ports.flatMap((one) =>
      typeof one === "number" ? (protocol === "TCP" ? [one] : []) : one.protocol === protocol ? [one.port] : [],
    );
    return numbers.length === 0 ? [] : [make(protocol, numbers)];
  });
}

/** Who no rule's source says, is anybody: a component that is not there must not become that. */
function senderOf(
  { components }: App,
  from: App["flows"][number]["from"],
): { readonly source?: EntitySpec } | undefined {
  if (from === "anywhere") return {};
  if (typeof from !== "string")
    return {
      source: {
        namespaceSelector: namespacesNamed([from.namespace]),
        ...(from.selector ? { selector: from.selector } : {}),
      },
    };
  const selector = Object.hasOwn(components, from) ? components[from] : undefined;
  return selector === undefined ? undefined : { source: { selector } };
}

function ofComponent(one: App, component: string, selector: Selector, ground: PackGround) {
  const into = one.flows.filter(({ to }) => to === component);
  const out = one.flows.filter(({ from }) => from === component);
  return {
    kind: "namespaced",
    name: `${one.name}-${component}`,
    namespace: one.namespace ?? one.name,
    // Beside Kubernetes' policies of the namespace: all only allow, so that their order means nothing.
    order: 500,
    selector,
    types: ["Ingress", "Egress"],
    ingress: into.flatMap(({ from, ports }) => {
      const source = senderOf(one, from);
      if (source === undefined) return [];
      return alongPorts(ports, (protocol, numbers) => ({
        action: "Allow",
        protocol,
        ...source,
        destination: { ports: numbers },
      }));
    }),
    egress: [
      ...dnsRules(ground),
      ...out.flatMap(({ to, ports }) => {
        const peer = Object.hasOwn(one.components, to) ? one.components[to] : undefined;
        if (peer === undefined) return [];
        return alongPorts(ports, (protocol, numbers) => ({
          action: "Allow",
          protocol,
          destination: { selector: peer, ports: numbers },
        }));
      }),
    ],
  } as const;
}

export const microsegmentation = definePack({
  name: "microsegmentation",
  practice: "each part of an application talks to the parts that it needs, on the ports that it needs",
  schema,
  isAboutHosts: () => false,
  content: ({ apps }, ground) => ({
    policies: apps.flatMap((one) =>
      Object.entries(one.components).map(([component, selector]) => ofComponent(one, component, selector, ground)),
    ),
  }),
  example: {
    options: {
      apps: [
        {
          name: "shop",
          components: { web: "app == 'web'", api: "app == 'api'", db: "app == 'db'" },
          flows: [
            { from: { namespace: "gateways" }, to: "web", ports: [8080] },
            { from: "web", to: "api", ports: [8080] },
            { from: "api", to: "db", ports: [5432] },
          ],
        },
      ],
    },
    edges: [
      {
        from: "gateways/gateway",
        to: "shop/web",
        probe: "tcp:8080",
        isAllowed: true,
        by: "shop/default.shop-web ingress 1",
      },
      { from: "shop/web", to: "shop/api", probe: "tcp:8080", isAllowed: true, by: "shop/default.shop-api ingress 1" },
      { from: "shop/web", to: "kube-system/coredns", probe: "udp:53", isAllowed: true, by: "nothing" },
      { from: "shop/web", to: "169.254.25.10", probe: "udp:53", isAllowed: true, by: "shop/default.shop-web egress 3" },
      { from: "shop/web", to: "169.254.25.10", probe: "tcp:53", isAllowed: true, by: "shop/default.shop-web egress 4" },
      { from: "shop/web", to: "shop/db", probe: "tcp:5432", isAllowed: false, by: "shop/default.shop-web egress end" },
      { from: "lab/tool", to: "shop/db", probe: "tcp:5432", isAllowed: false, by: "shop/default.shop-db ingress end" },
      { from: "shop/db", to: "203.0.113.9", probe: "tcp:443", isAllowed: false, by: "shop/default.shop-db egress end" },
    ],
  },
});
