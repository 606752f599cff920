import { type Alias, isAlias, isMap, isScalar, isSeq, type Node, type Pair, type Scalar, type YAMLMap } from "yaml";
import { pointer } from "../findings";
import { limits, readable } from "./limits";
import { numberProblem } from "./numbers";
import { type At, firstLine, type SourceProblem, tooDeep } from "./problems";
import { startOf } from "./yaml-places";

/** What the tags of YAML's own core schema say is what the value is without them; `!` alone says "text". */
const coreTags = new Set([
  "!",
  ...["str", "int", "float", "bool", "null", "map", "seq"].map((name) => `tag:yaml.org,2002:${name}`),
]);

/** The data of a document as plain values, and everything in it that is not one. */
export function dataOf(contents: unknown, at: At): { data: unknown; problems: readonly SourceProblem[] } {
  const reader = new DataReader(at);
  const data = reader.value(contents, "", 0);
  return { data, problems: reader.problems };
}

/** Walks a document once, in its order. An alias is read anew each time, so that nothing in the data is shared. */
class DataReader {
  readonly problems: SourceProblem[] = [];
  private readonly anchors = new Map<string, Node>();
  /** What is being read: an alias to one of these stands inside of what it stands for. */
  private readonly open = new Set<unknown>();
  private count = 0;

  constructor(private readonly at: At) {}

  value(node: unknown, path: string, depth: number): unknown {
    if (++this.count > limits.values) return this.stop(node, path);
    if (isAlias(node)) return this.aliased(node, path, depth);
    this.remember(node);
    this.checkTag(node, path);
    if (isScalar(node)) return this.scalar(node, path);
    if (!isMap(node) && !isSeq(node)) return null;
    if (depth >= limits.depth) {
      this.problems.push(tooDeep(this.at(startOf(node) ?? 0), path));
      return null;
    }
    this.open.add(node);
    const data = isMap(node)
      ? this.mapping(node, path, depth)
      : node.items.map((item, index) => this.value(item, path + pointer(index), depth + 1));
    this.open.delete(node);
    return data;
  }

  /** One problem, however much there is after it. */
  private stop(node: unknown, path: string): null {
    if (this.count === limits.values + 1) {
      this.add(node, path, "SRC-004", {
        message: `the intent is too large: more than ${readable(limits.values)} values, with aliases written out`,
        got: `value ${readable(this.count)}`,
        want: `at most ${readable(limits.values)}; an intent of 10,000 named nodes has about 100,000`,
        fix: "check that it is the right file; use fewer aliases of aliases",
      });
    }
    return null;
  }

  private remember(node: unknown): void {
    const { anchor } = (node ?? {}) as { readonly anchor?: string };
    if (anchor !== undefined) this.anchors.set(anchor, node as Node);
  }

  private aliased(alias: Alias, path: string, depth: number): unknown {
    const target = this.anchors.get(alias.source);
    const name = firstLine(alias.source, 60);
    const got = `*${name}`;
    if (target === undefined) {
      const message = `the alias *${name} stands for nothing: no &${name} comes before it`;
      const fix = `write &${name} before the value that is meant, or correct the name`;
      this.add(alias, path, "SRC-002", { message, got, want: "an alias of an anchor above it", fix });
      return null;
    }
    if (this.open.has(target)) {
      const message = `the alias *${name} stands inside of what it stands for: the value would never end`;
      const fix = `write out what is meant, or move &${name} to a value that does not hold this alias`;
      this.add(alias, path, "SRC-006", { message, got, want: "an alias of a value that is complete before it", fix });
      return null;
    }
    return this.value(target, path, depth);
  }

  private checkTag(node: unknown, path: string): void {
    const { tag } = (node ?? {}) as { readonly tag?: string };
    if (tag === undefined || coreTags.has(tag)) return;
    const name = firstLine(tag.replace(/^tag:yaml\.org,2002:/, "!!"), 60);
    this.add(node, path, "SRC-006", {
      message: `the tag ${name} is none of those that are taken`,
      got: name,
      want: "a value without a tag; of YAML's own !!str, !!int, !!float, !!bool, !!null, !!map and !!seq",
      fix: "remove the tag; put a text in quotes",
    });
  }

