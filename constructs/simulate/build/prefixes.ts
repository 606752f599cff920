import type { NodeOrigins } from "../../calico";
import type { SwitchConfig } from "../../fabric";
import { Cidr } from "../../net";
import type { Prefix } from "../network";

/** Every prefix that somebody announces, by address. `index` says which router has a name. */
export function prefixesOf(
  origins: readonly NodeOrigins[],
  configs: readonly SwitchConfig[],
  index: ReadonlyMap<string, number>,
): readonly Prefix[] {
  const found = new Map<string, { cidr: Cidr; kind: Prefix["kind"]; origins: Set<number> }>();
  const add = (kind: Prefix["kind"], name: string, cidrs: readonly Cidr[]): void => {
    const router = index.get(name);
    if (router === undefined) return;
    for (const cidr of cidrs) {
      const there = found.get(cidr.toString());
      if (there === undefined) found.set(cidr.toString(), { cidr, kind, origins: new Set([router]) });
      else there.origins.add(router);
    }
  };
  for (const { node, blocks, stable, services } of origins) {
    add("block", node, blocks);
    add("stable", node, stable);
    add("service", node, services);
  }
  for (const { hostname, bgp } of configs) {
    add("switch", hostname, bgp.networks);
    add("default", hostname, bgp.originatesDefault.map(defaultRoute));
  }
  return [...found.values()]
    .sort((a, b) => a.cidr.compare(b.cidr))
    .map((prefix, at): Prefix => ({ index: at, ...prefix }));
}

export function defaultRoute(family: 4 | 6): Cidr {
  return Cidr.of(family === 4 ? "0.0.0.0/0" : "::/0");
}
