/** Whether a file with a payload in it says what the same file says without, and the payload is one text of it. */
import { parseAllDocuments } from "yaml";

/** What a payload took the place of. */
export interface Change {
  readonly was: string;
  readonly now: string;
}

/** What no file that the kit writes may hold, whoever reads it. */
// eslint-disable-next-line no-control-regex -- these are the very characters to be found
const unseen = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\u202a-\u202e\ud800-\udfff]/;

/** What differs beyond the texts that were changed; undefined where nothing does. */
export function difference(
  path: string,
  before: string,
  after: string,
  changes: readonly Change[],
): string | undefined {
  if (unseen.test(after.replace(/[\ud800-\udbff][\udc00-\udfff]/g, ""))) return `${path}: a control character`;
  if (before === after) return undefined;
  try {
    const [was, now] = [treeOf(path, before), treeOf(path, after)];
    return was === undefined ? undefined : unlike(was, now, changes, path);
  } catch (error) {
    return `${path}: ${String(error).split("\n")[0]}`;
  }
}

/** A file as data, in the words of its language; undefined for scripts, which are run. */
function treeOf(path: string, content: string): unknown {
  const ending = /[^./]+$/.exec(path)?.[0];
  switch (ending) {
    case "yaml":
    case "yml":
      // As kubectl and kOps read it.
      return parseAllDocuments(content, { version: "1.1" }).map((document) => {
        if (document.errors.length > 0) throw new Error(document.errors[0]?.message);
        return document.toJS() as unknown;
      });
    case "json": {
      const { reasons: _, ...rest } = JSON.parse(content) as { readonly reasons?: unknown };
      return Array.isArray(rest) ? Object.values(rest) : rest;
    }
    case "svg":
      return drawnOf(content);
    case "toml":
      return content.split("\n").map(tomlLine);
    case "mime":
      return content.split(/^--CALICO-KIT-BOUNDARY(?:--)?$/m).map((part) => {
        const [head = "", ...body] = part.trim().split("\n\n");
        return head.includes("x-shellscript") ? [head] : [head, treeOf("part.yaml", body.join("\n\n"))];
      });
    // Of a switch: each line is a command or a setting.
    case "conf":
    case "set":
      // A community of three numbers is a large one, and another command.
      return content.replaceAll("large-community", "community").split("\n");
    // Ruby's are settings, one a line; test/real/kubespray.test.ts has Ruby read them.
    case "md":
      return content.split("\n").map(copied);
    case "rb":
    case "daemons":
    case "interfaces":
      return content.split("\n");
    case "sh":
    case "hook":
    case "userdata":
      return undefined;
    default:
      throw new Error(`no way to read .${ending}`);
  }
}

