import { type Location, pointer, type Raise } from "../../findings";
import { isLabelValue, isQualifiedName, Selector } from "../../model";
import { Cidr, Ip } from "../../net";
import type { readFinds } from "../finds";
import type { KnownRelease } from "./release";

/** What reading one object needs to say what is wrong with it. */
export interface Reading {
  readonly report: Raise<keyof typeof readFinds>;
  readonly locate: (path: string, what?: "value" | "key") => Location | undefined;
  /** The Calico that takes it, as far as it is known. */
  readonly release: KnownRelease;
}

/** A value of an object, with its place. Reading what is wrong says so, and gives nothing. */
export class Field {
  constructor(
    readonly value: unknown,
    readonly path: string,
    readonly reading: Reading,
  ) {}

  get isThere(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  get written(): { readonly path: string; readonly location?: Location } {
    const location = this.reading.locate(this.path);
    return { path: this.path, ...(location === undefined ? {} : { location }) };
  }

  /** The value of a key. Keys of a mapping that is none are not there; `only` says that. */
  at(key: string): Field {
    const holder = this.value as Record<string, unknown> | undefined;
    const isMapping = typeof holder === "object" && holder !== null && !Array.isArray(holder);
    return new Field(
      isMapping && Object.hasOwn(holder, key) ? holder[key] : undefined,
      this.path + pointer(key),
      this.reading,
    );
  }

  /** Says of a mapping which of its keys nobody knows. */
  only(...known: readonly string[]): this {
    if (!this.isThere) return this;
    if (typeof this.value !== "object" || Array.isArray(this.value)) {
      this.wrong("a mapping", `write keys such as ${known.slice(0, 3).join(", ")}`);
      return this;
    }
    for (const key of Object.keys(this.value as object)) {
      if (known.includes(key)) continue;
      const path = this.path + pointer(key);
      const location = this.reading.locate(path, "key");
      this.reading.report.add("POL-003", path, {
        message: `the key ${key} is not one of ${this.path === "" ? "the object" : this.path}`,
        got: key,
        want: `one of ${known.join(", ")}`,
        fix: "correct the spelling, move it to where it belongs, or remove it",
        ...(location === undefined ? {} : { location }),
      });
    }
    return this;
  }

  list(): readonly Field[] {
    if (!this.isThere) return [];
    if (!Array.isArray(this.value)) {
      this.wrong("a list", "write the items with `- ` in front of each");
      return [];
    }
    return this.value.map((item, index) => new Field(item, this.path + pointer(index), this.reading));
  }

  text(): string | undefined {
    if (!this.isThere) return undefined;
    if (typeof this.value === "string") return this.value;
    this.wrong("a text", "put it in quotes");
    return undefined;
  }

  texts(): readonly string[] {
    return this.list().flatMap((item) => item.text() ?? []);
  }

  flag(): boolean {
    if (!this.isThere) return false;
    if (typeof this.value === "boolean") return this.value;
    this.wrong("true or false", "write true or false without quotes");
    return false;
  }

  number(): number | undefined {
    if (!this.isThere) return undefined;
    if (typeof this.value === "number") return this.value;
    this.wrong("a number", "write a number without quotes");
    return undefined;
  }

  wholeNumber(least: number, most: number): number | undefined {
    const number = this.number();
    if (number === undefined) return undefined;
    if (Number.isInteger(number) && number >= least && number <= most) return number;
    this.wrong(`a whole number from ${least} to ${most}`, "correct it");
    return undefined;
  }

  oneOf<T extends string>(...allowed: readonly T[]): T | undefined {
    const text = this.text();
    if (text === undefined) return undefined;
    const found = allowed.find((one) => one === text);
    if (found === undefined) this.wrong(`one of ${allowed.join(", ")}`, "write one of them; the case counts");
    return found;
  }

  /** Labels, of which names and values are of Kubernetes' grammar. */
  labels(): Readonly<Record<string, string>> {
    const labels = this.mapOfTexts();
    for (const [name, value] of Object.entries(labels)) {
      if (!isQualifiedName(name))
        this.at(name).wrong(
          "a label's name: letters, digits, -, _ and ., with a prefix and / in front at most",
          "correct it",
        );
      if (!isLabelValue(value))
        this.at(name).wrong(
          "63 characters at most: letters, digits, -, _ and ., a letter or digit at both ends",
          "correct it",
        );
    }
    return labels;
  }

  mapOfTexts(): Readonly<Record<string, string>> {
    if (!this.isThere) return {};
    if (typeof this.value !== "object" || Array.isArray(this.value)) {
      this.wrong("labels: names with texts", "write `name: value`");
      return {};
    }
    const entries = Object.entries(this.value as Record<string, unknown>).flatMap(([name, value]) => {
      if (typeof value === "string") return [[name, value] as const];
      this.at(name).wrong("a text", "put it in quotes: YAML reads y, no, 1 and the like as something else");
      return [];
    });
    return Object.fromEntries(entries);
  }

  selector(): Selector | undefined {
    const text = this.text();
    if (text === undefined || text === "") return undefined;
    const parsed = Selector.parse(text);
    if (parsed.ok) return parsed.value;
    this.add("POL-002", {
      message: `the selector cannot be read: ${parsed.reason}`,
      want: "a selector such as app == 'web' && !has(gpu)",
      fix: "correct it at that character; a selector that begins with ! stands in quotes",
    });
    return undefined;
  }

  /** A selector of what global() is no question of: there it selects whatever is asked about. */
  selectorWithoutGlobal(code: "POL-010" | "POL-012"): Selector | undefined {
    const selector = this.selector();
    if (selector?.usesGlobal)
      this.add(code, {
        message: "global() stands where no namespaces are looked for, and there it means all()",
        want: "global() alone in the namespaceSelector of a rule's source or destination",
        fix: "of a policy for hosts select the labels of host endpoints, e.g. has(node-role.kubernetes.io/control-plane); everywhere else write what is meant",
      });
    return selector;
  }

  /** A range as Calico reads it: an address alone is a range of one; bits beyond the prefix length are dropped. */
  cidr(): Cidr | undefined {
    const text = this.text();
    if (text === undefined) return undefined;
    const single = text.includes("/") ? undefined : Ip.parse(text);
    const parsed = single?.ok
      ? Cidr.parse(`${text}/${single.value.family === 4 ? 32 : 128}`)
      : Cidr.parse(text, { strict: false });
    if (parsed.ok) return parsed.value;
    this.wrong(`a range such as 10.0.0.0/16: ${parsed.reason}`, "correct the address or the prefix length");
    return undefined;
  }

  /** As `cidr`, of what is told elsewhere. */
  cidrSilently(): Cidr | undefined {
    if (typeof this.value !== "string") return undefined;
    const parsed = Cidr.parse(this.value, { strict: false });
    return parsed.ok ? parsed.value : undefined;
  }

  /** A range as Kubernetes reads it: an address alone is none. */
  cidrWithLength(): Cidr | undefined {
    const text = this.text();
    if (text === undefined || text.includes("/")) return this.cidr();
    this.wrong("a range such as 10.0.0.0/16", `write ${text}/${text.includes(":") ? 128 : 32} for this one address`);
    return undefined;
  }

  /** A list of words, each of which may stand there once. */
  wordsOnce<T extends string>(...allowed: readonly T[]): readonly T[] {
    const words = this.list().flatMap((item) => item.oneOf(...allowed) ?? []);
    if (new Set(words).size < words.length) this.wrong("each of them once", "remove the second");
    return words;
  }

  cidrs(): readonly Cidr[] {
    return this.list().flatMap((item) => item.cidr() ?? []);
  }

  ip(): Ip | undefined {
    const text = this.text();
    if (text === undefined || text === "") return undefined;
    const parsed = Ip.parse(text);
    if (parsed.ok) return parsed.value;
    this.wrong(`an address: ${parsed.reason}`, "correct it");
    return undefined;
  }

  /** Says that this value is not what is wanted here. */
  wrong(want: string, fix: string): void {
    this.add("POL-001", { message: `${this.path} is not what it has to be`, want, fix });
  }

  add(
    code: keyof typeof readFinds,
    detail: { readonly message: string; readonly got?: unknown; readonly want: string; readonly fix: string },
  ): void {
    const location = this.reading.locate(this.path);
    this.reading.report.add(code, this.path, {
      got: this.value,
      ...detail,
      ...(location === undefined ? {} : { location }),
    });
  }
}
