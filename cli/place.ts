import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, isAbsolute, join, resolve } from "node:path";

/** Name of the Pulumi project that every stack of the kit belongs to. */
export const projectName = "calico-kit";

/**
 * The folder of the Pulumi project, where everything lies that a command writes: the stacks' configuration, sandboxes,
 * details of errors. Never where the kit is installed, unless one works in there: an installation may be read-only, and the
 * next one wipes it.
 *
 * 1. the folder that CALICO_KIT_HOME names;
 * 2. the nearest folder from `cwd` upwards whose Pulumi.yaml is this project's: a clone of the kit, or one's own;
 * 3. `calico-kit` in the user's folder for state (XDG_STATE_HOME), the same from wherever one calls the command.
 */
export function projectFolder(cwd: string, env: NodeJS.ProcessEnv): string {
  const named = env["CALICO_KIT_HOME"];
  if (named) return resolve(cwd, named);
  return projectAbove(cwd) ?? join(stateHome(env), projectName);
}

function projectAbove(folder: string): string | undefined {
  if (isProject(folder)) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : projectAbove(parent);
}

function isProject(folder: string): boolean {
  const path = join(folder, "Pulumi.yaml");
  try {
    return existsSync(path) && new RegExp(`^name: *["']?${projectName}["']? *$`, "m").test(readFileSync(path, "utf8"));
  } catch {
    return false;
  }
}

/** A relative path is none, says the XDG specification. */
function stateHome(env: NodeJS.ProcessEnv): string {
  const named = env["XDG_STATE_HOME"];
  return named && isAbsolute(named) ? named : join(homedir(), ".local", "state");
}
