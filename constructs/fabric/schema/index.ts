import * as z from "zod";
import { asNumber, cidr } from "../../intent";
import { defaults, most } from "./defaults";
import { design, links } from "./design";
import { rack, spine } from "./racks";
import { sessions, uplinks } from "./sessions";

const addresses = z
  .strictObject({
    links: z
      .array(cidr)
      .min(1)
      .max(2)
      .optional()
      .meta({ description: `between nodes and switches; default ${defaults.links.join(", ")}` }),
    uplinks: z
      .array(cidr)
      .min(1)
      .max(2)
      .optional()
      .meta({ description: `between switches; default ${defaults.uplinks.join(", ")}` }),
    loopbacks: z
      .array(cidr)
      .min(1)
      .max(2)
      .optional()
      .meta({ description: `of switches; default ${defaults.loopbacks.join(", ")}` }),
  })
  .meta({ description: "ranges that addresses are handed out of, one per IP family" });

const asNumbers = z
  .strictObject({
    spines: asNumber.optional().meta({ description: `of all spines; default ${defaults.spineAsNumber}` }),
    firstRack: asNumber
      .optional()
      .meta({ description: `of rack 1, the next for rack 2 and so on; default ${defaults.rackAsNumber}` }),
  })
  .meta({ description: "AS numbers of switches that say none" });

/** The switches around a cluster, and how nodes and switches speak BGP. */
export const fabric = z
  .strictObject({
    design,
    planes: z
      .union([z.literal(1), z.literal(2)])
      .optional()
      .meta({
        description:
          "2: the two switches of a rack have subnets of their own, and nodes a stable address beside; default 1",
      }),
    racks: z.array(rack).min(1).max(most.racks),
    spines: z.array(spine).min(1).max(most.spines).optional(),
    links: links.optional(),
    addresses: addresses.optional(),
    asNumbers: asNumbers.optional(),
    sessions: sessions.optional(),
    uplinks: uplinks.optional(),
    services: z
      .array(z.enum(["ClusterIP", "LoadBalancer"]))
      .min(1)
      .optional()
      .meta({ description: "Services whose ranges nodes announce: network.services, and pools for load balancers" }),
    defaultRoute: z.enum(["originated", "outside"]).optional().meta({
      description:
        "where the default route comes from: the spines, or racks' switches where there are none (default), or routers outside",
    }),
    multipath: z
      .number()
      .int()
      .min(1)
      .max(256)
      .optional()
      .meta({ description: `equal ways that a switch uses; default ${defaults.multipath}` }),
    render: z.enum(["whole", "neighbours"]).optional().meta({
      description: "whole configurations (default), or only what speaks to nodes, for switches that are there already",
    }),
  })
  .meta({ description: "top-of-rack switches and spines, and BGP between them and the nodes" });

export type FabricIntent = z.infer<typeof fabric>;

export type { RackIntent, RackNodeIntent, SpineIntent, TorIntent } from "./racks";
export type { SessionsIntent } from "./sessions";
