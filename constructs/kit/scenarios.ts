import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { installation } from "../model";
import { parse } from "yaml";
import * as z from "zod";

/** The kit's own scenarios. */
export const scenariosDirectory = join(installation, "scenarios");

const scenarioFile = z.strictObject({ title: z.string(), minutes: z.number().int().positive() });

export interface Scenario {
  readonly id: string;
  readonly title: string;
  /** Hands-on minutes that a course plans for. */
  readonly minutes: number;
  /** Path of its intent. */
  readonly intent: string;
}

/** The ids of the scenarios in a directory, `quickstart` first, the others sorted. */
export function scenarioIds(directory = scenariosDirectory): readonly string[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(intentOf(directory, entry.name)))
    .map(({ name }) => name)
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** Every scenario in a directory, in the order of `scenarioIds`. */
export function readScenarios(directory = scenariosDirectory): readonly Scenario[] {
  return scenarioIds(directory).map((id): Scenario => {
    const meta = scenarioFile.parse(parse(readFileSync(join(directory, id, "scenario.yaml"), "utf8")));
    return { id, ...meta, intent: intentOf(directory, id) };
  });
}

/** Path of a scenario's intent. */
export function intentOf(directory: string, id: string): string {
  return join(directory, id, "intent.yaml");
}

function rank(id: string): number {
  return id === "quickstart" ? 0 : 1;
}
