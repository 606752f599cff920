import type { Router } from "./network";

/** Nodes of a rack that nothing but names and numbers tells apart: what is true of one is true of each. Names, in their order. */
export type NodeClass = readonly string[];

/** A rack, and the classes of its nodes, in an order that is that of every rack of its kind. */
export interface RackMember {
  readonly name: string;
  readonly classes: readonly NodeClass[];
}

/** Racks that nothing but names and numbers tells apart. */
export type RackClass = readonly RackMember[];

/** Some nodes of a class that fare alike: the first two stand for all. */
export interface Cell {
  readonly first: string;
  /** Absent where there is but one. */
  readonly second?: string;
  readonly size: number;
}

/** Some racks of a class that fare alike: the first two stand for all. */
export interface RackCell {
  readonly first: RackView;
  readonly second?: RackView;
  readonly size: number;
}

export interface RackView {
  readonly name: string;
  readonly cells: readonly Cell[];
}

/** Who stands for whom while something is wrong with some: each of those stands for itself alone, and its rack, too. */
export class Population {
  readonly racks: readonly RackCell[];
  private readonly rackCells = new Map<string, RackCell>();
  private readonly nodeCells = new Map<string, Cell>();

  constructor(classes: readonly RackClass[], touched: ReadonlySet<string>) {
    this.racks = classes.flatMap((members) => {
      const isTouched = ({ name, classes: nodes }: RackMember): boolean =>
        touched.has(name) || nodes.some((all) => all.some((node) => touched.has(node)));
      const alone = touched.size === 0 ? [] : members.filter(isTouched);
      const [first, second] = alone.length === 0 ? members : members.filter((one) => !alone.includes(one));
      const cells = alone.map((one): RackCell => ({ first: viewOf(one, touched), size: 1 }));
      if (first === undefined) return cells;
      const others = second === undefined ? {} : { second: viewOf(second, touched) };
      return [...cells, { first: viewOf(first, touched), ...others, size: members.length - alone.length }];
    });
    for (const rack of this.racks)
      for (const view of [rack.first, rack.second]) {
        if (view === undefined) continue;
        this.rackCells.set(view.name, rack);
        for (const cell of view.cells)
          for (const name of [cell.first, cell.second]) if (name !== undefined) this.nodeCells.set(name, cell);
      }
  }

  /** Ordered pairs of nodes that stand for all, and for how many each stands. */
  *pairs(): Generator<readonly [from: string, to: string, alike: number]> {
    for (const { first, second, size } of this.racks) {
      for (const from of first.cells)
        for (const to of first.cells)
          if (from !== to) yield [from.first, to.first, from.size * to.size * size];
          else if (from.second !== undefined) yield [from.first, from.second, from.size * (from.size - 1) * size];
      if (second !== undefined) yield* between(first, second, size * (size - 1));
      for (const other of this.racks) if (other.first !== first) yield* between(first, other.first, size * other.size);
    }
  }

  /**
   * For how many a router stands as another sees them; for everybody, where nobody looks. Who stands for nobody counts 0.
   * @param view itself, and its rack, count once
   */
  standsFor(router: Router, view?: Router): number {
    if (router === view || router.rack === undefined) return 1;
    return this.racksOf(router.rack, view?.rack) * (router.kind === "node" ? this.nodesOf(router.name, view) : 1);
  }

  private racksOf(rack: string, seenFrom: string | undefined): number {
    const cell = this.rackCells.get(rack);
    if (cell === undefined) return 0;
    if (rack === seenFrom) return 1;
    if (cell.first.name === seenFrom) return cell.second?.name === rack ? cell.size - 1 : 0;
    return cell.first.name === rack ? cell.size : 0;
  }

  private nodesOf(node: string, view: Router | undefined): number {
    const cell = this.nodeCells.get(node);
    if (cell === undefined) return 0;
    if (cell.first === view?.name) return cell.second === node ? cell.size - 1 : 0;
    return cell.first === node ? cell.size : 0;
  }
}

function* between(from: RackView, to: RackView, racks: number): Generator<readonly [string, string, number]> {
  for (const one of from.cells)
    for (const other of to.cells) yield [one.first, other.first, one.size * other.size * racks];
}

function viewOf({ name, classes }: RackMember, touched: ReadonlySet<string>): RackView {
  return {
    name,
    cells: classes.flatMap((members) => {
      const alone = members.filter((node) => touched.has(node));
      const [first, second] = alone.length === 0 ? members : members.filter((node) => !touched.has(node));
      const cells = alone.map((one): Cell => ({ first: one, size: 1 }));
      if (first === undefined) return cells;
      return [...cells, { first, ...(second === undefined ? {} : { second }), size: members.length - alone.length }];
    }),
  };
}

/** Names of racks and nodes that have to be there, and as many more of each kind as are `spare`. */
export function representatives(
  classes: readonly RackClass[],
  touched: ReadonlySet<string>,
  spare: number,
): { readonly racks: ReadonlySet<string>; readonly nodes: ReadonlySet<string> } {
  const racks = new Set<string>();
  const nodes = new Set<string>();
  for (const members of classes) {
    const isTouched = ({ name, classes: all }: RackMember): boolean =>
      touched.has(name) || all.some((one) => one.some((node) => touched.has(node)));
    const alone = members.filter(isTouched);
    const others = members.filter((one) => !alone.includes(one)).slice(0, 3 + spare);
    for (const { name, classes: all } of [...alone, ...others]) {
      racks.add(name);
      for (const one of all) {
        for (const node of one) if (touched.has(node)) nodes.add(node);
        for (const node of one.filter((name) => !touched.has(name)).slice(0, 2 + spare)) nodes.add(node);
      }
    }
  }
  return { racks, nodes };
}
