import { valueAt } from "../../constructs/findings";
import { isLate, placeholder, type Reason, type Reasons } from "../../constructs/model";
import { children } from "./pointers";

/** One value of the chain, and the values that it follows from. */
export interface Link {
  readonly path: string;
  readonly value: unknown;
  /** Where the reason was recorded: the value itself, or one around it. */
  readonly reasonAt?: string;
  readonly reason?: Reason;
  readonly from: readonly Link[];
  /** Explained further up already, so not again: chains may meet, and must not go round. */
  readonly isRepeated: boolean;
}

/** The chain of reasons behind the value at `path`. */
export function chain(cluster: unknown, reasons: Reasons, path: string): Link {
  const explained = new Set<string>();
  const link = (at: string): Link => {
    const value = valueAt(cluster, at);
    if (explained.has(at)) return { path: at, value, from: [], isRepeated: true };
    explained.add(at);
    const found = reasons.at(at);
    if (found === undefined) return { path: at, value, from: [], isRepeated: false };
    const from = (found.reason.from ?? []).filter((next) => next !== at).map(link);
    return { path: at, value, reasonAt: found.path, reason: found.reason, from, isRepeated: false };
  };
  return link(path);
}

/** The chain as text, each level two columns further in. */
export function renderChain(link: Link, depth = 0): string[] {
  const indent = "  ".repeat(depth);
  const lines = [`${link.path === "" ? "(the cluster)" : link.path} = ${inline(link.value)}`];
  if (link.isRepeated) lines[0] += "  (see above)";
  else if (link.reason === undefined) lines.push("no reason was recorded");
  else {
    const { origin, why } = link.reason;
    lines.push(
      `${origin}: ${why}${link.reasonAt === link.path ? "" : `  (of ${link.reasonAt || "the whole cluster"})`}`,
    );
  }
  return [...lines.map((line) => indent + line), ...link.from.flatMap((next) => renderChain(next, depth + 1))];
}

/** The values directly inside an object or list, one a line with the origin of each. */
export function renderParts(cluster: unknown, reasons: Reasons, path: string): string[] {
  return children(valueAt(cluster, path), path).map((child) => {
    const found = reasons.at(child);
    // A reason of something around it says nothing about this part in particular.
    const origin = found !== undefined && found.path === child ? `  ${found.reason.origin}: ${found.reason.why}` : "";
    return `${child} = ${inline(valueAt(cluster, child))}${origin}`;
  });
}

/** A value on one line, cut where it is long. */
function inline(value: unknown): string {
  if (isLate(value)) return `${placeholder(value)} (exists only once the cluster does)`;
  const text = value === undefined ? "(nothing)" : typeof value === "string" ? value : JSON.stringify(value);
  const line = text.replace(/\s*\n\s*/g, " ");
  return line.length > 100 ? `${line.slice(0, 97)}...` : line;
}
