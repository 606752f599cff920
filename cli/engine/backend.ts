import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

/** The user's folder of Pulumi: credentials, plugins, which stack is selected where. */
export function pulumiHome(env: NodeJS.ProcessEnv): string {
  return env["PULUMI_HOME"] ? resolve(env["PULUMI_HOME"]) : join(homedir(), ".pulumi");
}

/**
 * Whether stacks are kept in a folder of this machine that holds none: an engine that is asked for one there would lay out
 * the backend first. False where nobody knows without asking.
 * @param workDir the folder of Pulumi.yaml, which an address may be relative to
 */
export function isEmptyFileBackend(workDir: string, env: NodeJS.ProcessEnv): boolean {
  const url = backendUrl(workDir, env);
  if (url?.startsWith("file://") !== true) return false;
  const folder = resolve(workDir, folderOf(url));
  return existsSync(folder) && !existsSync(join(folder, ".pulumi"));
}

/** Where the engine keeps stacks, in its own order: the environment, the project, where the user logged in last. */
function backendUrl(workDir: string, env: NodeJS.ProcessEnv): string | undefined {
  const project = read(join(workDir, "Pulumi.yaml"))?.["backend"] as { readonly url?: unknown } | null | undefined;
  const found = [env["PULUMI_BACKEND_URL"], project?.url, read(join(pulumiHome(env), "credentials.json"))?.["current"]];
  return found.find((url): url is string => typeof url === "string" && url !== "");
}

function read(path: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return parse(readFileSync(path, "utf8")) as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
}

/** `file://~` and `file://./state` are Pulumi's own. */
export function folderOf(url: string): string {
  const path = (url.split("?", 1)[0] ?? url).slice("file://".length);
  if (path.startsWith("~")) return join(homedir(), path.slice(1));
  return path.startsWith("/") ? fileURLToPath(`file://${path}`) : path;
}
