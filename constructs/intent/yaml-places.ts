import { isMap, isNode, isScalar, isSeq, type Node, type Pair, type YAMLMap } from "yaml";
import { type Location, pointerKeys } from "../findings";

/** The pairs of a mapping by key: made when it is first asked, because each of a thousand findings asks. */
const pairs = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

function pairsOf(map: YAMLMap): ReadonlyMap<string, Pair> {
  const known = pairs.get(map);
  if (known !== undefined) return known;
  const made = new Map(map.items.map((pair) => [isScalar(pair.key) ? String(pair.key.value) : "", pair]));
  pairs.set(map, made);
  return made;
}

/** Position of what a pointer leads to, or of the nearest thing around it. */
export function locateIn(
  contents: unknown,
  path: string,
  what: "value" | "key",
  at: (offset: number) => Location,
): Location | undefined {
  let node = contents;
  let offset = startOf(node);
  for (const key of pointerKeys(path)) {
    if (isMap(node)) {
      const pair = pairsOf(node).get(key);
      if (pair === undefined) break;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
      if (what === "value") offset = startOf(node) ?? offset;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      if (node === undefined) break;
      offset = startOf(node) ?? offset;
    } else break;
  }
  return offset === undefined ? undefined : at(offset);
}

/** The scalar at a pointer as it was written; undefined where there is none. */
export function scalarAt(contents: unknown, path: string): string | undefined {
  let node = contents;
  for (const key of pointerKeys(path)) {
    if (isMap(node)) node = pairsOf(node).get(key)?.value;
    else if (isSeq(node)) node = node.items[Number(key)];
    else return undefined;
  }
  return isScalar(node) ? node.source : undefined;
}

export function startOf(node: unknown): number | undefined {
  return isNode(node) ? (node as Node).range?.[0] : undefined;
}
