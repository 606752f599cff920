import { automation } from "@pulumi/pulumi";
import { randomBytes } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isEmptyFileBackend, pulumiHome } from "./backend";
import type { Opening, Preview } from "./opening";
import type { Runner } from "./own-session";
import { argsOf, commandAt, projectFor, writeProject } from "./real-stack";

/**
 * A stack that is there is previewed in its place. For one that is not, nothing is to stay behind: no stack at the
 * backend, no file in the project, and none in the user's folder of Pulumi. So it gets all of them of its own, for as long
 * as the preview takes.
 */
export async function previewForReal(opening: Opening): Promise<Preview> {
  const { name, binary, context } = opening;
  const scratch = mkdtempSync(join(tmpdir(), "calico-kit-preview-"));
  const close = () => rmSync(scratch, { recursive: true, force: true });
  try {
    writeProject(scratch, context);
    const folder = projectFor(name, context);
    const workDir = existsSync(join(folder, "Pulumi.yaml")) ? folder : scratch;
    const pulumiCommand = withoutSelecting(await commandAt(binary));
    const stack = isEmptyFileBackend(workDir, context.env)
      ? undefined
      : await existingStack(opening, { workDir, pulumiCommand });
    return { stack: stack ?? (await scratchStack(opening, scratch, folder)), close };
  } catch (error) {
    close();
    throw error;
  }
}

/** The stack at the user's backend; undefined where there is none. */
async function existingStack(
  opening: Opening,
  workspace: automation.LocalWorkspaceOptions,
): Promise<automation.Stack | undefined> {
  try {
    return await automation.LocalWorkspace.selectStack(argsOf(opening), workspace);
  } catch (error) {
    if (error instanceof automation.StackNotFoundError) return undefined;
    throw error;
  }
}

async function scratchStack(opening: Opening, scratch: string, folder: string): Promise<automation.Stack> {
  const { name, binary, context } = opening;
  const settings = `Pulumi.${name.split("/").at(-1)}.yaml`;
  const isConfigured = existsSync(join(folder, settings));
  if (isConfigured) cpSync(join(folder, settings), join(scratch, settings));
  const state = join(scratch, "state");
  mkdirSync(state);
  const envVars: Record<string, string> = {
    PULUMI_BACKEND_URL: `file://${state}`,
    // What is configured already is sealed with the user's passphrase.
    ...(isConfigured ? {} : { PULUMI_CONFIG_PASSPHRASE: randomBytes(24).toString("hex") }),
  };
  const pulumiCommand = await commandAt(binary);
  const home = scratchHome(scratch, context.env);
  return automation.LocalWorkspace.createOrSelectStack(argsOf({ ...opening, name: plainName(name) }), {
    workDir: scratch,
    pulumiCommand,
    pulumiHome: home,
    envVars,
  });
}

/** A folder of Pulumi of the preview's own, where it notes what is selected; plugins are the user's. */
function scratchHome(scratch: string, env: NodeJS.ProcessEnv): string {
  const home = join(scratch, "home");
  const plugins = join(pulumiHome(env), "plugins");
  mkdirSync(plugins, { recursive: true });
  mkdirSync(home);
  symlinkSync(plugins, join(home, "plugins"));
  return home;
}

/** A backend in files knows no organisations but its own. */
function plainName(name: string): string {
  return name.split("/").at(-1) ?? name;
}

/**
 * The same engine, that only looks whether a stack is there where the SDK would select it: which one is selected is the
 * user's affair, and noted in the user's folder of Pulumi.
 */
function withoutSelecting(command: automation.PulumiCommand): automation.PulumiCommand {
  const runner = command as unknown as Runner;
  const run: Runner["run"] = (args, ...rest) => {
    const [group, verb, ...options] = args;
    const isSelection = group === "stack" && verb === "select";
    return runner.run(isSelection ? ["stack", "--show-name", ...options] : args, ...rest);
  };
  return Object.create(command, { run: { value: run } }) as automation.PulumiCommand;
}
