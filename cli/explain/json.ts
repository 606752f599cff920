import { jsonText, type Redactor } from "../../constructs/findings";
import { plain } from "../../constructs/model";
import type { Link } from "./chain";
import type { Section } from "./sections";

/** A link of the chain of reasons as data. */
export interface LinkData {
  readonly pointer: string;
  readonly value: unknown;
  /** Who decided: user, default, platform, derived … */
  readonly origin?: string;
  readonly why?: string;
  /** Where the reason was recorded, if not for this value but for one around it. */
  readonly reasonAt?: string;
  /** The values that it follows from. */
  readonly from?: readonly LinkData[];
  /** Told further up already, so that what it follows from is not told again. */
  readonly isRepeated?: true;
}

/** What `explain --format json` prints of a value. Late values are `{ "$late": NAME }`, as in plan.json. */
export function valueJson(source: string, explained: Link, redactor: Redactor): string {
  return json({ format: 1, source, ...dataOf(explained) }, redactor);
}

/** What it prints of a source without a pointer. */
export function sectionsJson(source: string, all: readonly Section[], redactor: Redactor): string {
  return json({ format: 1, source, sections: all }, redactor);
}

function dataOf({ path, value, reasonAt, reason, from, isRepeated }: Link): LinkData {
  return {
    pointer: path,
    value,
    ...(reason && { origin: reason.origin, why: reason.why }),
    ...(reasonAt !== undefined && reasonAt !== path && { reasonAt }),
    ...(isRepeated ? { isRepeated } : { from: from.map(dataOf) }),
  };
}

function json(value: object, redactor: Redactor): string {
  return jsonText(redacted(plain(value), redactor));
}

function redacted(value: unknown, redactor: Redactor): unknown {
  if (typeof value === "string") return redactor.text(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => redacted(item, redactor));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [redactor.text(key), redacted(item, redactor)]));
}
