import { z } from "zod";
import { asNumber, cidr, duration, ip, objectName, plainWord, secretValue } from "../intent";
import { networkOsNames } from "./network-os";

/** What an intent that says nothing gets. */
export const defaults = {
  planes: 1,
  /** The lab's (shared/facts): spines in one AS, racks behind it. */
  spineAsNumber: 65000,
  rackAsNumber: 65101,
  /** First of the private 4-byte numbers: BIRD has them from a Node's annotation, which is text. */
  nodeAsNumber: 4200000000,
  sharedAsNumber: 64512,
  vlan: 11,
  keepalive: 3,
  hold: 9,
  bfd: { transmitInterval: 300, receiveInterval: 300, detectMultiplier: 3 },
  restartTime: 1,
  maxRestartTime: "10s",
  warningPercent: 80,
  restartMinutes: 5,
  multipath: 16,
  switchMtu: 9216,
  links: ["10.253.0.0/16", "fd00:253::/48"],
  uplinks: ["10.254.0.0/16", "fd00:254::/64"],
  loopbacks: ["10.255.0.0/16", "fd00:255::/64"],
  linkPrefixLength: { vlan: { 4: 26, 6: 64 }, routed: { 4: 25, 6: 64 } },
  reflectors: 2,
} as const;

/** Most of each that the address plan has room for: what is added at the end never moves what is there. */
export const most = { racks: 4000, spines: 32, nodesOfRack: 999, tors: 2 } as const;

const number = (largest: number) => z.number().int().min(1).max(largest);
const os = z.enum(networkOsNames).meta({ description: "its operating system" });
const interfaceName = plainWord
  .min(1)
  .max(40)
  .regex(/^[A-Za-z][A-Za-z0-9._/:-]*$/, "must be the name of a port");
const switchName = z
  .string()
  .regex(
    /^[a-zA-Z0-9]([-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?$/,
    "must be a host name without a domain: 1-63 letters, digits or '-', e.g. r1-tor-a",
  )
  .meta({ description: "host name of the switch" });
const mtu = z.number().int().min(1280).max(9600);
const community = z.string().regex(/^\d+:\d+(:\d+)?$/, "must be aa:nn or aa:nn:mm");

const passwordOf = (whose: string) =>
  secretValue.optional().meta({ description: `TCP MD5 password of ${whose}, by reference` });

const ownAddress = z
  .strictObject({
    tor: switchName,
    addresses: z.array(ip).min(1).max(2).optional().meta({ description: "its address on the link, one per IP family" }),
    port: interfaceName.optional().meta({ description: "the switch's port that it is on; default: by its number" }),
  })
  .meta({ description: "the link to a switch of the rack" });

const rackNode = z
  .strictObject({
    name: objectName.meta({ description: "a node whose rack this is" }),
    number: number(most.nodesOfRack)
      .optional()
      .meta({
        description:
          "its place in the rack's address plan, for ever; default: by its position among the nodes of the rack",
      }),
    asNumber: asNumber.optional().meta({ description: "its own AS number; default: by design" }),
    links: z
      .array(ownAddress)
      .min(1)
      .max(most.tors)
      .optional()
      .meta({ description: "default: one to each switch of the rack" }),
  })
  .meta({ description: "what a node has of its own; nodes with nothing of their own need no entry" });

const uplink = z
  .strictObject({
    spine: switchName,
    port: interfaceName.optional(),
    spinePort: interfaceName.optional(),
    addresses: z
      .array(ip)
      .min(1)
      .max(2)
      .optional()
      .meta({ description: "the switch's end; the spine's is the other of the /31 or /127" }),
  })
  .meta({ description: "the link to a spine" });

const switchKeys = {
  name: switchName,
  os,
  asNumber: asNumber.optional(),
  loopbacks: z
    .array(ip)
    .min(1)
    .max(2)
    .optional()
    .meta({ description: "one per IP family; default: from addresses.loopbacks" }),
};

const tor = z
  .strictObject({
    ...switchKeys,
    subnets: z
      .array(cidr)
      .min(1)
      .max(2)
      .optional()
      .meta({ description: "of its links to nodes, one per IP family; default: the rack's, or from addresses.links" }),
    addresses: z
      .array(ip)
      .min(1)
      .max(2)
      .optional()
      .meta({ description: "its own in them; default: by its position in the rack" }),
    uplinks: z.array(uplink).min(1).optional().meta({ description: "default: one to each spine" }),
  })
  .meta({ description: "a top-of-rack switch" });

const rack = z
  .strictObject({
    name: objectName.meta({ description: "as nodes name it (platform.nodeGroups[].nodes[].rack)" }),
    number: number(most.racks)
      .optional()
      .meta({ description: "its place in the address and AS plan, for ever; default: its position in the list" }),
    asNumber: asNumber.optional().meta({ description: "of its switches, and of its nodes where the design says so" }),
    tors: z.array(tor).min(1).max(most.tors),
    subnets: z
      .array(cidr)
      .min(1)
      .max(2)
      .optional()
      .meta({
        description:
          "of the nodes' links where both switches share them; default: the range of platform's nodes that they are in, or from addresses.links",
      }),
    vlan: z.number().int().min(1).max(4094).optional(),
    pods: z.array(cidr).min(1).optional().meta({ description: "pools of this rack's pods alone" }),
    plannedNodes: number(most.nodesOfRack)
      .optional()
      .meta({ description: "how many nodes there may ever be; default: those that there are" }),
    password: passwordOf("the sessions of this rack's nodes"),
    nodes: z.array(rackNode).min(1).optional(),
  })
  .meta({ description: "nodes behind the same top-of-rack switches" });

const spine = z
  .strictObject({
    ...switchKeys,
    number: number(most.spines)
      .optional()
      .meta({ description: "its place in the address plan, for ever; default: its position in the list" }),
  })
  .meta({ description: "a switch that racks' switches have their uplinks to" });

const loops = z.enum(["as-override", "numAllowedLocalASNumbers"]).meta({
  description:
    "who lets a path pass that has the nodes' AS already: the switch, which writes its own over it (default), or the node",
});

const design = z
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

const links = z
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

const bfdTimers = {
  transmitInterval: z
    .number()
    .int()
    .min(50)
    .max(60000)
    .optional()
    .meta({ description: `ms, default ${defaults.bfd.transmitInterval}` }),
  receiveInterval: z
    .number()
    .int()
    .min(50)
    .max(60000)
    .optional()
    .meta({ description: `ms, default ${defaults.bfd.receiveInterval}` }),
  detectMultiplier: z
    .number()
    .int()
    .min(2)
    .max(50)
    .optional()
    .meta({ description: `default ${defaults.bfd.detectMultiplier}` }),
};
const uplinkBfd = z.strictObject(bfdTimers).meta({ description: "BFD" });
const nodeBfd = z
  .strictObject({
    ...bfdTimers,
    speaker: z.enum(["calico-enterprise", "own"]).meta({
      description:
        "who speaks it on nodes: Calico Enterprise, or a daemon that you run there; Calico Open Source cannot",
    }),
  })
  .meta({ description: "BFD between nodes and switches" });

const timers = z
  .strictObject({
    keepalive: z.number().int().min(1).max(21845),
    hold: z.number().int().min(3).max(65535),
  })
  .meta({ description: `seconds; default ${defaults.keepalive} and ${defaults.hold}` });

const ttlSecurity = z.number().int().min(1).max(254).optional().meta({ description: "hops (GTSM); default: off" });

const gracefulRestart = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("disabled") }),
    z
      .strictObject({
        kind: z.literal("helper"),
        restartTime: z
          .number()
          .int()
          .min(1)
          .max(4095)
          .optional()
          .meta({
            description: `seconds for which the switch asks nodes to keep its routes; default ${defaults.restartTime}`,
          }),
        maxRestartTime: duration.optional().meta({
          description: `BGPPeer.maxRestartTime: for how long a switch keeps a node's routes; default ${defaults.maxRestartTime} where there is a second way, else Calico's own`,
        }),
      })
      .meta({ description: "switches keep the routes of a node that restarts (default)" }),
    z
      .strictObject({
        kind: z.literal("restarter"),
        restartTime: z.number().int().min(1).max(4095).meta({ description: "seconds" }),
        maxRestartTime: duration.optional(),
        longLivedStaleTime: z
          .number()
          .int()
          .min(1)
          .max(16777215)
          .optional()
          .meta({ description: "seconds (RFC 9494)" }),
      })
      .meta({ description: "switches also forward while they restart" }),
  ])
  .meta({ description: "graceful restart between nodes and switches" });

