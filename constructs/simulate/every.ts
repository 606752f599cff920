import type { FabricSwitch } from "../fabric";
import type { Built } from "./build";
import type { Failure } from "./failures";
import type { NodeClass } from "./population";

/** A failure that alone is simulated, and how many nodes or links it stands for. */
export interface SingleFailure {
  readonly failure: Failure;
  /** Itself counted: nodes of a rack that only their names tell apart fare alike. */
  readonly alike: number;
}

/** The kinds of single failures, in the order in which they are told. */
export const failureKinds = ["tor", "spine", "link", "node", "drain"] as const;

export type FailureKind = (typeof failureKinds)[number];

/** Every single failure: each switch, each link and each node, and each switch drained. */
export function everyFailure(
  { fabric }: Built,
  classes: readonly NodeClass[],
  kinds: readonly FailureKind[],
): readonly SingleFailure[] {
  const tors = fabric.racks.flatMap((rack) => rack.tors);
  const of = (kind: "tor" | "spine" | "drain", switches: readonly FabricSwitch[]): readonly SingleFailure[] =>
    switches.map(({ name }) => ({ failure: { kind, name }, alike: 1 }));
  const links = new Map(fabric.racks.flatMap(({ nodes }) => nodes.map((node) => [node.name, node.links] as const)));
  const all: Readonly<Record<FailureKind, readonly SingleFailure[]>> = {
    tor: of("tor", tors),
    spine: of("spine", fabric.spines),
    link: [
      ...tors.flatMap(({ name, uplinks }) =>
        uplinks.map(({ spine }): SingleFailure => ({ failure: { kind: "link", ends: [name, spine] }, alike: 1 })),
      ),
      ...classes.flatMap(({ members: [first = "", ...others] }) =>
        (links.get(first) ?? []).map(({ tor }): SingleFailure => ({
          failure: { kind: "link", ends: [first, tor] },
          alike: others.length + 1,
        })),
      ),
    ],
    node: classes.flatMap(({ members: [name, ...others] }) =>
      name === undefined ? [] : [{ failure: { kind: "node", name }, alike: others.length + 1 }],
    ),
    drain: [...of("drain", tors), ...of("drain", fabric.spines)],
  };
  return kinds.flatMap((kind) => all[kind]);
}