  private scalar(node: Scalar, path: string): unknown {
    if (typeof node.value !== "number") return node.value;
    const problem = numberProblem(node.value, node.source);
    if (problem !== undefined) this.add(node, path, "SRC-007", problem);
    return node.value;
  }

  private mapping(map: YAMLMap, path: string, depth: number): Record<string, unknown> {
    const data: Record<string, unknown> = {};
    const places = new Map<string, number>();
    for (const pair of map.items) {
      if (this.count > limits.values) break;
      const key = this.key(pair, path);
      if (key === undefined) continue;
      const here = path + pointer(key);
      const earlier = places.get(key);
      if (earlier !== undefined) this.repeated(pair, key, here, earlier);
      places.set(key, startOf(pair.key) ?? 0);
      data[key] = this.value(pair.value, here, depth + 1);
    }
    return data;
  }

  private repeated(pair: Pair, key: string, path: string, earlier: number): void {
    const { line, column } = this.at(earlier);
    this.add(pair.key, path, "SRC-002", {
      message: `the key "${firstLine(key, 60)}" stands twice in the same mapping; first in line ${line}, column ${column}`,
      got: `"${firstLine(key, 60)}" again`,
      want: "each key once",
      fix: "remove one of the two, or put what is in both under one",
    });
  }

  /** The text of a key, or undefined where it is none that data may have. */
  private key(pair: Pair, path: string): string | undefined {
    const { key } = pair;
    this.remember(key);
    if (!isScalar(key) || typeof key.value !== "string") {
      this.noText(pair, path);
      return undefined;
    }
    this.checkTag(key, path);
    const problem = keyProblem(key.value, key.type === "PLAIN");
    if (problem === undefined) return key.value;
    this.add(key, path, problem.code, problem);
    return undefined;
  }

  private noText({ key, value }: Pair, path: string): void {
    if (isScalar(key) && key.source) {
      const got = firstLine(key.source, 60);
      const message = `the key ${got} is not a text`;
      this.add(key, path, "SRC-006", { message, got, want: "a text as key", fix: `put it in quotes: "${got}"` });
      return;
    }
    const got = isAlias(key)
      ? `*${firstLine(key.source, 60)}`
      : isScalar(key) || key === null
        ? "nothing"
        : "a collection";
    const message = {
      nothing: "a key is missing before the colon",
      "a collection": "a list or a mapping is used as a key",
    }[got];
    this.add(isAlias(key) || got === "a collection" ? key : (value ?? key), path, "SRC-006", {
      message: message ?? `the alias ${got} is used as a key`,
      got,
      want: "a text as key",
      fix: "write the name of a key",
    });
  }

  private add(
    node: unknown,
    path: string,
    code: SourceProblem["code"],
    problem: Pick<SourceProblem, "message" | "got" | "want" | "fix">,
  ): void {
    this.problems.push({ code, path, ...problem, ...this.at(startOf(node) ?? 0) });
  }
}

type KeyProblem = Pick<SourceProblem, "code" | "message" | "got" | "want" | "fix">;

/** What is wrong with the text of a key; undefined where nothing is. */
function keyProblem(name: string, isPlain: boolean): KeyProblem | undefined {
  if (name === "<<" && isPlain) {
    return {
      code: "SRC-006",
      message: "the merge key << is YAML 1.1; YAML 1.2 reads it as a key of that name",
      got: "<<",
      want: "the keys themselves",
      fix: "write the keys out here; an alias may stand for a whole value: `key: *name`",
    };
  }
  if (name === "__proto__") {
    return {
      code: "SRC-006",
      message: "the key __proto__ cannot be read as data: to JavaScript it is no key",
      got: name,
      want: "another name; no label, tag or setting of Kubernetes or AWS may begin with _",
      fix: "remove it, or give it another name",
    };
  }
  if (name.length <= limits.keyLength) return undefined;
  return {
    code: "SRC-004",
    message: `the key is too long: ${readable(name.length)} characters`,
    got: firstLine(name, 60),
    want: `at most ${readable(limits.keyLength)} characters`,
    fix: "shorten it, or check the quotes and colons at this place",
  };
}
