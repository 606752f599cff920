import * as z from "zod";
import { asNumber, cidr, ip, objectName, wanting } from "../../intent";
import { networkOsNames } from "../network-os";
import { most } from "./defaults";
import { passwordOf } from "./primitives";

const number = (largest: number) => z.number().int().min(1).max(largest);
/** Systems for which the kit writes nothing; by their letters some are near to those for which it does. */
const otherSystems = [
  ...["comware", "cumulus", "dnos", "edgeos", "ios", "ios-xe", "ios-xr", "iosxe", "iosxr", "onyx", "os10", "picos"],
  ...["routeros", "sr-os", "srlinux", "sros", "vrp", "vyos"],
];
const elsewhere: ReadonlyMap<string, string> = new Map([
  ...otherSystems.map((name) => [name, "choose one of them; for other systems the kit writes nothing"] as const),
  ["arista", "write eos"],
  ["cisco", "write nxos for NX-OS; for Cisco's other systems the kit writes nothing"],
  ["juniper", "write junos"],
  ["nexus", "write nxos"],
]);

const os = wanting(z.enum(networkOsNames), { elsewhere }).meta({ description: "its operating system" });
const interfaceName = z
  .string()
  .regex(
    /^[A-Za-z][A-Za-z0-9._:/-]{0,39}$/,
    "must be the name of a port: 1-40 letters, digits, '.', '_', ':', '/' or '-', starting with a letter",
  );
const switchName = z
  .string()
  .regex(
    /^[a-zA-Z0-9]([-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?$/,
    "must be a host name without a domain: 1-63 letters, digits or '-', e.g. r1-tor-a",
  )
  .meta({ description: "host name of the switch" });
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
    number: number(most.nodesOfRack).optional().meta({
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
    number: number(most.tors).optional().meta({
      description:
        "its place in the rack's address plan, and of two planes its own, for ever; default: its position in the list",
    }),
    subnets: z
      .array(cidr)
      .min(1)
      .max(2)
      .optional()
      .meta({ description: "of its links to nodes, one per IP family; default: the rack's, or from addresses.links" }),
    addresses: z.array(ip).min(1).max(2).optional().meta({ description: "its own in them; default: by its number" }),
    uplinks: z.array(uplink).min(1).optional().meta({ description: "default: one to each spine" }),
  })
  .meta({ description: "a top-of-rack switch" });

export const rack = z
  .strictObject({
    name: objectName.max(63).meta({ description: "as nodes name it (platform.nodeGroups[].nodes[].rack)" }),
    number: number(most.racks)
      .optional()
      .meta({ description: "its place in the address and AS plan, for ever; default: its position in the list" }),
    asNumber: asNumber.optional().meta({ description: "of its switches, and of its nodes where the design says so" }),
    tors: z.array(tor).min(1).max(most.tors),
    subnets: z.array(cidr).min(1).max(2).optional().meta({
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

export const spine = z
  .strictObject({
    ...switchKeys,
    number: number(most.spines)
      .optional()
      .meta({ description: "its place in the address plan, for ever; default: its position in the list" }),
  })
  .meta({ description: "a switch that racks' switches have their uplinks to" });

export type RackIntent = z.infer<typeof rack>;
export type TorIntent = z.infer<typeof tor>;
export type SpineIntent = z.infer<typeof spine>;
export type RackNodeIntent = z.infer<typeof rackNode>;
