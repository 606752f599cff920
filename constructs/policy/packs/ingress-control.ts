import * as z from "zod";
import { once } from "../../model";
import { alongPorts } from "./microsegmentation";
import { definePack, type PackGround, type PackPolicy } from "./pack";
import { packSchema, podSelector, portOrProtocol, ranges, shortName } from "./schema";
import { byFamily, fromHosts, hosts, namespacesNamed, ordinaryNamespaces, tcpAndUdp } from "./words";

const gateway = z.strictObject({
  namespace: shortName,
  selector: podSelector.optional().meta({ description: "default: all pods of the namespace" }),
  ports: z.array(portOrProtocol).min(1).meta({ description: "the pods' ports, not the Service's" }),
  from: ranges.optional().meta({ description: "default: anywhere" }),
});

const schema = once(() =>
  packSchema(
    {
      gateways: z
        .array(gateway)
        .optional()
        .meta({ description: "the pods that are there for the world; default: none" }),
      nodePorts: z
        .strictObject({
          from: ranges.optional().meta({ description: "who may use them beside the nodes; default: nobody" }),
        })
        .optional()
        .meta({
          description:
            "closes node ports 30000 to 32767 of the nodes before they are translated; default: they stay open",
        }),
    },
    "from outside the cluster only gateways are reached",
  ),
);

type Options = z.output<ReturnType<typeof schema>>;
type Gateway = z.output<typeof gateway>;

function gatewayPolicy({ namespace, selector, ports, from }: Gateway, index: number): PackPolicy {
  return {
    kind: "global",
    name: `gateway-${index + 1}-${namespace}`,
    tier: "platform",
    order: 200,
    ...(selector && { selector }),
    namespaceSelector: namespacesNamed([namespace]),
    types: ["Ingress"],
    ingress: alongPorts(ports, (protocol, numbers) => ({
      action: "Allow",
      protocol,
      destination: { ports: numbers },
    })).flatMap((rule) => (from === undefined ? [rule] : byFamily(from, (nets) => ({ ...rule, source: { nets } })))),
  };
}

/** Who is not inside is outside: what a node sends on under its own address cannot be told from the node. */
function outside(ground: PackGround): PackPolicy {
  return {
    kind: "global",
    name: "from-outside",
    tier: "platform",
    order: 210,
    namespaceSelector: ordinaryNamespaces(ground),
    types: ["Ingress"],
    ingress: byFamily(ground.inside, (notNets) => ({ action: "Deny", source: { notNets } })),
  };
}

function nodePorts({ nodePorts: wanted }: Options): readonly PackPolicy[] {
  if (wanted === undefined) return [];
  // Of nodes' addresses alone: what pods send each other comes by here, too, and they may listen on such a port.
  const destination = { ...fromHosts, ports: [{ first: 30000, last: 32767 }] };
  return [
    {
      kind: "global",
      name: "node-ports",
      tier: "security",
      order: 50,
      selector: hosts,
      applyOnForward: true,
      preDNAT: true,
      types: ["Ingress"],
      ingress: [
        { action: "Pass", source: fromHosts },
        ...byFamily(wanted.from ?? [], (nets) => ({ action: "Pass", source: { nets } }) as const),
        ...tcpAndUdp((protocol) => ({ action: "Deny", protocol, destination })),
      ],
    },
  ];
}

export const ingressControl = definePack({
  name: "ingressControl",
  practice: "the world reaches gateways, and neither other pods nor node ports",
  schema,
  isAboutHosts: ({ nodePorts: wanted }) => wanted !== undefined,
  content: (options, ground) => ({
    policies: [...(options.gateways ?? []).map(gatewayPolicy), outside(ground), ...nodePorts(options)],
  }),
  example: {
    options: {
      gateways: [{ namespace: "gateways", selector: "app == 'gateway'", ports: [8443] }],
      nodePorts: { from: ["192.0.2.200/32"] },
    },
    edges: [
      {
        from: "203.0.113.9",
        to: "gateways/gateway",
        probe: "tcp:8443",
        isAllowed: true,
        by: "platform.gateway-1-gateways ingress 1",
      },
      { from: "gateways/gateway", to: "shop/web", probe: "tcp:8080", isAllowed: true, by: "nothing" },
      {
        from: "203.0.113.9",
        to: "shop/web",
        probe: "tcp:8080",
        isAllowed: false,
        by: "platform.from-outside ingress 1",
      },
      {
        from: "203.0.113.9",
        to: "gateways/gateway",
        probe: "tcp:9000",
        isAllowed: false,
        by: "platform.from-outside ingress 1",
      },
      // No node port, though its number is one.
      { from: "shop/web", to: "shop/api", probe: "tcp:30080", isAllowed: true, by: "nothing" },
      { from: "shop/web", to: "203.0.113.9", probe: "udp:32767", isAllowed: true, by: "nothing" },
      {
        from: "shop/web",
        to: "host:worker-1-auto-hep",
        probe: "tcp:30080",
        isAllowed: false,
        by: "security.node-ports ingress 4",
      },
      { from: "192.0.2.200", to: "host:worker-1-auto-hep", probe: "tcp:30080", isAllowed: true, by: "nothing" },
      {
        from: "203.0.113.9",
        to: "host:worker-1-auto-hep",
        probe: "tcp:30080",
        isAllowed: false,
        by: "security.node-ports ingress 4",
      },
    ],
  },
});
