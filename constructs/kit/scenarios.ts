import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

/** The kit's own scenarios. */
export const scenariosDirectory = join(__dirname, "..", "..", "scenarios");

const scenarioFile = z.strictObject({ title: z.string(), minutes: z.number().int().positive() });

export interface Scenario {
  readonly id: string;
  readonly title: string;
  /** Hands-on minutes that a course plans for. */
  readonly minutes: number;
  /** Path of its intent. */
  readonly intent: string;
}

/** Every scenario in a directory, `quickstart` first, the others by id. */
export function readScenarios(directory = scenariosDirectory): readonly Scenario[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(directory, entry.name, "intent.yaml")))
    .map((entry): Scenario => {
      const meta = scenarioFile.parse(parse(readFileSync(join(directory, entry.name, "scenario.yaml"), "utf8")));
      return { id: entry.name, ...meta, intent: join(directory, entry.name, "intent.yaml") };
    })
    .sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
}

function rank({ id }: Scenario): number {
  return id === "quickstart" ? 0 : 1;
}
