import * as z from "zod";
import { port } from "../../intent";
import { once } from "../../model";
import { dockerPorts } from "../protocols";
import { definePack } from "./pack";
import { packSchema, ranges } from "./schema";
import { byFamily, fromHosts, hosts, onNodes, ordinaryNamespaces } from "./words";

const schema = once(() =>
  packSchema(
    {
      ports: z
        .array(port)
        .min(1)
        .optional()
        .meta({ description: `TCP ports of nodes that nobody is to reach; default ${dockerPorts.join(", ")}` }),
      trusted: ranges
        .optional()
        .meta({ description: "who may reach them all the same; default: nobody, not even pods" }),
    },
    "daemons that listen on nodes, such as Docker's, are out of reach",
  ),
);

export const exposedDaemons = definePack({
  name: "exposedDaemons",
  practice:
    "a Docker daemon that listens on a node is reached by nobody, from the world or from pods, its own node's too",
  schema,
  isAboutHosts: () => true,
  content: ({ ports = [...dockerPorts], trusted = [] }, ground) => ({
    policies: [
      {
        kind: "global",
        name: "exposed-daemons",
        tier: "security",
        order: 10,
        selector: hosts,
        types: ["Ingress"],
        ingress: [
          ...byFamily(trusted, (nets) => ({
            action: "Pass",
            protocol: "TCP",
            source: { nets },
            destination: { ports },
          })),
          { action: "Deny", protocol: "TCP", destination: { ports } },
        ],
      },
      {
        kind: "global",
        name: "exposed-daemons-from-pods",
        tier: "security",
        order: 11,
        namespaceSelector: ordinaryNamespaces(ground),
        types: ["Egress"],
        egress: [
          ...byFamily(trusted, (nets) => ({
            action: "Pass",
            protocol: "TCP",
            source: { nets },
            destination: { ...fromHosts, ports },
          })),
          ...onNodes(ground).map((node) => ({
            action: "Deny" as const,
            protocol: "TCP" as const,
            destination: { ...node, ports },
          })),
        ],
      },
    ],
  }),
  example: {
    options: { trusted: ["192.0.2.200/32"] },
    edges: [
      { from: "203.0.113.9", to: "host:worker-1-auto-hep", probe: "tcp:8080", isAllowed: true, by: "nothing" },
      { from: "192.0.2.200", to: "host:worker-1-auto-hep", probe: "tcp:2376", isAllowed: true, by: "nothing" },
      ...dockerPorts.map((number) => ({
        from: "203.0.113.9",
        to: "host:worker-1-auto-hep",
        probe: `tcp:${number}`,
        isAllowed: false,
        by: "security.exposed-daemons ingress 2",
      })),
      // What a pod sends to its own node no policy of the node sees: the pod's own refuses it.
      ...["worker-1", "cp-1"].flatMap((node) =>
        dockerPorts.map((number) => ({
          from: "shop/web",
          to: `host:${node}-auto-hep`,
          probe: `tcp:${number}`,
          isAllowed: false,
          by: "security.exposed-daemons-from-pods egress 2",
        })),
      ),
      // A daemon within a pod is the pod's own affair.
      { from: "shop/web", to: "shop/api", probe: "tcp:2375", isAllowed: true, by: "nothing" },
      { from: "shop/web", to: "host:worker-1-auto-hep", probe: "tcp:8080", isAllowed: true, by: "nothing" },
    ],
  },
});
