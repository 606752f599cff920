import * as z from "zod";
import { once } from "../../model";
import { labelIs, type EntitySpec, type NetworkSetSpec, type RuleSpec } from "../build";
import { alongPorts } from "./microsegmentation";
import { definePack, type PackPolicy } from "./pack";
import { namespaces, packSchema, podSelector, portOrProtocol, ranges, shortName } from "./schema";
import { byFamily, namespacesNamed, nodeLocalDns, onceEach, ordinaryNamespaces } from "./words";

/** The label of the packs' network sets. */
const destinationLabel = "egress-destination";

const domain = z
  .string()
  .max(253)
  .regex(
    /^(\*\.)?([a-z0-9]([-a-z0-9]*[a-z0-9])?\.)+[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
    "must be a name such as api.example.com or *.example.com",
  );

const destination = z.strictObject({
  name: shortName,
  nets: ranges.optional(),
  domains: z.array(domain).min(1).optional().meta({ description: "DNS names, with Calico Enterprise only" }),
  service: z
    .strictObject({ name: shortName, namespace: shortName })
    .optional()
    .meta({ description: "what is behind a Service, on its ports; alone" }),
  ports: z.array(portOrProtocol).min(1).optional().meta({ description: "default: 443; not with service" }),
  from: z
    .strictObject({ namespaces: namespaces.optional(), selector: podSelector.optional() })
    .optional()
    .meta({ description: "the pods that may; default: all but the system's" }),
});

type Destination = z.output<typeof destination>;

const schema = once(() =>
  packSchema(
    {
      destinations: z
        .array(destination)
        .optional()
        .meta({ description: "what pods may reach outside; default: nothing" }),
      internet: z
        .enum(["deny", "allow"])
        .optional()
        .meta({ description: "what holds for everything else outside the cluster; default deny" }),
    },
    "outside the cluster pods reach what is named",
  ),
);

function setOf({ name, nets, domains }: Destination): readonly NetworkSetSpec[] {
  if (nets === undefined && domains === undefined) return [];
  return [
    {
      name: `egress-${name}`,
      labels: { [destinationLabel]: name },
      ...(nets && { nets: onceEach(nets) }),
      ...(domains && { allowedEgressDomains: domains }),
    },
  ];
}

function rulesTo({ name, service, ports = [443] }: Destination): readonly RuleSpec[] {
  if (service !== undefined) return [{ action: "Allow", destination: { services: service } }];
  const set: EntitySpec = { selector: labelIs(destinationLabel, name) };
  return alongPorts(ports, (protocol, numbers) => ({
    action: "Allow",
    protocol,
    destination: { ...set, ports: numbers },
  }));
}

export const egressControl = definePack({
  name: "egressControl",
  practice: "pods reach outside what is named: network sets, Services and, with Enterprise, DNS names",
  schema,
  isAboutHosts: () => false,
  content: ({ destinations = [], internet = "deny" }, ground) => ({
    networkSets: destinations.flatMap(setOf),
    policies: [
      ...destinations.map((one): PackPolicy => ({
        kind: "global",
        name: `egress-${one.name}`,
        tier: "platform",
        order: 300,
        ...(one.from?.selector && { selector: one.from.selector }),
        namespaceSelector:
          one.from?.namespaces === undefined ? ordinaryNamespaces(ground) : namespacesNamed(one.from.namespaces),
        types: ["Egress"],
        egress: rulesTo(one),
      })),
      ...(internet === "allow"
        ? []
        : [
            {
              kind: "global",
              name: "to-outside",
              tier: "platform",
              order: 310,
              namespaceSelector: ordinaryNamespaces(ground),
              types: ["Egress"],
              egress: [
                // A link-local address, which is nowhere inside; whether pods may ask, others say.
                ...nodeLocalDns(ground, "Pass"),
                ...byFamily(ground.inside, (notNets) => ({ action: "Deny", destination: { notNets } }) as const),
              ],
            } as const,
          ]),
    ],
  }),
  example: {
    options: {
      destinations: [
        { name: "payments", nets: ["198.51.100.0/24"], from: { namespaces: ["shop"], selector: "app == 'api'" } },
        { name: "kubernetes", service: { name: "kubernetes", namespace: "default" } },
      ],
    },
    edges: [
      {
        from: "shop/api",
        to: "198.51.100.7",
        probe: "tcp:443",
        isAllowed: true,
        by: "platform.egress-payments egress 1",
      },
      { from: "shop/web", to: "shop/api", probe: "tcp:8080", isAllowed: true, by: "nothing" },
      { from: "shop/web", to: "kube-system/coredns", probe: "udp:53", isAllowed: true, by: "nothing" },
      { from: "shop/web", to: "169.254.25.10", probe: "udp:53", isAllowed: true, by: "nothing" },
      { from: "shop/web", to: "169.254.25.10", probe: "tcp:53", isAllowed: true, by: "nothing" },
      { from: "shop/web", to: "169.254.25.10", probe: "tcp:80", isAllowed: false, by: "platform.to-outside egress 3" },
      { from: "openshift-ingress/router", to: "203.0.113.9", probe: "tcp:443", isAllowed: true, by: "nothing" },
      { from: "shop/web", to: "198.51.100.7", probe: "tcp:443", isAllowed: false, by: "platform.to-outside egress 3" },
      { from: "shop/api", to: "198.51.100.7", probe: "tcp:80", isAllowed: false, by: "platform.to-outside egress 3" },
      { from: "shop/api", to: "203.0.113.9", probe: "tcp:443", isAllowed: false, by: "platform.to-outside egress 3" },
    ],
  },
});
