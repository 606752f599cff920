import * as z from "zod";
import { asNumber, objectName } from "../../intent";
import { defaults } from "./defaults";
import { mtu } from "./primitives";

const loops = z.enum(["as-override", "numAllowedLocalASNumbers"]).meta({
  description:
    "who lets a path pass that has the nodes' AS already: the switch, which writes its own over it (default), or the node",
});

export const design = z
  .discriminatedUnion("kind", [
    z
      .strictObject({ kind: z.literal("as-per-rack") })
      .meta({ description: "a rack's switches and nodes are one AS; the switches reflect routes between its nodes" }),
    z
      .strictObject({
        kind: z.literal("as-per-server"),
        firstAsNumber: asNumber
          .optional()
          .meta({ description: `node n of rack r has this + 1000 r + n; default ${defaults.nodeAsNumber}` }),
      })
      .meta({ description: "each node is an AS of its own" }),
    z
      .strictObject({
        kind: z.literal("shared-as"),
        loops: loops.optional(),
      })
      .meta({ description: "all nodes are one AS, calico.bgp.asNumber, and racks' switches are others" }),
    z
      .strictObject({
        kind: z.literal("route-reflectors"),
        in: z.enum(["rack", "cluster"]).meta({
          description:
            "rack: a rack's nodes peer with its reflectors, and only those with its switches; cluster: all nodes peer with their switches and with a few reflectors for all",
        }),
        reflectors: z
          .array(objectName)
          .min(1)
          .optional()
          .meta({
            description: `nodes; default: the first ${defaults.reflectors} of each rack, or the first of each of the first ${defaults.reflectors} racks`,
          }),
        loops: loops.optional(),
      })
      .meta({
        description: "all nodes are one AS, calico.bgp.asNumber, and some of them reflect routes for the others",
      }),
  ])
  .meta({ description: "who is in which AS, and who peers with whom" });

const prefixLengths = z
  .strictObject({
    ipv4: z.number().int().min(16).max(31).optional(),
    ipv6: z.number().int().min(48).max(127).optional(),
  })
  .meta({ description: "of the subnet of a rack, or of a switch in it, cut from addresses.links" });

export const links = z
  .discriminatedUnion("kind", [
    z
      .strictObject({
        kind: z.literal("vlan"),
        vlan: z
          .number()
          .int()
          .min(1)
          .max(4094)
          .optional()
          .meta({ description: `default ${defaults.vlan}, and the next for the second plane` }),
        prefixLengths: prefixLengths.optional(),
        mtu: mtu.optional(),
      })
      .meta({ description: "nodes share a subnet with their switch, which has its address on the VLAN" }),
    z
      .strictObject({ kind: z.literal("routed"), prefixLengths: prefixLengths.optional(), mtu: mtu.optional() })
      .meta({ description: "each node has a link of its own: /31 and /127" }),
  ])
  .meta({ description: "between nodes and racks' switches; default vlan" });
