import { list, printable } from "../../constructs/findings";
import { mostLike, nearest } from "../../constructs/intent";
import { type Failure, failureText, type UnknownFailure } from "../../constructs/simulate";
import { UserError } from "../errors";
import { oneLine } from "../text";

const wanted = "tor=NAME, spine=NAME, node=NAME, restart=NODE or link=A/B";

/** The failures that a command line says; a UserError about the first that is none. */
export function parseFailures(fail: readonly string[], drain: readonly string[]): readonly Failure[] {
  return [...fail.map(parseFailure), ...drain.map((name): Failure => ({ kind: "drain", name }))];
}

function parseFailure(text: string): Failure {
  const [, kind = "", value = ""] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
  if ((kind === "tor" || kind === "spine" || kind === "node" || kind === "restart") && value !== "")
    return { kind, name: value };
  const ends = value.split("/");
  const [a, b] = ends;
  if (kind === "link" && ends.length === 2 && a && b) return { kind, ends: [a, b] };
  throw new UserError({ what: "a failure cannot be read", got: oneLine(text, 200), wanted, fix: fixOf(kind) });
}

function fixOf(kind: string): string {
  const meant = nearest(kind, ["tor", "spine", "node", "restart", "link"]);
  if (kind === "link") return "name both ends with `/` between, e.g. --fail link=r1-tor-a/spine-1";
  if (kind === "drain") return "write --drain SWITCH";
  return meant === undefined ? "write e.g. --fail tor=r1-tor-a" : `write --fail ${meant}=…`;
}

/** What is said of failures of what is not there. */
export function unknownFailures(source: string, unknown: readonly UnknownFailure[]): string {
  const lines = unknown.map(({ failure, known }) => {
    const name = failure.kind === "link" ? failure.ends.join("/") : failure.name;
    const like = mostLike(name, known, 3);
    const there = known.length === 0 ? "there is none" : `nearest: ${list(like.map(printable))}`;
    return `  ${oneLine(failureText(failure), 200)}: no ${whatIs(failure)} of that name; ${there}\n`;
  });
  return `calico-kit: ${oneLine(source, 200)} has not what should fail:\n${lines.join("")}fix: take names that fabric.racks, their nodes and fabric.spines have\n`;
}

function whatIs({ kind }: Failure): string {
  switch (kind) {
    case "tor":
      return "top-of-rack switch";
    case "drain":
      return "switch";
    case "restart":
      return "node";
    case "link":
      return "link between a node and a switch, or a switch and a spine,";
    default:
      return kind;
  }
}
