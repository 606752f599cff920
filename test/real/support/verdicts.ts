/** What Calico's own code says of objects of projectcalico.org/v3: tools/engines/calico/verdicts. */
import { spawnSync } from "node:child_process";
import type { KubernetesObject } from "../../../constructs/model";
import { enginePath } from "../../../tools/engines";

/** What Felix makes of a FelixConfiguration. */
export interface FelixVerdict {
  /** Why Felix exits when it reads it. */
  readonly dies?: string;
  /** Why Felix puts its default in place of a value, by parameter. */
  readonly replaced?: Readonly<Record<string, string>>;
  /** Parameters that Felix does not know. */
  readonly ignored?: readonly string[];
  /** The values that Felix works with, as Go writes them. */
  readonly parsed?: Readonly<Record<string, string>>;
}

export interface Verdict {
  /** Why Calico's API server does not take the object. */
  readonly refused?: string;
  /** What the validator panicked with. */
  readonly panics?: string;
  readonly felix?: FelixVerdict;
}

/** Asks once for all objects: a verdict for each, in their order. */
export function verdictsOf(objects: readonly KubernetesObject[]): readonly Verdict[] {
  if (objects.length === 0) return [];
  const input = objects.map((object) => `${JSON.stringify(object)}\n`).join("");
  const options = { input, encoding: "utf8", maxBuffer: 2 ** 28, timeout: 120_000 } as const;
  const { status, stdout, stderr, error } = spawnSync(enginePath("calico-verdicts"), [], options);
  if (status !== 0) throw new Error(`calico-verdicts: ${error?.message ?? stderr}`);
  const verdicts = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Verdict);
  if (verdicts.length !== objects.length) throw new Error(`${objects.length} objects, ${verdicts.length} verdicts`);
  return verdicts;
}
