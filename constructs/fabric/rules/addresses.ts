import { here, list } from "../../findings";
import { addressBits, type Cidr, type Ip, type IpFamily } from "../../net";
import type { Fabric, FabricNode, FabricRack } from "../fabric";
import { firstNodeAddress, loopbackIndex, rangeOf, subnetCount, torSlot, uplinkIndex } from "../resolve/plan";
import type { FabricIntent } from "../schema";
import { defaults } from "../schema/defaults";
import { at, rule, twice, withFabric } from "./support";

const plan = "calico-kit: the address plan of a fabric";

const room = rule({
  finds: {
    "FAB-010": {
      title: "range too small for the fabric's addresses",
      severity: "error",
      why: "Addresses would begin again from the first one, and two switches have the same.",
      upstream: here,
      see: plan,
    },
    "FAB-011": {
      title: "subnet too small for the nodes of a rack",
      severity: "error",
      why: "Addresses would begin again from the first one, and two nodes have the same.",
      upstream: here,
      see: plan,
    },
  },
  check: withFabric((context, fabric, written) => {
    const { report } = context;
    for (const { purpose, range, has, wanted, prefixLength } of full(fabric, written))
      report.add("FAB-010", at(context, "addresses", purpose), {
        message: `${range} has ${has} of /${prefixLength}, and ${purpose} want ${wanted} by the numbers of racks and spines`,
        got: range,
        want: `a range with ${wanted} of /${prefixLength}`,
        fix: `write a larger range under fabric.addresses.${purpose}${purpose === "links" ? ", or longer links.prefixLengths" : ""}`,
      });
    for (const [index, rack] of fabric.racks.entries())
      for (const [position, tor] of rack.tors.entries())
        for (const subnet of tor.subnets) {
          const needed = addressesOf(fabric, rack, tor.name);
          // Of a subnet that all switches share once.
          const isRepeated = position > 0 && rack.tors[0]?.subnets.some((one) => one.equals(subnet)) === true;
          if (BigInt(needed) < subnet.size || isRepeated) continue;
          report.add("FAB-011", at(context, "racks", index, "tors", position, "subnets"), {
            message: `${subnet} of rack ${rack.name} ends before the address of its last node, number ${needed} in it`,
            got: subnet,
            want: `a subnet with more than ${needed} addresses`,
            fix: "write a larger subnet, or a shorter links.prefixLengths",
          });
        }
  }),
});

/** Ranges that have fewer subnets than are wanted of them. */
function full(fabric: Fabric, written: FabricIntent) {
  return fabric.families.flatMap((family) =>
    needs(fabric, written, family).flatMap((need) => {
      const range = rangeOf(need.purpose, written, family);
      const has = subnetCount(range, need.prefixLength);
      return need.wanted <= has ? [] : [{ ...need, range, has }];
    }),
  );
}

interface Need {
  readonly purpose: "links" | "uplinks" | "loopbacks";
  readonly wanted: bigint;
  readonly prefixLength: number;
}

/** How far into each range the plan reaches, of what somebody does not say otherwise. */
function needs(fabric: Fabric, { links, racks }: FabricIntent, family: IpFamily): readonly Need[] {
  const bits = addressBits(family);
  const kind = links?.kind ?? "vlan";
  const length = links?.prefixLengths?.[family === 4 ? "ipv4" : "ipv6"] ?? defaults.linkPrefixLength[kind][family];
  const range = rangeOf("links", { addresses: undefined }, family);
  const numbers = fabric.racks.flatMap((rack, index) =>
    rack.tors.map((tor, position) => ({ rack: rack.number, tor: tor.number, index, position })),
  );
  const planned = numbers.filter(({ index, position }) => {
    const written = racks[index];
    const said = [...(written?.subnets ?? []), ...(written?.tors[position]?.subnets ?? [])];
    return !said.some((subnet) => subnet.family === family) && !isWithin(fabric, index, position, range);
  });
  const largest = (values: readonly number[]): bigint => BigInt(Math.max(-1, ...values) + 1);
  const spines = fabric.spines.map(({ number }) => number);
  return [
    {
      purpose: "links",
      wanted: largest(planned.map(({ rack, tor }) => torSlot(rack, fabric.planes === 1 && kind === "vlan" ? 1 : tor))),
      prefixLength: length,
    },
    {
      purpose: "uplinks",
      wanted: largest(numbers.flatMap(({ rack, tor }) => spines.map((spine) => uplinkIndex(rack, tor, spine)))),
      prefixLength: bits - 1,
    },
    {
      purpose: "loopbacks",
      wanted: largest([...numbers.map(loopbackIndex), ...spines.map((spine) => loopbackIndex({ spine }))]),
      prefixLength: bits,
    },
  ];
}

