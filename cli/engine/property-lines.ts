import { hasUserInfo, notShown, printable } from "../../constructs/findings";
import type { PropertyChange, Shown } from "./property-changes";

/** Most lines that a resource gets for its properties. */
const mostProperties = 20;
/** Most of a value that is ever shown. */
const longestValue = 400;
const forces = "  (forces replacement)";

/** A resource's properties as lines, `path: old -> new`, none longer than `columns` if a path leaves any room. */
export function propertyLines(changes: readonly PropertyChange[], columns: number, indent = "    "): string[] {
  // What makes the engine replace it is never among those that are left out.
  const ordered = [...changes.filter(({ replaces }) => replaces), ...changes.filter(({ replaces }) => !replaces)];
  const lines = ordered.slice(0, mostProperties).flatMap((change) => linesOf(change, columns, indent));
  const more = ordered.length - mostProperties;
  return more > 0 ? [...lines, `${indent}and ${more} more`] : lines;
}

function linesOf({ path, was, now, replaces }: PropertyChange, columns: number, indent: string): string[] {
  const end = replaces ? forces : "";
  const head = `${indent}${printable(path)}: `;
  const [before, after] = texts(was, now);
  const whole = before === after ? `${before}, changed` : `${before} -> ${after}`;
  if (head.length + whole.length + end.length <= columns) return [`${head}${whole}${end}`];
  const room = columns - indent.length - "  -> ".length;
  const [shortBefore, shortAfter] = cutPair(before, after, Math.max(20, room));
  const short = head.length + shortBefore.length + shortAfter.length + 4 + end.length;
  if (short <= columns) return [`${head}${shortBefore} -> ${shortAfter}${end}`];
  return [`${head.trimEnd()}${end}`, `${indent}     ${shortBefore}`, `${indent}  -> ${shortAfter}`];
}

/** Both sides as texts. Of texts with many lines only the first that differs is worth a line. */
function texts(was: Shown, now: Shown): readonly [string, string] {
  if (isText(was) && isText(now)) {
    const [one, other] = [decoded(was.value), decoded(now.value)];
    if (one.includes("\n") || other.includes("\n")) return differingLine(one, other);
  }
  return [textOf(was), textOf(now)];
}

function isText(shown: Shown): shown is { readonly value: string } {
  return typeof shown === "object" && typeof shown.value === "string";
}

function textOf(shown: Shown): string {
  if (shown === "none") return "nothing";
  if (shown === "unknown") return "known after apply";
  if (shown === "secret") return "[secret]";
  const { value } = shown;
  const text = typeof value === "string" ? decoded(value) : JSON.stringify(value);
  if (hasUserInfo(text)) return notShown;
  const quoted = typeof value === "string" ? JSON.stringify(text) : text;
  return printable(quoted.length > longestValue ? `${quoted.slice(0, longestValue - 1)}…` : quoted);
}

/** User data of machines is base64, in which nobody sees what changes. */
function decoded(text: string): string {
  if (text.length < 24 || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return text;
  const plain = Buffer.from(text, "base64").toString("utf8");
  const isReadable = !/(?![\t\n\r])[\p{Cc}\ufffd]/u.test(plain) && plain.includes("\n");
  return isReadable ? plain : text;
}

function differingLine(one: string, other: string): readonly [string, string] {
  const [before, after] = [one.split("\n"), other.split("\n")];
  const at = before.findIndex((line, index) => line !== after[index]);
  const index = at === -1 ? before.length : at;
  const line = (lines: readonly string[]): string => {
    const text = lines[index];
    if (text === undefined) return "nothing";
    return hasUserInfo(text) ? notShown : printable(JSON.stringify(text));
  };
  const length = Math.abs(after.length - before.length);
  const longer = length === 0 ? "" : ` (${after.length > before.length ? "+" : "-"}${length} lines)`;
  return [`line ${index + 1}: ${line(before)}`, `${line(after)}${longer}`];
}

/** Two texts in the room of one line each, with where they differ in sight. */
function cutPair(one: string, other: string, room: number): readonly [string, string] {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same++;
  const start = Math.max(one.length, other.length) > room && same > room / 2 ? same - Math.floor(room / 4) : 0;
  const cut = (text: string): string => {
    const from = start === 0 ? text : `…${text.slice(start)}`;
    return from.length > room ? `${from.slice(0, room - 1)}…` : from;
  };
  return [cut(one), cut(other)];
}
