/** The order of two texts for a sort: by code units, so that it is the same on any machine, under any locale. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
