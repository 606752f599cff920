import type { Parsed } from "../net";
import { freeze } from "./plain";
import { parseSelectorTree, SelectorError } from "./selector-parser";
import { evaluate, nodesOf, type SelectorTree } from "./selector-tree";

/** A Calico selector, e.g. `rack == 'r1' && !has(gpu)`; immutable. */
export class Selector {
  /** Names of the labels in it, each once, in the order of the text. */
  readonly labels: readonly string[];
  /** Whether `global()` is in it, which means something for namespaces only. */
  readonly usesGlobal: boolean;

  private constructor(
    /** As it was written: Calico takes any spelling, and the user recognises their own. */
    readonly text: string,
    readonly tree: SelectorTree,
  ) {
    const nodes = nodesOf(tree);
    this.labels = [...new Set(nodes.flatMap((node) => ("label" in node ? [node.label] : [])))];
    this.usesGlobal = nodes.some(({ kind }) => kind === "global");
    freeze(this);
  }

  /** Reads a selector; the reason of a refusal says at which character, from 1. An empty one selects everything. */
  static parse(this: void, text: string): Parsed<Selector> {
    try {
      return { ok: true, value: new Selector(text, parseSelectorTree(text)) };
    } catch (error) {
      if (!(error instanceof SelectorError)) throw error;
      return { ok: false, reason: `${error.message} (character ${error.offset + 1})` };
    }
  }

  /** As `parse`, for text that the program itself wrote. Throws RangeError where `parse` gives a reason. */
  static of(this: void, text: string): Selector {
    const parsed = Selector.parse(text);
    if (!parsed.ok) throw new RangeError(`"${text}" is not a selector: ${parsed.reason}`);
    return parsed.value;
  }

  /** Whether it selects something with these labels, as Calico evaluates it. */
  matches(labels: Readonly<Record<string, string>>): boolean {
    return evaluate(this.tree, new Map(Object.entries(labels)));
  }

  /** As it was written. */
  toString(): string {
    return this.text;
  }

  /** As it was written. */
  toJSON(): string {
    return this.text;
  }
}
