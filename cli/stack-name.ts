import { statSync } from "node:fs";
import { type ReadResult, readSource } from "../constructs/intent";
import { readScenarios } from "../constructs/kit";
import type { Context } from "./context";
import { UserError } from "./errors";
import { readInput, standardInput } from "./source";

/**
 * The stack that a command is about which needs nothing else of an intent: the one that `--stack` names, else the name in
 * the intent. The intent may have errors; with `--stack` it need not even be there.
 */
export function stackName(
  command: string,
  source: string | undefined,
  stack: string | undefined,
  context: Context,
): string {
  if (stack !== undefined) return stack;
  const fix = `calico-kit ${command} --stack NAME`;
  if (source === undefined) {
    throw new UserError({ what: `${command} needs to know which stack`, wanted: "SOURCE or --stack NAME", fix });
  }
  const name = nameIn(source, context);
  if (name !== undefined) return name;
  throw new UserError({ what: "the name of the stack cannot be read from the intent", got: source, fix });
}

function nameIn(source: string, context: Context): string | undefined {
  const read = source === standardInput ? readInput(context) : readNamed(source);
  const data = read?.ok === true ? read.document.data : undefined;
  const name = typeof data === "object" && data !== null && "name" in data ? data.name : undefined;
  return typeof name === "string" && name !== "" ? name : undefined;
}

function readNamed(source: string): ReadResult | undefined {
  // As everywhere, a folder hides no scenario.
  const isFile = statSync(source, { throwIfNoEntry: false })?.isDirectory() === false;
  const path = isFile ? source : readScenarios().find(({ id }) => id === source)?.intent;
  return path === undefined ? undefined : readSource(path);
}
