/** Engines for the TypeScript side: where each is, or why not. Finds, never builds: that is tools/set-up/engines.mjs. */
import type table from "./set-up/engines.json";
import { findEngine as find, type Found, type Missing } from "./set-up/discovery.cjs";

export type EngineId = keyof typeof table;
export type { Found, Missing };

const found = new Map<EngineId, Found>();

/** What is found is remembered, since asking a program for its version takes a moment; what is missing may come yet. */
export function findEngine(id: EngineId): Found | Missing {
  const known = found.get(id);
  if (known) return known;
  const state = find(id);
  if ("path" in state) found.set(id, state);
  return state;
}

/** The absolute path of an engine that has to be there. */
export function enginePath(id: EngineId): string {
  const state = findEngine(id);
  if ("missing" in state) throw new Error(`${state.missing}; fix: ${state.fix}`);
  return state.path;
}
