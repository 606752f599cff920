import { here } from "../../findings";
import { addressBits, type Cidr, type Ip } from "../../net";
import type { Fabric, FabricRack } from "../fabric";
import { at, rule, withFabric } from "./support";

const ends = rule({
  finds: {
    "FAB-018": {
      title: "address that stands for a whole subnet",
      severity: "error",
      why: "The first address of an IPv4 subnet is the subnet's name and the last its broadcast, the first of an IPv6 subnet is any router's: switches refuse it, and a machine that has it answers nobody.",
      upstream: here,
      see: "RFC 1122 section 3.2.1.3; RFC 4291 section 2.6.1",
    },
  },
  check: withFabric((context, fabric) => {
    const { report } = context;
    // Links of two have no such addresses (RFC 3021, RFC 6164).
    if (fabric.links.kind === "routed") return;
    for (const rack of fabric.racks)
      for (const { of, path, address } of onSubnets(rack)) {
        const subnet = rack.tors.flatMap((tor) => tor.subnets).find((one) => isSetAside(one, address));
        if (subnet === undefined) continue;
        report.add("FAB-018", path, {
          message: `${of} has ${address}, ${address.equals(subnet.first) ? "the first" : "the last"} of ${subnet}`,
          got: address,
          want: `another address of ${subnet}`,
          fix: "correct the address, or the subnet's length",
        });
      }
  }),
});

interface OnSubnet {
  readonly of: string;
  readonly path: string;
  readonly address: Ip;
}

/** Who has which address on the VLAN of a rack, each once. */
function onSubnets({ tors, nodes, path: rackPath }: FabricRack): readonly OnSubnet[] {
  const ofTors = tors.flatMap(({ name, path, addresses }) => addresses.map((address) => ({ of: name, path, address })));
  const ofNodes = nodes.flatMap(({ name, links }) => {
    const own = new Map(links.flatMap((link) => link.ends.map(({ node }) => [node.toString(), node])));
    return [...own.values()].map((address) => ({ of: name, path: rackPath, address }));
  });
  return [...ofTors, ...ofNodes];
}

function isSetAside(subnet: Cidr, address: Ip): boolean {
  if (subnet.family !== address.family || subnet.prefixLength >= addressBits(subnet.family) - 1) return false;
  return address.equals(subnet.first) || (subnet.family === 4 && address.equals(subnet.last));
}

const shared = rule({
  finds: {
    "FAB-036": {
      title: "one subnet on two switches that nothing joins",
      severity: "info",
      why: "Both announce it. What comes to the one whose port towards a node is down reaches the node only by way of the other, and the kit writes no link between them.",
      upstream: here,
      see: "calico-kit: fabric.planes; docs.tigera.io/calico-enterprise/latest/networking/configuring/dual-tor",
    },
  },
  check: withFabric((context, fabric) => {
    const { report } = context;
    const found =
      fabric.render === "whole" ? fabric.racks.filter((rack) => sharedSubnet(fabric, rack) !== undefined) : [];
    const [first] = found;
    if (first === undefined) return;
    const others = found.length - 1;
    report.add("FAB-036", at(context, "racks", fabric.racks.indexOf(first), "tors"), {
      message: `${first.tors.map(({ name }) => name).join(" and ")} share ${sharedSubnet(fabric, first)}${others > 0 ? `, and so it is in ${others} further rack${others > 1 ? "s" : ""}` : ""}`,
      got: "nodes with one address towards both",
      want: "a link between the two that carries the VLAN (MLAG, vPC, MC-LAG), which is not the kit's to write",
      fix: "join them, with the nodes' ports as a bond; or write planes: 2, where each switch has a subnet of its own",
    });
  }),
});

/** The subnet that both switches of a rack have, where there is one and somebody is on it. */
function sharedSubnet({ links }: Fabric, { tors, nodes }: FabricRack): Cidr | undefined {
  if (links.kind === "routed" || nodes.length === 0) return undefined;
  const [first, ...others] = tors;
  return first?.subnets.find((subnet) => others.some((tor) => tor.subnets.some((one) => one.equals(subnet))));
}

/** What is on the links between nodes and switches, and between switches that share them. */
export const linkRules = [ends, shared];
