import * as z from "zod";
import { port } from "../../intent";
import { once } from "../../model";
import { dockerPorts } from "../protocols";
import { definePack } from "./pack";
import { packSchema, ranges } from "./schema";
import { byFamily, hosts } from "./words";

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
  practice: "a Docker daemon that listens on a node is reached by nobody, from the world or from another node's pods",
  schema,
  isAboutHosts: () => true,
  content: ({ ports = [...dockerPorts], trusted = [] }) => ({
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
      // What a pod sends to its own node no policy of the node sees.
      { from: "shop/web", to: "host:worker-1-auto-hep", probe: "tcp:2375", isAllowed: true, by: "nothing" },
      {
        from: "shop/web",
        to: "host:cp-1-auto-hep",
        probe: "tcp:2375",
        isAllowed: false,
        by: "security.exposed-daemons ingress 2",
      },
    ],
  },
});
