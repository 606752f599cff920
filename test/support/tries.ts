/** Set by the long tier, which takes the same properties anew. */
export const allTries = "CALICO_KIT_ALL_TRIES";

/**
 * What fast-check begins with. The same each time, so that a property which breaks tells of the change that broke it;
 * CALICO_KIT_SEED=$RANDOM looks where nobody has looked.
 */
export const seed = Number(process.env["CALICO_KIT_SEED"] ?? 20_261_126);

export interface Tries {
  readonly numRuns: number;
  readonly seed: number;
}

/** How often a property is tried: `all` times in the long tier, and a part of that in the quick one. */
export function tries(all: number): Tries {
  const factor = process.env[allTries];
  return factor === undefined ? { numRuns: Math.max(5, Math.ceil(all / 6)), seed } : longTries(all);
}

/** As many, where a file is of the long tier alone. */
export const longTries = (all: number): Tries => ({
  numRuns: Math.ceil(all * Number(process.env[allTries] ?? 1)),
  seed,
});
