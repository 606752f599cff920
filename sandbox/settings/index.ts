/** The sandbox's settings file, `<directory>/sandbox.json`. Providers read it at every operation. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type * as Schema from "./schema";
import type { Match, Operation, Settings, SettingsInput } from "./schema";

const none: Settings = { preexisting: [], faults: [], delays: [], answers: [], kubernetes: {} };
let last: { text: string; settings: Settings } | undefined;

export function settingsPath(directory: string): string {
  return join(directory, "sandbox.json");
}

/** @throws Error naming the file and each wrong key. An absent file gives the defaults. */
export function readSettings(directory: string): Settings {
  const path = settingsPath(directory);
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return none;
    throw error;
  }
  if (last?.text !== text) {
    // Loading zod is a good part of a plugin's start-up; most sandboxes have no settings.
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded only where there are any
    const { parseSettings } = require("./schema") as typeof Schema;
    last = { text, settings: parseSettings(text, path) };
  }
  return last.settings;
}

export type { Match, Operation, Settings, SettingsInput };
