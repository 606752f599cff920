import { pointer } from "../../findings";
import { limits, readable } from "../limits";
import { numberProblem } from "../numbers";
import { firstLine, type SourceProblem, tooDeep } from "../problems";
import { noIntent, type Told } from "./told";

/**
 * A value of a program as plain data, or everything in it that JSON cannot hold. A property that is `undefined` is one
 * that is not there, as its type says; anything else would be lost silently.
 */
export function plainData(value: unknown): Told {
  const reader = new PlainReader();
  const data = reader.read(value, "", 0);
  return reader.problems.length > 0 ? { problems: reader.problems } : { data };
}

class PlainReader {
  readonly problems: SourceProblem[] = [];
  private readonly open = new Set<unknown>();
  private count = 0;

  read(value: unknown, path: string, depth: number): unknown {
    if (++this.count > limits.values) return this.stop(path);
    if (value === null || typeof value === "string" || typeof value === "boolean") return value;
    if (typeof value === "number") {
      const problem = numberProblem(value);
      if (problem !== undefined) this.problems.push({ code: "SRC-007", path, ...problem });
      return value;
    }
    if (typeof value !== "object") return this.refuse(value, path);
    if (this.open.has(value)) {
      const what = `the value at ${name(path)} holds itself`;
      this.add(path, what, "a circle", "write out what is meant");
      return null;
    }
    if (depth >= limits.depth) {
      this.problems.push(tooDeep({}, path));
      return null;
    }
    this.open.add(value);
    const data = Array.isArray(value) ? this.list(value, path, depth) : this.mapping(value, path, depth);
    this.open.delete(value);
    return data;
  }

  private list(values: readonly unknown[], path: string, depth: number): unknown {
    // Array.from, because a list may have holes, which map() would leave out.
    const length = Math.min(values.length, limits.values + 1);
    return Array.from({ length }, (_, index) => this.read(values[index], path + pointer(index), depth + 1));
  }

  private mapping(value: object, path: string, depth: number): unknown {
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== null && prototype !== Object.prototype) return this.refuse(value, path);
    const [symbol] = Object.getOwnPropertySymbols(value);
    if (symbol !== undefined) this.add(path, `a key at ${name(path)} is a symbol`, String(symbol), "use a text as key");
    const data: Record<string, unknown> = {};
    for (const key of Object.keys(value)) {
      if (this.count > limits.values) break;
      const here = path + pointer(key);
      if (key === "__proto__") this.add(here, "the key __proto__ cannot be read as data", key, "give it another name");
      else if (key.length > limits.keyLength)
        this.add(path, "a key is too long", key, `shorten it to ${limits.keyLength} characters`);
      else {
        const item = this.property(value, key, here);
        if (item !== undefined) data[key] = this.read(item, here, depth + 1);
      }
    }
    return data;
  }

  /** The value of a property, which a getter may compute, or refuse. */
  private property(value: object, key: string, path: string): unknown {
    try {
      return (value as Record<string, unknown>)[key];
    } catch (error) {
      const reason = firstLine(error instanceof Error ? error.message : String(error));
      this.add(path, `the getter of ${name(path)} throws: ${reason}`, "a getter", "write the value instead");
      return undefined;
    }
  }

  private refuse(value: unknown, path: string): null {
    const [what, fix] = described(value);
    this.add(path, `the value at ${name(path)} is ${what}, which no file can hold`, what, fix);
    return null;
  }

  private stop(path: string): null {
    if (this.count === limits.values + 1) {
      const want = `at most ${readable(limits.values)} values; an intent of 10,000 named nodes has about 100,000`;
      const message = `the intent is too large: more than ${readable(limits.values)} values`;
      this.problems.push({
        code: "SRC-004",
        path,
        message,
        got: `value ${readable(this.count)}`,
        want,
        fix: "make fewer",
      });
    }
    return null;
  }

  private add(path: string, what: string, got: string, fix: string): void {
    this.problems.push({
      ...noIntent({ what, got, fix }),
      path,
      want: "texts, numbers, true, false, null, lists and plain objects",
    });
  }
}

function name(path: string): string {
  return path === "" ? "the top" : firstLine(path, 100);
}

function described(value: unknown): readonly [what: string, fix: string] {
  switch (typeof value) {
    case "undefined":
      return ["undefined", "leave the entry out of the list"];
    case "function":
      return ["a function", "call it, and write what it returns"];
    case "bigint":
      return ["a BigInt", "write a number without n, or a text in quotes"];
    case "symbol":
      return ["a symbol", "write a text"];
    default:
  }
  if (value instanceof Date) return ["a Date", "write a text, e.g. with toISOString()"];
  if (value instanceof Promise) return ["a Promise", "write the value itself: nothing waits for it"];
  if (value instanceof Map) return ["a Map", "write Object.fromEntries(map)"];
  if (value instanceof Set) return ["a Set", "write [...set]"];
  const { name: type = "" } = (value as object).constructor as { readonly name?: string };
  return [`an object of the class ${firstLine(String(type), 60)}`, "write its text, or a plain object"];
}
