import { basename, dirname, extname, resolve } from "node:path";
import { parseText } from "../../constructs/intent";
import { checkDocument, starterIntent } from "../../constructs/kit";
import { word } from "../../constructs/model";
import type { Context } from "../context";
import { exitCodes, UserError } from "../errors";
import { answersFor, type Answers, namePattern } from "../init/questions";
import { refuseTaken, writeNew } from "../init/new-file";
import { schemaReference } from "../init/schema-line";
import { standardInput as standardStream } from "../source";

/** Options: the answers that are given instead of asked for, and what may happen to a file. */
export interface InitOptions {
  readonly platform?: string;
  readonly region?: string;
  readonly distribution?: string;
  readonly dataPlane?: string;
  readonly name?: string;
  /** Whether a file that is there may be lost. */
  readonly force: boolean;
}

const defaultName = "my-cluster";

/** `calico-kit init [FILE]`: a first intent, from a few answers, with what comes next in comments. `-` prints it. */
export async function init(file: string, { force, ...options }: InitOptions, context: Context): Promise<number> {
  const isPrinted = file === standardStream;
  const path = resolve(context.cwd, isPrinted ? "intent.yaml" : file);
  if (!isPrinted) refuseTaken(path, file, { force });
  const {
    platform = "",
    name = "",
    "data-plane": dataplane = "",
    ...own
  } = await answersFor(given(options), nameFor(path), context);
  const schema = schemaReference(dirname(path), context.installation);
  const text = starterIntent({ platform, name, schema, answers: { ...own, dataplane } });
  refuseErrors(text, path);
  if (isPrinted) {
    context.out.write(text);
    return exitCodes.ok;
  }
  writeNew(path, file, text, { force });
  context.out.write(`${[`${file} is written. Next:`, ...next(file, context.command)].join("\n")}\n`);
  return exitCodes.ok;
}

/** What was given, by the names of the options as one types them. */
function given({ dataPlane, ...others }: Omit<InitOptions, "force">): Answers {
  const all = { ...others, "data-plane": dataPlane };
  return Object.fromEntries(Object.entries(all).flatMap(([id, text]) => (text === undefined ? [] : [[id, text]])));
}

function next(file: string, command: string): readonly string[] {
  const source = word(file);
  return [
    `  ${command} check ${source}`,
    `  ${command} up ${source} --sandbox  # the whole way without an account`,
    `  ${command} explain ${source}`,
  ];
}

/** The file's own name where that says something. */
function nameFor(path: string): string {
  const name = basename(path, extname(path));
  return name !== "intent" && namePattern.test(name) ? name : defaultName;
}

/** Some answers do not go together, and the rules know which: then there is nothing worth writing. */
function refuseErrors(text: string, path: string): void {
  const read = parseText(path, text);
  if (!read.ok) throw new Error(`init wrote no YAML: ${read.report.findings[0]?.message ?? ""}`);
  const checked = checkDocument(path, read.document, dirname(path));
  if (checked.ok) return;
  const errors = checked.refusal.findings.filter(({ severity }) => severity === "error");
  const [first] = errors;
  throw new UserError({
    what: "these answers do not go together; nothing was written",
    got: errors.map(({ code, message }) => `${code}: ${message}`).join(", "),
    fix: first?.fix ?? "take another data plane",
  });
}
