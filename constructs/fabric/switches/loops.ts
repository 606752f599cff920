import type { Fabric } from "../fabric";

/** AS numbers of which there are two in the fabric where a path may pass from one to the other. */
export interface RepeatedAsNumbers {
  /** Of two nodes or more: a switch that is in another AS hands the path of one to the other. */
  readonly nodes: ReadonlySet<number>;
  /** Of two switches of racks or more: what one announces to the spines comes to the other. */
  readonly tors: ReadonlySet<number>;
}

export function repeatedAsNumbers({ racks }: Pick<Fabric, "racks">): RepeatedAsNumbers {
  return {
    nodes: repeated(racks.flatMap(({ nodes }) => nodes.map(({ asNumber }) => asNumber.value))),
    tors: repeated(racks.flatMap(({ tors }) => tors.map(({ asNumber }) => asNumber.value))),
  };
}

function repeated(numbers: readonly number[]): ReadonlySet<number> {
  const seen = new Set<number>();
  const twice = new Set<number>();
  for (const number of numbers) (seen.has(number) ? twice : seen).add(number);
  return twice;
}