/** A line of a page; of one that is there to be copied, each command as a shell takes it apart. */
function copied(line: string): unknown {
  const [, before, commands] = /^(\s*- (?:run|undo): )(`.*)$/.exec(line) ?? [];
  // In a table a bar is written with a backslash before it.
  if (commands === undefined) return line.replaceAll("\\|", "|");
  // A row of letters and quoted texts is a word; each sign that a shell has a meaning for is one of its own.
  const words = commands.match(/(?:[^\s'|&;<>()$`"\\]|\\.|'[^']*')+|\S/g) ?? [];
  return [before, ...words.map((word) => word.replace(/'([^']*)'|\\(.)/g, "$1$2"))];
}

const elements = ["defs", "desc", "g", "marker", "path", "rect", "style", "svg", "text", "title"];
const attributes = [
  ...["aria-labelledby", "class", "d", "height", "id", "lengthAdjust", "marker-end", "marker-start", "markerHeight"],
  ...["markerWidth", "orient", "refX", "refY", "role", "rx", "textLength", "viewBox", "width", "x", "xmlns", "y"],
];

/**
 * What a picture holds beside texts, which are broken by their width and move what is below: nothing but what draws.
 * @throws Error for any other element or attribute
 */
function drawnOf(content: string): readonly string[] {
  if (!/^(?:<[a-z/][^<>]*>|[^<>&]|&(?:amp|lt|gt|quot);)*$/.test(content)) throw new Error("not well-formed");
  for (const [, element = "", rest = ""] of content.matchAll(/<\/?([^\s<>/]*)([^<>]*)>/g)) {
    if (!elements.includes(element)) throw new Error(`the element ${element}`);
    const left = rest.replace(/\s([^\s="]+)="[^"]*"/g, (_, attribute: string) => {
      if (!attributes.includes(attribute)) throw new Error(`the attribute ${attribute} of ${element}`);
      return "";
    });
    if (left.replace("/", "").trim() !== "") throw new Error(`${element} holds ${left}`);
  }
  return [];
}

/** A line of the TOML that the kit writes. */
function tomlLine(line: string): unknown {
  const [, key = "", value] = /^("(?:[^"\\]|\\.)*"|[\w-]+) = (.*)$/.exec(line) ?? [];
  if (value !== undefined)
    return [key.startsWith('"') ? (JSON.parse(key) as unknown) : key, JSON.parse(value) as unknown];
  if (line !== "" && !/^\[[\w.-]+\]$/.test(line)) throw new Error(`not a line of TOML: ${line}`);
  return line;
}

function unlike(was: unknown, now: unknown, changes: readonly Change[], at: string): string | undefined {
  if (typeof was === "string" && typeof now === "string") {
    // A folder may be written with a slash at its end, whether the text has one or not.
    if (comesFrom(now, was, changes) || (was.endsWith("/") && comesFrom(`${now}/`, was, changes))) return undefined;
    const [one, other] = [embedded(was), embedded(now)];
    if (one !== undefined && other !== undefined) return unlike(one, other, changes, at);
    return `${at}: ${JSON.stringify(was)} became ${JSON.stringify(now)}`;
  }
  if (typeof was !== "object" || typeof now !== "object" || was === null || now === null)
    return was === now ? undefined : `${at}: ${JSON.stringify(was)} became ${JSON.stringify(now)}`;
  if (Array.isArray(was) !== Array.isArray(now)) return `${at}: a list became none`;
  const [one, other] = [Object.entries(was), Object.entries(now)];
  if (one.length !== other.length) return `${at}: ${one.length} parts became ${other.length}`;
  const left = new Map<string, unknown>(one);
  for (const [key, value] of other) {
    const old = left.has(key) ? key : [...left.keys()].find((one) => comesFrom(key, one, changes));
    if (old === undefined) return `${at}: the new key ${JSON.stringify(key)}`;
    const found = unlike(left.get(old), value, changes, `${at}/${key}`);
    if (found !== undefined) return found;
    left.delete(old);
  }
  return undefined;
}

/** JSON in a text, such as the values of VPP's ConfigMap. */
function embedded(text: string): unknown {
  return /^\s*[[{]/.test(text) ? (JSON.parse(text) as unknown) : undefined;
}

/** Whether a text is another one with some of the changes made; several can have come to the same text. */
export function comesFrom(now: string, was: string, changes: readonly Change[]): boolean {
  if (now === was) return true;
  // Names of Kubernetes objects are lower-case, those of switches need not be.
  return changes.flatMap(withLowerCase).some((change) => {
    const at = change.now === "" || change.now === change.was ? -1 : now.indexOf(change.now);
    if (at < 0 || !now.startsWith(was.slice(0, at))) return false;
    // What stands before the first one is the same already.
    const rest = was.slice(at);
    return (
      rest.startsWith(change.was) &&
      comesFrom(now.slice(at + change.now.length), rest.slice(change.was.length), changes)
    );
  });
}

function withLowerCase(change: Change): readonly Change[] {
  const lower = { ...change, was: change.was.toLowerCase(), now: change.now.toLowerCase() };
  return lower.now === change.now ? [change] : [change, lower];
}

/** Calls of programs, in the order of a pipe's programs or another, with the arguments that were changed and no others. */
export function callsDifference(
  was: readonly (readonly string[])[],
  now: readonly (readonly string[])[],
  changes: readonly Change[],
): string | undefined {
  const left = [...was];
  for (const call of now) {
    const at = left.findIndex(
      (old) =>
        old.length === call.length && call.every((argument, index) => isSame(old[index] ?? "", argument, changes)),
    );
    if (at < 0) return `the new call ${JSON.stringify(call)}`;
    left.splice(at, 1);
  }
  return left.length === 0 ? undefined : `no call ${JSON.stringify(left[0])}`;
}

/** An argument that was none before must not have become an option. */
function isSame(was: string, now: string, changes: readonly Change[]): boolean {
  return comesFrom(now, was, changes) && (!now.startsWith("-") || was.startsWith("-"));
}
