import { isForLoadBalancers } from "./addresses/pools";
import type { NodeGroup } from "../model";
import { pointer, valueAt } from "../findings";
import { compareVersions } from "../model";
import { Cidr, Ip } from "../net";
import type { CalicoPool } from "./cluster";
import type { Judged } from "./rule";

/** The pointer to a key that the user wrote, else to the nearest thing around it that they did. */
export function at({ intent }: Judged, ...keys: readonly (string | number)[]): string {
  for (let length = keys.length; length > 0; length--) {
    const path = pointer(...keys.slice(0, length));
    if (valueAt(intent, path) !== undefined) return path;
  }
  return "";
}

/** The first of these places that the user wrote, else the nearest thing around the first. */
export function firstWritten(context: Judged, ...places: readonly (readonly (string | number)[])[]): string {
  const written = places.find((keys) => valueAt(context.intent, pointer(...keys)) !== undefined);
  return at(context, ...(written ?? places[0] ?? []));
}

/** The pointer to a pool, or to a key of it: the user's pool, else what it was made from. */
export function atPool(context: Judged, index: number, ...keys: readonly (string | number)[]): string {
  if (context.intent.calico?.pools !== undefined) return at(context, "calico", "pools", index, ...keys);
  const range = ["network", "pods", index];
  return keys[0] === "encapsulation"
    ? firstWritten(context, ["calico", "routing", ...keys], ["calico", "routing"], range)
    : firstWritten(context, range, ["calico", "routing"]);
}

/** What to write to have BGP: `routing` as it is, with BGP on. */
export function withBgp({ cluster }: Judged): string {
  const { encapsulation } = cluster.calico.routing;
  return `write calico.routing: { kind: overlay, encapsulation: ${encapsulation}, bgp: Enabled }`;
}

/** An address, or undefined where a text that may be something else, such as a host name, is none. */
export function ipOf(text: string): Ip | undefined {
  const parsed = Ip.parse(text);
  return parsed.ok ? parsed.value : undefined;
}

/** A range, host bits dropped, or undefined where a text that may be something else, such as an address, is none. */
export function cidrOf(text: string): Cidr | undefined {
  const parsed = Cidr.parse(text, { strict: false });
  return parsed.ok ? parsed.value : undefined;
}

/** Pools that pods get addresses from, with their positions. */
export function workloadPools({ cluster }: Judged): readonly (readonly [number, CalicoPool])[] {
  return [...cluster.calico.pools.entries()].filter(([, pool]) => pool.allowedUses.includes("Workload"));
}

/** Pools whose addresses are on pods or tunnels, so whose encapsulation matters. */
export function routedPools({ cluster }: Judged): readonly (readonly [number, CalicoPool])[] {
  return [...cluster.calico.pools.entries()].filter(([, pool]) => !isForLoadBalancers(pool));
}

/** Groups whose kernel is known and older than `needed`, both `major.minor`. */
export function groupsOlderThan({ cluster }: Judged, needed: string): readonly NodeGroup[] {
  return cluster.nodes.groups.filter(({ kernel }) => kernel !== undefined && compareVersions(kernel, needed) < 0);
}

export { isForLoadBalancers };
