import type { automation } from "@pulumi/pulumi";
import type { Finding } from "../../constructs/findings";
import { heldFacts, judgeLive, notInsistable, type Plan } from "../../constructs/kit";
import type { Context } from "../context";
import { Done, exitCodes, UserError } from "../errors";
import { printFindings } from "../source";
import { readState } from "./state";

/** Reads `--insist CODE`, given any number of times. */
export function parseInsisted(codes: readonly string[]): readonly string[] {
  const [unknown] = notInsistable(codes);
  if (unknown === undefined) return codes;
  throw new UserError({
    what: "--insist names no change that is refused",
    got: unknown,
    wanted: "the code of a finding, such as LIVE-301",
    fix: "take the code from what `preview` says, or leave it out",
  });
}

/**
 * Holds a plan against what the stack has made. A change that a live cluster cannot take, and that is not insisted on, ends
 * the command before the engine is asked for anything.
 * @returns what was said of changes that go on all the same
 */
export async function refuseLiveChanges(
  plan: Plan,
  stack: automation.Stack,
  insisted: readonly string[],
  context: Context,
): Promise<readonly Finding[]> {
  const { resources } = await readState(stack);
  const findings = judgeLive(plan, heldFacts(resources), insisted);
  if (findings.length === 0) return findings;
  printFindings(findings, plan.source, context);
  if (!findings.some(({ severity }) => severity === "error")) return findings;
  context.err.write(
    `calico-kit: stack ${stack.name} holds a cluster that cannot become this one; nothing was touched\n`,
  );
  throw new Done(exitCodes.findings);
}
