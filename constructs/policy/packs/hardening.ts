import * as z from "zod";
import { once } from "../../model";
import { Cidr } from "../../net";
import type { EntitySpec, RuleSpec } from "../build";
import { alongPorts } from "./microsegmentation";
import { definePack, type PackGround, type PackPolicy } from "./pack";
import { namespaces, packSchema, portOrProtocol, ranges } from "./schema";
import {
  alone,
  byFamily,
  controlPlanes,
  fromControlPlanes,
  fromHosts,
  hosts,
  namespacesNamed,
  onceEach,
  ordinaryNamespaces,
  systemPods,
  tcpAndUdp,
} from "./words";

const opening = z.strictObject({
  ports: z.array(portOrProtocol).min(1),
  from: ranges.optional().meta({ description: "ranges; with neither these nor namespaces: anybody" }),
  namespaces: namespaces.optional().meta({ description: "pods of these namespaces" }),
});

const schema = once(() =>
  packSchema(
    {
      administrators: ranges.optional().meta({ description: "who may have SSH; port 22 is a failsafe port as well" }),
      api: ranges.optional().meta({ description: "who may reach the API server on the nodes; default: anybody" }),
      allow: z.array(opening).optional().meta({ description: "what else nodes listen for, e.g. node-exporter's 9100" }),
      failsafe: z.strictObject({ from: ranges }).optional().meta({
        description:
          "whom the ports are open to that no policy closes (SSH, BGP, etcd, the API …), beside the nodes; default: Felix' own, from anywhere",
      }),
    },
    "nodes have host endpoints, and are reached on the ports that are named",
  ),
);

type Options = z.output<ReturnType<typeof schema>>;

function openings({ allow = [], administrators = [] }: Options): readonly RuleSpec[] {
  return [
    ...byFamily(administrators, (nets) => ({
      action: "Allow",
      protocol: "TCP",
      source: { nets },
      destination: { ports: [22] },
    })),
    ...allow.flatMap(({ ports, from = [], namespaces: named }) =>
      alongPorts(ports, (protocol, numbers) => ({
        action: "Allow",
        protocol,
        destination: { ports: numbers },
      })).flatMap((rule): readonly RuleSpec[] => [
        ...byFamily(from, (nets) => ({ ...rule, source: { nets } })),
        ...(named === undefined ? [] : [{ ...rule, source: { namespaceSelector: namespacesNamed(named) } }]),
        ...(from.length === 0 && named === undefined ? [rule] : []),
      ]),
    ),
  ];
}

/** BFD's control packets: within a link, and to a peer further away (RFC 5881, 5883). */
const bfdPorts = [3784, 4784] as const;

/** What nodes answer whatever is asked of them: each other, themselves, BGP peers, and messages without which MTUs are not found. */
function always({ families, nodes, peers, bgpPort }: PackGround): readonly RuleSpec[] {
  const loopback = [Cidr.of("127.0.0.0/8"), Cidr.of("::1/128")].filter(({ family }) => families.includes(family));
  return [
    { action: "Allow", source: fromHosts },
    ...byFamily([...nodes, ...loopback], (nets) => ({ action: "Allow", source: { nets } }) as const),
    // A switch has none of the nodes' addresses: without BFD its sessions go at once, and it opens BGP as nodes do.
    ...byFamily(peers.map(alone), (nets) => ({
      action: "Allow",
      protocol: "TCP",
      source: { nets },
      destination: { ports: [bgpPort] },
    })),
    ...byFamily(peers.map(alone), (nets) => ({
      action: "Allow",
      protocol: "UDP",
      source: { nets },
      destination: { ports: [...bfdPorts] },
    })),
    { action: "Allow", protocol: "ICMP" },
    ...(families.includes(6) ? [{ action: "Allow", protocol: "ICMPv6" } as const] : []),
  ];
}

/** Link-local addresses of IPv6 are the pod's own node; those of IPv4 are services of clouds and NodeLocal DNSCache, too. */
const ownNode: EntitySpec = { nets: [Cidr.of("fe80::/10")] };

/**
 * The same for pods, where they send: a node does not see its own, and behind SNAT takes those of another node for that node.
 * What is open is passed on, so that what teams and `defaultDeny` say of it holds.
 */
function fromPods(options: Options, ground: PackGround): PackPolicy {
  const toNodes = (rule: RuleSpec): RuleSpec => ({
    ...rule,
    action: "Pass",
    destination: { ...fromHosts, ...rule.destination },
  });
  const isIpv6 = ground.families.includes(6);
  return {
    kind: "global",
    name: "nodes-from-pods",
    tier: "platform",
    order: 110,
    namespaceSelector: ordinaryNamespaces(ground),
    types: ["Egress"],
    egress: [
      ...(ground.hasControlPlaneNodes
        ? [
            // Whoever may reach it from outside: the API has an authorisation of its own, and applications that need it.
            {
              action: "Pass",
              protocol: "TCP",
              destination: { ...fromControlPlanes, ports: [ground.apiPort] },
            } as const,
          ]
        : []),
      // CoreDNS on the network of a node answers under the node's address.
      ...tcpAndUdp((protocol) => ({ action: "Pass", protocol, destination: { ...fromHosts, ports: [53] } })),
      { action: "Pass", protocol: "ICMP", destination: fromHosts },
      ...(isIpv6 ? [{ action: "Pass", protocol: "ICMPv6" } as const] : []),
      ...openings(options).map(toNodes),
      { action: "Deny", destination: fromHosts },
      ...(isIpv6 ? [{ action: "Deny", destination: ownNode } as const] : []),
    ],
  };
}

