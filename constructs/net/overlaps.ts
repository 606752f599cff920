import type { Cidr } from "./cidr";

/**
 * For each block the position of the first in the list that shares an address with it without being equal; undefined
 * where there is none. O(n log n).
 */
export function earliestOverlaps(cidrs: readonly Cidr[]): readonly (number | undefined)[] {
  const found = new Array<number | undefined>(cidrs.length).fill(undefined);
  const note = (index: number, other: number): void => {
    found[index] = Math.min(found[index] ?? other, other);
  };
  // Blocks are disjoint or nested: in this order those around a block are the ones still open when it comes.
  const sorted = groupEqual(cidrs);
  const open: (EqualBlocks & { readonly outer: number; inner: number })[] = [];
  const close = (): void => {
    const block = open.pop();
    const around = open.at(-1);
    if (block === undefined) return;
    for (const index of block.positions)
      for (const other of [block.outer, block.inner]) if (other < Infinity) note(index, other);
    if (around !== undefined) around.inner = Math.min(around.inner, block.inner, block.first);
  };
  for (const block of sorted) {
    while (open.length > 0 && open.at(-1)?.cidr.contains(block.cidr) !== true) close();
    const around = open.at(-1);
    open.push({
      ...block,
      outer: around === undefined ? Infinity : Math.min(around.outer, around.first),
      inner: Infinity,
    });
  }
  while (open.length > 0) close();
  return found;
}

/** Equal blocks of a list, with their positions in it. */
interface EqualBlocks {
  readonly cidr: Cidr;
  readonly positions: readonly number[];
  /** The lowest position. */
  readonly first: number;
}

/** The different blocks of a list, each once, in sorted order. */
function groupEqual(cidrs: readonly Cidr[]): readonly EqualBlocks[] {
  const groups = new Map<string, { readonly cidr: Cidr; readonly positions: number[]; readonly first: number }>();
  for (const [index, cidr] of cidrs.entries()) {
    const group = groups.get(cidr.toString());
    if (group === undefined) groups.set(cidr.toString(), { cidr, positions: [index], first: index });
    else group.positions.push(index);
  }
  return [...groups.values()].sort((a, b) => a.cidr.compare(b.cidr));
}
