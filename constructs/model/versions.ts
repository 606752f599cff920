/** Compares versions such as `v3.32.1`, `1.35` and `6.1` as numbers, an absent part as 0: below 0, 0 or above 0. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.replace(/^v/, "").split(".").map(Number));
  for (let i = 0; i < 3; i++) {
    const difference = (left?.[i] ?? 0) - (right?.[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether a Kubernetes minor is the same or the next: no control plane skips one, and none goes back. */
export function isNextMinor(was: string, now: string): boolean {
  const [before, after] = [was, now].map((minor) => minor.split(".").map(Number));
  const step = (after?.[1] ?? NaN) - (before?.[1] ?? NaN);
  return before?.[0] === after?.[0] && (step === 0 || step === 1);
}
