/**
 * Real tests say which programs they need. What cannot be had is skipped with its reason, never passed.
 * `node tools/test.mjs` collects the reasons through CALICO_KIT_SKIPS; under bare jest they are printed.
 */
import { appendFileSync } from "node:fs";
import { type EngineId, findEngine, type Missing } from "../../../tools/engines";

/** An engine, or a question about the machine (root, network namespaces …) that answers with what is missing. */
export type Need = EngineId | (() => Missing | undefined);

/**
 * `describe` when everything is there, else `describe.skip`. The body runs either way, so that the skipped tests can be
 * counted: paths of engines belong into hooks and tests, not beside them.
 */
export function describeWith(needs: readonly Need[], title: string, body: () => void): void {
  const missing = needs.flatMap((need) => missingOf(need) ?? []);
  if (missing.length === 0) {
    describe(title, body);
    return;
  }
  const reason = missing.map((what) => `${what.missing}; fix: ${what.fix}`).join(" | ");
  record({ file: expect.getState().testPath ?? "", title, reason });
  describe.skip(title, body);
}

function missingOf(need: Need): Missing | undefined {
  if (typeof need === "function") return need();
  const state = findEngine(need);
  return "missing" in state ? state : undefined;
}

const told = new Set<string>();

function record(skip: { file: string; title: string; reason: string }): void {
  const file = process.env.CALICO_KIT_SKIPS;
  if (file) {
    appendFileSync(file, `${JSON.stringify(skip)}\n`);
  } else if (!told.has(skip.reason)) {
    told.add(skip.reason);
    process.stderr.write(`skipped: ${skip.reason}\n`);
  }
}
