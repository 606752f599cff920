import { existsSync, realpathSync, statSync } from "node:fs";
import { basename, delimiter, dirname, isAbsolute, join, relative, sep } from "node:path";
import { word } from "../constructs/model";
import { commands } from "./commands";

/** How the process was started. */
export interface Start {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** The script that node runs, as it was called: perhaps a symbolic link. */
  readonly script: string;
  /** Where the kit itself is. */
  readonly installation: string;
}

/** The npm scripts of the kit's own package that hand what the user typed to the command. */
const ownScripts = ["kit", "start"];

/**
 * The folder that relative paths are relative to: where the user stands. npm runs a script in the root of its package, and
 * says where it was called (INIT_CWD). That is for our own scripts, whose arguments the user typed. What another project's
 * script calls is written in its package.json, and relative to that, as npm says of every script.
 */
export function userFolder({ cwd, env, installation }: Omit<Start, "script">): string {
  const folder = env["INIT_CWD"];
  const isOurs = isOwnScript(env, installation) && isSame(cwd, installation);
  return isOurs && folder !== undefined && isAbsolute(folder) && isFolder(folder) ? folder : cwd;
}

function isOwnScript(env: NodeJS.ProcessEnv, installation: string): boolean {
  const { npm_lifecycle_event: event = "", npm_package_json: file } = env;
  return ownScripts.includes(event) && (file === undefined || isSame(file, join(installation, "package.json")));
}

/** How the user starts the kit again from where they stand: what `calico-kit` is replaced with in what we say. */
export function commandName(start: Start): string {
  const { env, installation } = start;
  const { npm_lifecycle_event: event } = env;
  if (isOwnScript(env, installation)) {
    const isInside = isWithin(userFolder(start), installation);
    return isInside ? "npm run kit --" : `npm --prefix ${word(installation)} run kit --`;
  }
  if (event === "npx") {
    const from = env["npm_config_package"];
    return from ? `npx --package=${word(from)} calico-kit` : "npx calico-kit";
  }
  return installed(start) ?? `node ${word(shorter(start.script, start.cwd))}`;
}

/** A link that a package manager made; undefined where the script itself was called. */
function installed({ cwd, env, script }: Start): string | undefined {
  if (basename(script).replace(/\.(cmd|ps1)$/, "") !== "calico-kit") return undefined;
  const folder = dirname(script);
  if (folder.endsWith(join("node_modules", ".bin"))) {
    // npm puts this folder on the PATH of scripts only; npx finds it from below the project's root.
    return isWithin(cwd, dirname(dirname(folder))) ? "npx calico-kit" : word(script);
  }
  const isOnPath = (env["PATH"] ?? "").split(delimiter).some((entry) => entry !== "" && isSame(entry, folder));
  return isOnPath ? "calico-kit" : word(shorter(script, cwd));
}

const advised = new RegExp(`\\bcalico-kit (?=(?:${[...Object.keys(commands), "help"].join("|")})\\b)`, "g");

/** A text of the kit's, with the commands in it as the user types them. */
export function asTyped(text: string, command: string): string {
  return text.replace(advised, () => `${command} `);
}

function shorter(path: string, cwd: string): string {
  const short = relative(cwd, path);
  return short.length < path.length ? short : path;
}

function isWithin(path: string, folder: string): boolean {
  const [inner, outer] = [real(path), real(folder)];
  return inner === outer || inner.startsWith(outer.endsWith(sep) ? outer : outer + sep);
}

function isSame(a: string, b: string): boolean {
  return real(a) === real(b);
}

function real(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
