import { here } from "../../findings";
import { type Ip, specialUse } from "../../net";
import type { Fabric } from "../fabric";
import { type Occupied, rangesInUse, singleAddresses, subnetsOf, uplinksOutside } from "../occupied";
import type { FabricIntent } from "../schema";
import { at, rule, withFabric } from "./support";

const meanings = rule({
  finds: {
    "FAB-054": {
      title: "address of a switch that has a special meaning",
      severity: "error",
      why: "Loopback, link-local, multicast and reserved addresses are routed nowhere: the switch refuses them, or nobody reaches it by them.",
      upstream: here,
      see: "IANA IPv4 and IPv6 special-purpose address registries",
    },
  },
  check: withFabric((context, fabric, written) => {
    for (const { one, meaning, more } of specialOnes(fabric, written))
      context.report.add("FAB-054", at(context, ...one.path.split("/").slice(2)), {
        message: `${one.of}: ${one.cidr} cannot be used: ${meaning}${more > 0 ? `; and so it is ${more} times more` : ""}`,
        got: one.cidr,
        want: "addresses that hosts route",
        fix: `write other ${one.key}, inside 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or fc00::/7`,
      });
  }),
});

/** What has a special meaning, once for each kind: what is in a range of the plan is said of the range. */
function specialOnes(fabric: Fabric, written: FabricIntent) {
  const ranges = rangesInUse(fabric, written);
  const said = [
    ...subnetsOf(fabric),
    ...singleAddresses(fabric).filter(({ kind }) => kind === "loopback"),
    ...uplinksOutside(fabric, []),
  ].filter(({ cidr }) => !ranges.some((range) => range.cidr.contains(cidr)));
  const found = new Map<string, { readonly one: Occupied; readonly meaning: string; more: number }>();
  for (const one of [...ranges, ...said]) {
    const meaning = specialUse(one.cidr);
    if (meaning === undefined || isBetweenTwo(one)) continue;
    const there = found.get(`${one.key} ${meaning}`);
    if (there === undefined) found.set(`${one.key} ${meaning}`, { one, meaning, more: 0 });
    else there.more += 1;
  }
  return [...found.values()];
}

/** Links between two switches may have link-local addresses of IPv4: nobody else hears of them. */
function isBetweenTwo({ cidr, key }: Occupied): boolean {
  return cidr.first.isLinkLocal && cidr.family === 4 && key.includes("uplinks");
}

const outside = rule({
  finds: {
    "FAB-055": {
      title: "address outside the subnet of its link",
      severity: "error",
      why: "The other end of the link has no way to it, so that no session comes up; Linux refuses the routes by way of it.",
      upstream: here,
      see: "calico-kit: lab up, FRR and kernels in network namespaces",
    },
  },
  check: withFabric((context, fabric, written) => {
    // Links of two are subnets of their own.
    if (fabric.links.kind === "routed") return;
    const judge = (
      path: string,
      who: string,
      { address, tor }: { address: Ip; tor: Fabric["racks"][number]["tors"][number] },
    ) => {
      const subnet = tor.subnets.find(({ family }) => family === address.family);
      if (subnet === undefined || subnet.contains(address)) return;
      context.report.add("FAB-055", path, {
        message: `${who} has ${address}, and the subnet is ${subnet}`,
        got: address,
        want: `an address of ${subnet}`,
        fix: "correct the address, or the subnet (racks[].subnets, or tors[].subnets)",
      });
    };
    for (const [index, { tors, nodes }] of fabric.racks.entries()) {
      for (const [position, tor] of tors.entries())
        for (const address of tor.addresses)
          judge(at(context, "racks", index, "tors", position, "addresses"), tor.name, { address, tor });
      for (const [position, { name, links = [] }] of (written.racks[index]?.nodes ?? []).entries())
        for (const [link, { tor: of, addresses = [] }] of links.entries()) {
          const tor = tors.find((one) => one.name === of);
          if (tor === undefined || !nodes.some((node) => node.name === name)) continue;
          const path = at(context, "racks", index, "nodes", position, "links", link, "addresses");
          for (const address of addresses) judge(path, `${name} towards ${of}`, { address, tor });
        }
    }
  }),
});

/** Addresses that cannot be where they are. */
export const specialRules = [meanings, outside];
