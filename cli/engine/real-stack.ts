import { codeFile, isCompiled } from "../../constructs/model";
import { automation } from "@pulumi/pulumi";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { program } from "../../stacks/program";
import type { Context } from "../context";
import { UserError } from "../errors";
import { projectName } from "../place";
import { noProgram, type Opening } from "./opening";
import { inOwnSession } from "./own-session";

export async function openForReal(opening: Opening): Promise<automation.Stack> {
  const { name, binary, create, context } = opening;
  const pulumiCommand = await commandAt(binary);
  // The folder of Pulumi.yaml, so that `pulumi config`, `pulumi stack output` and the rest work on the same stack.
  const workDir = projectFor(name, context);
  if (isOurs(workDir)) writeProject(workDir, context);
  const workspace = { workDir, pulumiCommand };
  if (create) return automation.LocalWorkspace.createOrSelectStack(argsOf(opening), workspace);
  try {
    return await automation.LocalWorkspace.selectStack(argsOf(opening), workspace);
  } catch (error) {
    throw error instanceof automation.StackNotFoundError ? await noStack(name, workspace) : error;
  }
}

export function argsOf({ name, plan }: Opening): automation.InlineProgramArgs {
  const run = plan === undefined ? () => Promise.resolve().then(noProgram) : program(plan);
  return { stackName: name, projectName, program: run };
}

/** Versions before had the stacks' configuration where they were installed: a stack that has it there keeps it there. */
export function projectFor(name: string, { project, installation }: Context): string {
  const settings = `Pulumi.${name.split("/").at(-1)}.yaml`;
  return !existsSync(join(project, settings)) && existsSync(join(installation, settings)) ? installation : project;
}

/** Whether a folder has no project yet, or one that `writeProject` made, perhaps for an installation that is gone. */
function isOurs(folder: string): boolean {
  const path = join(folder, "Pulumi.yaml");
  return !existsSync(path) || /^main: "?\/.*\/stacks\/index\.[jt]s"?$/m.test(readFileSync(path, "utf8"));
}

/** The kit's project in another folder: the same, with the way to the program. */
export function writeProject(folder: string, { installation }: Context): void {
  mkdirSync(folder, { recursive: true });
  const kit = readFileSync(join(installation, "Pulumi.yaml"), "utf8");
  const main = stringify({ main: codeFile("stacks/index") });
  const flags = isCompiled ? "" : `nodeargs: --require ${require.resolve("tsx/cjs")}`;
  const text = kit.replace(/^main: .*\n/m, main).replace("nodeargs: --require tsx/cjs", flags);
  const path = join(folder, "Pulumi.yaml");
  if (!existsSync(path) || readFileSync(path, "utf8") !== text) writeFileSync(path, text);
}

async function noStack(name: string, workspace: automation.LocalWorkspaceOptions): Promise<UserError> {
  const { stackNames, url } = await stacksOf(workspace);
  return new UserError({
    what: `there is no stack ${name}${url === undefined ? "" : ` at ${url}`}`,
    ...(stackNames.length === 0 ? {} : { wanted: `one of ${stackNames.join(", ")}` }),
    fix: "name one with --stack, or make it with `calico-kit up SOURCE`; PULUMI_BACKEND_URL says where stacks are kept",
  });
}

/** For a message only, so a failure of this is none of the user's. */
async function stacksOf(
  options: automation.LocalWorkspaceOptions,
): Promise<{ readonly stackNames: readonly string[]; readonly url?: string }> {
  try {
    const workspace = await automation.LocalWorkspace.create(options);
    const stacks = await workspace.listStacks();
    const { url } = await workspace.whoAmI();
    return { stackNames: stacks.map(({ name }) => name), ...(url === undefined ? {} : { url }) };
  } catch {
    return { stackNames: [] };
  }
}

/** The Automation API takes an engine only as a folder with `bin/pulumi` in it; ours may have any name and place. */
export async function commandAt(binary: string): Promise<automation.PulumiCommand> {
  const root = mkdtempSync(join(tmpdir(), "calico-kit-engine-"));
  try {
    mkdirSync(join(root, "bin"));
    symlinkSync(binary, join(root, "bin", "pulumi"));
    return inOwnSession(await automation.PulumiCommand.get({ root }), binary);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
