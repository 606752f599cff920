/** Set by the long tier, which takes the same properties anew. */
export const allTries = "CALICO_KIT_ALL_TRIES";

/** How often a property is tried: `all` times in the long tier, and a part of that in the quick one, differently each time. */
export function tries(all: number): { readonly numRuns: number } {
  const factor = process.env[allTries];
  return { numRuns: factor === undefined ? Math.max(5, Math.ceil(all / 6)) : longTries(all) };
}

/** As many, where a file is of the long tier alone. */
export const longTries = (all: number): number => Math.ceil(all * Number(process.env[allTries] ?? 1));
