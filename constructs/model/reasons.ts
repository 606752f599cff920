import { compare, pointer, pointerKeys } from "../findings";

/** Where a value of the resolved cluster comes from. */
export type Origin = "user" | "platform" | "release" | "derived" | "default";

/** Why a value of the resolved cluster is what it is. */
export interface Reason {
  readonly origin: Origin;
  /** One sentence, e.g. `8951 = 9001 - 50 (VXLAN header over IPv4)`. */
  readonly why: string;
  /** JSON pointers, into the cluster, of the values that it follows from. */
  readonly from?: readonly string[];
}

/** A reason at its place in a value: a JSON pointer, in which `*` stands for any one key. */
export interface Note {
  readonly path: string;
  readonly reason: Reason;
}

/** The reasons of a resolved cluster, by place. */
export class Reasons {
  private readonly byPath: ReadonlyMap<string, Reason>;
  // Patterns such as /nodes/named/*/mtu, by their keys: one reason for as many values as there are nodes.
  private readonly patterns: readonly { readonly keys: readonly string[]; readonly note: Note }[];

  constructor(notes: readonly Note[]) {
    this.byPath = new Map(notes.map(({ path, reason }) => [path, reason]));
    this.patterns = notes
      .filter(({ path }) => path.includes("*"))
      .map((note) => ({ keys: pointerKeys(note.path), note }))
      .filter(({ keys }) => keys.includes("*"));
  }

  /** The reason at a pointer, or of the nearest value around it; undefined where there is none. */
  at(path: string): { readonly path: string; readonly reason: Reason } | undefined {
    for (let keys = pointerKeys(path); ; keys = keys.slice(0, -1)) {
      const here = pointer(...keys);
      const reason = this.byPath.get(here) ?? this.matching(keys)?.reason;
      if (reason !== undefined) return { path: here, reason };
      if (keys.length === 0) return undefined;
    }
  }

  /** Every place with its reason, in order of the places. */
  entries(): readonly (readonly [string, Reason])[] {
    return [...this.byPath.entries()].sort(([a], [b]) => compare(a, b));
  }

  private matching(path: readonly string[]): Note | undefined {
    return this.patterns.find(
      ({ keys }) => keys.length === path.length && keys.every((key, index) => key === "*" || key === path[index]),
    )?.note;
  }
}
