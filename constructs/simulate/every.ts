import type { Built } from "./build";
import type { Failure } from "./failures";
import type { RackClass } from "./population";

/** A failure that alone is simulated, and for how many it stands. */
export interface SingleFailure {
  readonly failure: Failure;
  /** Itself counted: racks, and nodes of a rack, that only their names tell apart fare alike. */
  readonly alike: number;
}

/** The kinds of single failures, in the order in which they are told. */
export const failureKinds = ["tor", "spine", "link", "node", "drain"] as const;

export type FailureKind = (typeof failureKinds)[number];

/** Every single failure: each switch, each link and each node, and each switch drained. */
export function everyFailure(
  { fabric }: Built,
  classes: readonly RackClass[],
  kinds: readonly FailureKind[],
): readonly SingleFailure[] {
  const alike = new Map(classes.flatMap((members) => members.slice(0, 1).map(({ name }) => [name, members.length])));
  const racks = fabric.racks.filter(({ name }) => alike.has(name));
  const ofTors = (kind: "tor" | "drain"): readonly SingleFailure[] =>
    racks.flatMap((rack) =>
      rack.tors.map(({ name }) => ({ failure: { kind, name }, alike: alike.get(rack.name) ?? 1 })),
    );
  const ofSpines = (kind: "spine" | "drain"): readonly SingleFailure[] =>
    fabric.spines.map(({ name }) => ({ failure: { kind, name }, alike: 1 }));
  const nodes = classes.flatMap((members) =>
    (members[0]?.classes ?? []).flatMap((all) =>
      all.slice(0, 1).map((name) => ({ name, alike: all.length * members.length })),
    ),
  );
  const linksOf = new Map(racks.flatMap((rack) => rack.nodes.map((node) => [node.name, node.links] as const)));
  const uplinks = racks.flatMap((rack) =>
    rack.tors.flatMap((tor) =>
      tor.uplinks.map(({ spine }) => ({ ends: [tor.name, spine] as const, alike: alike.get(rack.name) ?? 1 })),
    ),
  );
  const downlinks = nodes.flatMap((node) =>
    (linksOf.get(node.name) ?? []).map(({ tor }) => ({ ends: [node.name, tor] as const, alike: node.alike })),
  );
  const all: Readonly<Record<FailureKind, readonly SingleFailure[]>> = {
    tor: ofTors("tor"),
    spine: ofSpines("spine"),
    link: [...uplinks, ...downlinks].map(({ ends, ...one }) => ({ failure: { kind: "link", ends }, ...one })),
    node: nodes.map(({ name, ...one }) => ({ failure: { kind: "node", name }, ...one })),
    drain: [...ofTors("drain"), ...ofSpines("drain")],
  };
  return kinds.flatMap((kind) => all[kind]);
}
