/** The real Pulumi engine, driven through the Automation API, against a sandbox. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import {
  LocalWorkspace,
  type ProjectSettings,
  PulumiCommand,
  type PulumiFn,
  type Stack,
} from "@pulumi/pulumi/automation";
import { addPreexisting, installSandbox, type PreexistingObject } from "./install";
import { recoverState } from "./recovery";
import { providers } from "./providers";

export interface EngineOptions {
  /** Path of the `pulumi` binary. */
  readonly pulumiBinary: string;
  /** Changes how the engine is run. */
  readonly command?: (command: PulumiCommand) => PulumiCommand;
  /** The sandbox's directory; what is missing in it is installed. */
  readonly directory: string;
  readonly projectName: string;
  readonly stackName: string;
  readonly program: PulumiFn;
  /** Stack configuration, e.g. `{ "aws:region": "eu-central-1" }`. */
  readonly config?: Readonly<Record<string, string>>;
  /** Secret stack configuration; never among any process' arguments. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** What is in the cloud before the program begins, beside what the settings say. */
  readonly preexisting?: readonly PreexistingObject[];
  /** Laid over the sandbox's own variables. */
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Opens (or creates) a stack whose state, plugins and clouds are all inside the sandbox's directory.
 * @returns a Stack of the Automation API: `preview`, `up`, `refresh`, `destroy`, `cancel`, `exportStack` …
 * @throws Error when the binary does not run, or is older than the Automation API wants.
 */
export async function openEngine(options: EngineOptions): Promise<Stack> {
  const directory = resolve(options.directory);
  const { environment, pluginDirectory } = await installSandbox({ directory });
  const { projectName, stackName, program } = options;
  addPreexisting(directory, options.preexisting ?? []);
  recoverState(join(directory, "state", ".pulumi"));
  const workDir = join(directory, "project");
  mkdirSync(workDir, { recursive: true });
  // PATH would do for the plugins; named in the project, the engine does not warn that they came from PATH.
  const projectSettings: ProjectSettings & { plugins: unknown } = {
    name: projectName,
    runtime: "nodejs",
    backend: { url: environment["PULUMI_BACKEND_URL"] },
    plugins: { providers: Object.keys(providers).map((name) => ({ name, path: pluginDirectory })) },
  };
  const command = await commandAt(options.pulumiBinary, directory);
  const stack = await LocalWorkspace.createOrSelectStack(
    { projectName, stackName, program },
    {
      pulumiCommand: options.command?.(command) ?? command,
      pulumiHome: environment["PULUMI_HOME"],
      workDir,
      envVars: { ...environment, ...options.environment },
      projectSettings,
    },
  );
  const config = Object.entries(options.config ?? {}).map(([key, value]) => [key, { value }] as const);
  if (config.length > 0) await stack.setAllConfig(Object.fromEntries(config));
  for (const [key, value] of Object.entries(options.secrets ?? {})) {
    // The Automation API hands values over as arguments, which everybody on the machine can read.
    execFileSync(resolve(options.pulumiBinary), ["config", "set", "--secret", key, "--stack", stackName], {
      cwd: workDir,
      env: { ...process.env, ...environment, ...options.environment },
      input: value,
      stdio: ["pipe", "ignore", "pipe"],
    });
  }
  return stack;
}

/** Whether a sandbox holds a stack, by its checkpoint. */
export function hasStack({
  directory,
  projectName,
  stackName,
}: Pick<EngineOptions, "directory" | "projectName" | "stackName">): boolean {
  return existsSync(join(directory, "state", ".pulumi", "stacks", projectName, `${stackName}.json`));
}

/** Names of the sandboxes in a folder that hold a stack of their own name. */
export function stacksIn(folder: string, projectName: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((stackName) =>
    hasStack({ directory: join(folder, stackName), projectName, stackName }),
  );
}

/** The Automation API looks for `<root>/bin/pulumi`; ours may lie anywhere and have any name. */
async function commandAt(binary: string, directory: string): Promise<PulumiCommand> {
  if (!existsSync(binary)) throw new Error(`no Pulumi engine at ${binary}`);
  const root = join(directory, "engine");
  mkdirSync(join(root, "bin"), { recursive: true });
  const link = join(root, "bin", "pulumi");
  rmSync(link, { force: true });
  symlinkSync(resolve(binary), link);
  // A binary that was built from the module has no release version of its own.
  return PulumiCommand.get({ root, skipVersionCheck: true });
}
