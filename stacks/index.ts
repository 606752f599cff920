import * as pulumi from "@pulumi/pulumi";
import { isCounted } from "../constructs/findings";
import { checkSource, readScenarios } from "../constructs/kit";
import { userError } from "../constructs/platforms/component";
import { liveFindings } from "./live";
import { program, refuseErrors } from "./program";
import { chooseSource } from "./source";

/** The program of plain `pulumi up`: the intent that the stack's configuration names. */
async function main(): Promise<Record<string, unknown>> {
  const config = new pulumi.Config();
  const chosen = { intent: config.get("intent"), scenario: config.get("scenario") };
  const source = chooseSource(chosen, pulumi.getRootDirectory(), readScenarios());
  if ("problem" in source) throw userError(source.problem);
  const checked = checkSource(source.path);
  if (!checked.ok) {
    refuseErrors(source.path, checked.refusal.findings);
    throw userError(`${source.path} was refused`);
  }
  const changes = await liveFindings(checked.plan);
  refuseErrors(source.path, changes, "the stack holds a cluster that cannot become this one");
  for (const { code, severity, path, message, fix } of [...checked.plan.findings, ...changes].filter(isCounted)) {
    const text = `${code} ${path}: ${message}; fix: ${fix}`;
    await (severity === "warning" ? pulumi.log.warn(text) : pulumi.log.info(text));
  }
  return program(checked.plan)();
}

// Not a default export: the SDK calls what the module itself is.
export = main;
