/** Puts a sandbox into a directory. */
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { delimiter, extname, join, resolve } from "node:path";
import { providers } from "./providers";
import { readSettings, settingsPath, type SettingsInput } from "./settings";
import { parseSettings } from "./settings/schema";

export interface SandboxOptions {
  /** Holds everything: settings, the pretended clouds, the plugins, the engine's own files. Made when absent. */
  readonly directory: string;
  /** Written to `<directory>/sandbox.json`. Left out: what is there stays. */
  readonly settings?: SettingsInput;
}

export interface Sandbox {
  /**
   * Variables for the engine's process: the plugins on PATH, a file backend, a passphrase, no downloads, no update
   * check, no region taken from the user's own files.
   */
  readonly environment: Record<string, string>;
  /** Holds `pulumi-resource-aws` and the others. */
  readonly pluginDirectory: string;
}

/**
 * Writes the plugins' executables and the settings. What the clouds hold stays as it is.
 * @throws Error naming each wrong key of the settings.
 */
export function installSandbox({ directory, settings }: SandboxOptions): Promise<Sandbox> {
  const root = resolve(directory);
  const pluginDirectory = join(root, "plugins");
  for (const folder of ["plugins", "cloud", "state", "home"]) mkdirSync(join(root, folder), { recursive: true });
  if (settings !== undefined) writeSettings(root, settings);
  const wanted = Object.keys(providers).map((name) => `pulumi-resource-${name}`);
  for (const file of readdirSync(pluginDirectory)) {
    if (!wanted.includes(file)) rmSync(join(pluginDirectory, file), { force: true, recursive: true });
  }
  for (const name of Object.keys(providers)) {
    const path = join(pluginDirectory, `pulumi-resource-${name}`);
    writeFileSync(path, shim(name, root));
    chmodSync(path, 0o755);
  }
  const environment = {
    PATH: `${pluginDirectory}${delimiter}${process.env["PATH"] ?? ""}`,
    PULUMI_BACKEND_URL: `file://${join(root, "state")}`,
    PULUMI_CONFIG_PASSPHRASE: "sandbox",
    // Plugins are ours; the engine must fail, not fetch, when one is missing.
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    PULUMI_HOME: join(root, "home"),
    PULUMI_SKIP_UPDATE_CHECK: "true",
  };
  return Promise.resolve({ environment, pluginDirectory });
}

/** Replaces the settings; running plugins see them at their next operation. */
export function writeSettings(directory: string, settings: SettingsInput): void {
  const path = settingsPath(resolve(directory));
  const text = `${JSON.stringify(settings, null, 2)}\n`;
  parseSettings(text, path);
  writeFileSync(path, text);
}

/** An object in the cloud that no stack made, in the words of Pulumi's provider. */
export interface PreexistingObject {
  readonly type: string;
  readonly id: string;
  readonly properties: Readonly<Record<string, string>>;
}

/** Adds to the objects that were there before; one of the same type and id is replaced. Nothing else changes. */
export function addPreexisting(directory: string, objects: readonly PreexistingObject[]): void {
  if (objects.length === 0) return;
  const settings = readSettings(resolve(directory));
  const others = settings.preexisting.filter(
    (known) => !objects.some(({ type, id }) => type === known.type && id === known.id),
  );
  const added = objects.map(({ type, id, properties }) => ({ type, id, properties: { ...properties } }));
  writeSettings(directory, { ...settings, preexisting: [...others, ...added] });
}

/** Node starts the plugin. Where it is not compiled, TypeScript is stripped on the way in, and kept in tsx's cache. */
function shim(name: string, directory: string): string {
  // A `#!` line ends at 127 bytes on some systems, and takes no blanks.
  const node = process.execPath.length < 120 && !/\s/.test(process.execPath) ? process.execPath : "/usr/bin/env node";
  const plugin = pluginFile();
  const compiler = plugin.endsWith(".ts") ? `require(${JSON.stringify(require.resolve("tsx/cjs"))});\n` : "";
  return `#!${node}
${compiler}require(${JSON.stringify(plugin)}).runPlugin(${JSON.stringify(name)}, ${JSON.stringify(directory)});
`;
}

/**
 * What plugins run. The engine starts several of them for each operation, and stripping their TypeScript takes twice
 * as long as all the rest: in a clone, too, they are the compiled ones as long as no source of them is newer.
 */
function pluginFile(): string {
  const own = join(__dirname, `plugin${extname(__filename)}`);
  const compiled = join(__dirname, "../dist/sandbox/plugin.js");
  if (own.endsWith(".js") || !existsSync(compiled)) return own;
  const { mtimeMs } = statSync(compiled);
  const isCurrent = ["", ...readdirSync(__dirname, { recursive: true, encoding: "utf8" })].every(
    (file) => statSync(join(__dirname, file)).mtimeMs <= mtimeMs,
  );
  return isCurrent ? compiled : own;
}
