import type { Json } from "../../model";
import type { Fabric, FabricRack } from "../fabric";

/** What of a cluster is read here. */
export interface WithFabric {
  readonly fabric?: Fabric;
}

/** Where numbers and what follows from them is told. */
export const plan = "calico-kit: the address and AS plan of a fabric";

/** A value of the fabric; nothing where there is none, which is a fact of its own. */
export const of =
  (value: (fabric: Fabric) => unknown) =>
  ({ fabric }: WithFabric): unknown =>
    fabric === undefined ? null : value(fabric);

/** A value of each rack, by its name. */
export const byRack = (value: (rack: FabricRack) => unknown) =>
  of(({ racks }) => Object.fromEntries(racks.map((rack) => [rack.name, value(rack)])));

/**
 * Whether what was there and is there still has the same value, or the same `part` of it: what is new or gone takes nothing
 * from the others.
 */
export function keptItsOwn(was: Json, now: Json, part: (value: Json) => Json = (value) => value): boolean {
  const after = mapping(now);
  return Object.entries(mapping(was)).every(([name, value]) => {
    const has = after[name];
    return has === undefined || JSON.stringify(part(has)) === JSON.stringify(part(value));
  });
}

function mapping(value: Json): Readonly<Record<string, Json>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, Json>>)
    : {};
}