/** Whether a switch's subnet is that of its nodes, which somebody said, and not of the plan. */
function isWithin({ racks }: Fabric, rack: number, tor: number, { family }: Cidr): boolean {
  const subnet = racks[rack]?.tors[tor]?.subnets.find((one) => one.family === family);
  return racks[rack]?.nodes.some(({ addresses }) => addresses.some((ip) => subnet?.contains(ip))) === true;
}

/** The last address of a subnet that is taken, counted from its first. */
function addressesOf({ links }: Fabric, { nodes }: FabricRack, tor: string): number {
  const numbers = nodes.filter((node) => node.links.some((link) => link.tor === tor)).map(({ number }) => number);
  const last = Math.max(0, ...numbers);
  // Nodes of a VLAN that have an address in it take no other.
  return links.kind === "routed"
    ? 2 * last - 1
    : last === 0
      ? 2
      : Math.min(firstNodeAddress + last, highest(nodes, tor));
}

function highest(nodes: FabricRack["nodes"], tor: string): number {
  const planned = nodes.filter(
    ({ addresses, links }) =>
      !links.some((link) => link.tor === tor && link.ends.some(({ node }) => addresses.some((ip) => ip.equals(node)))),
  );
  return planned.length === 0 ? 2 : firstNodeAddress + Math.max(...planned.map(({ number }) => number));
}