export const hardening = definePack({
  name: "hardening",
  practice:
    "nodes have policies before they have host endpoints, and answer all, pods too, on the ports that are named",
  schema,
  isAboutHosts: () => true,
  content: (options, ground) => ({
    policies: [
      ...(ground.hasControlPlaneNodes
        ? [
            {
              kind: "global",
              name: "api-server",
              tier: "platform",
              order: 90,
              selector: controlPlanes,
              types: ["Ingress"],
              ingress: (options.api === undefined
                ? [undefined]
                : [4, 6].map((family) => onceEach(options.api ?? []).filter((net) => net.family === family))
              ).flatMap((nets): readonly RuleSpec[] =>
                nets?.length === 0
                  ? []
                  : [
                      {
                        action: "Allow",
                        protocol: "TCP",
                        ...(nets && { source: { nets } }),
                        destination: { ports: [ground.apiPort] },
                      },
                    ],
              ),
            } as const,
          ]
        : []),
      {
        kind: "global",
        name: "nodes",
        tier: "platform",
        order: 100,
        selector: hosts,
        types: ["Ingress"],
        ingress: [
          ...always(ground),
          { action: "Allow", source: systemPods(ground) },
          ...openings(options),
          { action: "Deny" },
        ],
      },
      fromPods(options, ground),
    ],
  }),
  example: {
    options: {
      administrators: ["192.0.2.200/32"],
      allow: [{ ports: [9100], namespaces: ["monitoring"] }],
    },
    edges: [
      {
        from: "host:cp-1-auto-hep",
        to: "host:worker-1-auto-hep",
        probe: "tcp:10250",
        isAllowed: true,
        by: "platform.nodes ingress 1",
      },
      {
        from: "monitoring/prometheus",
        to: "host:cp-1-auto-hep",
        probe: "tcp:9100",
        isAllowed: true,
        by: "platform.nodes ingress 1",
      },
      {
        from: "monitoring/prometheus",
        to: "host:worker-1-auto-hep",
        probe: "tcp:9100",
        isAllowed: true,
        by: "nothing",
      },
      // A switch: BGP is a failsafe port, BFD is not.
      { from: "192.0.2.254", to: "host:worker-1-auto-hep", probe: "tcp:179", isAllowed: true, by: "failsafe" },
      ...["udp:3784", "udp:4784"].map((probe) => ({
        ...{ from: "192.0.2.254", to: "host:worker-1-auto-hep", probe, isAllowed: true },
        by: "platform.nodes ingress 4",
      })),
      ...[
        { from: "192.0.2.254", probe: "tcp:10250" },
        { from: "192.0.2.254", probe: "udp:3785" },
        { from: "203.0.113.9", probe: "udp:3784" },
      ].map(({ from, probe }) => ({
        ...{ from, to: "host:worker-1-auto-hep", probe, isAllowed: false },
        by: "platform.nodes ingress 9",
      })),
      { from: "shop/web", to: "host:cp-1-auto-hep", probe: "tcp:6443", isAllowed: true, by: "failsafe" },
      { from: "shop/web", to: "host:worker-1-auto-hep", probe: "udp:53", isAllowed: true, by: "nothing" },
      { from: "shop/web", to: "kube-system/coredns", probe: "udp:53", isAllowed: true, by: "nothing" },
      {
        from: "kube-system/coredns",
        to: "host:worker-1-auto-hep",
        probe: "tcp:9153",
        isAllowed: true,
        by: "platform.nodes ingress 1",
      },
      { from: "203.0.113.9", to: "host:cp-1-auto-hep", probe: "tcp:6443", isAllowed: true, by: "failsafe" },
      { from: "203.0.113.9", to: "shop/web", probe: "tcp:8080", isAllowed: true, by: "nothing" },
      {
        from: "203.0.113.9",
        to: "host:worker-1-auto-hep",
        probe: "tcp:9100",
        isAllowed: false,
        by: "platform.nodes ingress 9",
      },
      // What a pod sends to its own node no policy of the node sees, and behind SNAT a pod of another node is that node.
      ...["worker-1", "cp-1"].flatMap((node) =>
        ["tcp:9100", "tcp:10250", "tcp:2375", "udp:8472"].map((probe) => ({
          from: "shop/web",
          to: `host:${node}-auto-hep`,
          probe,
          isAllowed: false,
          by: "platform.nodes-from-pods egress 7",
        })),
      ),
    ],
  },
});