const maximumPrefixes = z
  .strictObject({
    limit: z.number().int().min(1).max(1000000),
    warningPercent: z
      .number()
      .int()
      .min(1)
      .max(100)
      .optional()
      .meta({ description: `default ${defaults.warningPercent}` }),
    action: z.enum(["restart", "warning-only"]).optional().meta({ description: "default restart" }),
    restartMinutes: z
      .number()
      .int()
      .min(1)
      .max(65535)
      .optional()
      .meta({ description: `default ${defaults.restartMinutes}` }),
  })
  .meta({ description: "routes that a switch takes from one neighbour; default: derived from the nodes' pods" });

const sessions = z
  .strictObject({
    neighbours: z.enum(["static", "dynamic"]).optional().meta({
      description: "each node by its address (default), or whoever calls from the subnet (a listen range)",
    }),
    advertise: z.enum(["all", "default"]).optional().meta({
      description:
        "what switches announce to nodes: every route of pods and Services (default), or a default route only",
    }),
    timers: timers.optional(),
    bfd: nodeBfd.optional(),
    gracefulRestart: gracefulRestart.optional(),
    ttlSecurity,
    password: passwordOf("the nodes' sessions"),
    maximumPrefixes: maximumPrefixes.optional(),
    communities: z
      .strictObject({ pods: z.array(community).min(1).optional(), services: z.array(community).min(1).optional() })
      .optional()
      .meta({ description: "what switches add to the routes that they take from nodes" }),
  })
  .meta({ description: "between nodes and racks' switches" });

const uplinks = z
  .strictObject({
    timers: timers.optional(),
    bfd: uplinkBfd.optional(),
    ttlSecurity,
    password: passwordOf("the sessions between switches"),
    mtu: mtu.optional(),
  })
  .meta({ description: "between racks' switches and spines" });

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
export type RackIntent = z.infer<typeof rack>;
export type TorIntent = z.infer<typeof tor>;
export type SpineIntent = z.infer<typeof spine>;
export type RackNodeIntent = z.infer<typeof rackNode>;
export type SessionsIntent = z.infer<typeof sessions>;
