import type { Fabric } from "../../fabric";
import type { Ip } from "../../net";
import type { AddressOwner, Link, Network } from "../network";

type Places = Pick<Network, "links" | "addresses" | "addressValues" | "gateways"> & {
  /** Index of the link between two routers, by their names: `lower/upper`. */
  readonly linkOf: ReadonlyMap<string, number>;
};

/** Cables, and whose addresses are on which. */
export function linksOf(fabric: Fabric, index: ReadonlyMap<string, number>): Places {
  const links: Link[] = [];
  const linkOf = new Map<string, number>();
  const owners = new Map<string, { router: number; links: number[] }>();
  const values = new Map<string, bigint>();
  const gateways = new Map<number, Partial<Record<4 | 6, string>>>();
  const own = (ip: Ip, router: number, link?: number): void => {
    const text = ip.toString();
    values.set(text, ip.value);
    const there = owners.get(text);
    if (there === undefined) owners.set(text, { router, links: link === undefined ? [] : [link] });
    else if (there.router === router && link !== undefined) there.links.push(link);
  };
  const add = (lower: string, upper: string, kind: Link["kind"]): Link | undefined => {
    const [a, b] = [index.get(lower), index.get(upper)];
    if (a === undefined || b === undefined) return undefined;
    const link = { index: links.length, a, b, kind };
    links.push(link);
    linkOf.set(`${lower}/${upper}`, link.index);
    return link;
  };
  for (const { nodes, tors } of fabric.racks) {
    for (const { name, links: theirs } of nodes)
      for (const { tor, ends } of theirs) {
        const link = add(name, tor, fabric.links.kind);
        if (link === undefined) continue;
        for (const { node, tor: upper } of ends) {
          own(node, link.a, link.index);
          own(upper, link.b, link.index);
          gateways.set(link.index, { ...gateways.get(link.index), [upper.family]: upper.toString() });
        }
      }
    for (const { name, uplinks } of tors)
      for (const { spine, ends } of uplinks) {
        const link = add(name, spine, "uplink");
        if (link === undefined) continue;
        for (const { lower, upper } of ends) {
          own(lower, link.a, link.index);
          own(upper, link.b, link.index);
        }
      }
  }
  const loopbacks = [...fabric.spines, ...fabric.racks.flatMap(({ tors }) => tors)];
  for (const { name, loopbacks: all } of loopbacks) for (const ip of all) own(ip, index.get(name) ?? -1);
  for (const { name, addresses } of fabric.racks.flatMap(({ nodes }) => nodes))
    for (const ip of addresses) own(ip, index.get(name) ?? -1);
  const addresses: ReadonlyMap<string, AddressOwner> = owners;
  return { links, linkOf, addresses, addressValues: values, gateways };
}