const own = rule({
  finds: {
    "FAB-012": {
      title: "one address for two",
      severity: "error",
      why: "Whoever answers first has it, and a session comes up with the wrong one or not at all.",
      upstream: here,
      see: plan,
    },
    "FAB-013": {
      title: "node of a rack without an address",
      severity: "error",
      why: "Its switch is told whom to speak to, by address, and nobody says it.",
      upstream: here,
      see: "calico-kit: platform.nodeGroups[].nodes[].addresses",
    },
    "FAB-014": {
      title: "node's address outside the subnet of its rack",
      severity: "error",
      why: "The switch has no way to it, so that no session comes up.",
      upstream: here,
      see: plan,
    },
    "FAB-015": {
      title: "stable address within the subnet of a link",
      severity: "error",
      why: "It is lost with its switch, although the node has another.",
      upstream: here,
      see: "docs.tigera.io/calico-enterprise/latest/networking/configuring/dual-tor",
    },
  },
  check: withFabric((context, fabric, written) => {
    const { report } = context;
    // Where a range begins again, FAB-010 says what is the matter with all of its addresses.
    const begunAgain = full(fabric, written).map(({ range }) => range);
    const judged = everyAddress(fabric).filter(({ ip }) => !begunAgain.some((range) => range.contains(ip)));
    for (const [first, second] of twice(judged, ({ address }) => address))
      report.add("FAB-012", second.path, {
        message: `${second.of} and ${first.of} have ${second.address}`,
        got: second.address,
        want: "an address of its own for each",
        fix: "correct one of them; racks that share a range of nodes want subnets of their own (racks[].subnets)",
      });
    const isShared = fabric.links.kind === "vlan" && fabric.planes === 1;
    for (const rack of fabric.racks) {
      const namesOf = (nodes: readonly FabricNode[]): string => list(nodes.map(({ name }) => name));
      const subnets = [...new Set(rack.tors.flatMap((tor) => tor.subnets.map(String)))];
      const isInside = (address: Ip): boolean =>
        rack.tors.some((tor) => tor.subnets.some((one) => one.contains(address)));
      const missing = rack.nodes.filter(
        ({ addresses }) => !fabric.families.every((family) => addresses.some((ip) => ip.family === family)),
      );
      if (missing.length > 0)
        report.add("FAB-013", rack.path, {
          message: `an address is missing of ${namesOf(missing)}`,
          got: namesOf(missing),
          want: list(fabric.families.map((family) => `an IPv${family} address`)),
          fix: "add it to the node's addresses",
        });
      const outside = rack.nodes.filter(
        ({ name, addresses }) => !addresses.every(isInside) && !hasSaidLinks(context.intent.fabric, name),
      );
      if (isShared && outside.length > 0)
        report.add("FAB-014", rack.path, {
          message: `rack ${rack.name} has ${list(subnets)}, and ${namesOf(outside)} an address elsewhere`,
          got: namesOf(outside),
          want: `addresses in ${list(subnets)}`,
          fix: "correct the address or the subnet; of a node with a loopback beside, say links: [{ tor, addresses }]",
        });
      const inside = rack.nodes.filter(({ addresses }) => addresses.some(isInside));
      if (fabric.planes === 2 && inside.length > 0)
        report.add("FAB-015", rack.path, {
          message: `${namesOf(inside)} of rack ${rack.name} ${inside.length > 1 ? "have addresses" : "has an address"} in ${list(subnets)}`,
          got: namesOf(inside),
          want: "addresses of loopbacks, outside the subnets of both planes",
          fix: "give each node a /32 (IPv6: /128) of its own, or write planes: 1",
        });
    }
  }),
});

function hasSaidLinks(written: FabricIntent | undefined, name: string): boolean {
  return (written?.racks ?? []).some(({ nodes = [] }) =>
    nodes.some((node) => node.name === name && node.links?.some(({ addresses }) => addresses !== undefined)),
  );
}

interface Addressed {
  readonly ip: Ip;
  readonly address: string;
  readonly of: string;
  readonly path: string;
}

function everyAddress({ racks, spines, links }: Fabric): readonly Addressed[] {
  const switches = [...racks.flatMap(({ tors }) => tors), ...spines];
  const found: Addressed[] = switches.flatMap(({ name, path, loopbacks }) =>
    loopbacks.map((ip) => ({ ip, address: ip.toString(), of: name, path })),
  );
  for (const { tors, nodes, path: rackPath } of racks) {
    for (const { name, path, addresses, uplinks } of tors) {
      found.push(...addresses.map((ip) => ({ ip, address: ip.toString(), of: name, path })));
      for (const { spine, ends } of uplinks)
        for (const { lower, upper } of ends)
          found.push(
            { ip: lower, address: lower.toString(), of: `${name} towards ${spine}`, path },
            { ip: upper, address: upper.toString(), of: `${spine} towards ${name}`, path },
          );
    }
    for (const { name, links: all } of nodes) {
      // Both switches of a shared subnet see the same address of a node.
      const own = new Map(all.flatMap(({ ends }) => ends.map(({ node }) => [node.toString(), node] as const)));
      found.push(...[...own].map(([address, ip]) => ({ ip, address, of: name, path: rackPath })));
      if (links.kind === "routed")
        for (const { tor, ends } of all)
          found.push(
            ...ends.map((end) => ({
              ip: end.tor,
              address: end.tor.toString(),
              of: `${tor} towards ${name}`,
              path: rackPath,
            })),
          );
    }
  }
  return found;
}

/** Where addresses come from, and whether there are enough. */
export const addressRules = [room, own];
