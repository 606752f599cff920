/** The candidate that a misspelt word most likely stands for; undefined where none is close. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  // More than four letters apart is not close, and need not be computed.
  const [best] = ranked(
    word,
    candidates.filter((candidate) => Math.abs(candidate.length - word.length) <= 4),
  );
  return best !== undefined && best.distance <= Math.min(4, Math.max(1, Math.floor(word.length / 2)))
    ? best.candidate
    : undefined;
}

/** The candidates that are most like a word, the nearest first, whether close or not. */
export function mostLike(word: string, candidates: readonly string[], count: number): readonly string[] {
  return ranked(word.slice(0, 100), candidates)
    .slice(0, count)
    .map(({ candidate }) => candidate);
}

/** By what must be changed; of those that are as far what is as long stands first, then what holds the word or is held by it. */
function ranked(word: string, candidates: readonly string[]) {
  const lower = word.toLowerCase();
  return candidates
    .map((candidate) => {
      const other = candidate.toLowerCase();
      const isPart = lower.length > 2 && (other.includes(lower) || (other.length > 2 && lower.includes(other)));
      const longer = Math.abs(other.length - lower.length);
      return { candidate, distance: editDistance(lower, other), longer, isPart };
    })
    .sort((a, b) => a.distance - b.distance || a.longer - b.longer || Number(b.isPart) - Number(a.isPart));
}

/** Levenshtein distance, in which two neighbours that change places are one change (`ebfp` for `ebpf`). */
function editDistance(a: string, b: string): number {
  let before: readonly number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        isSwapped ? (before[j - 2] ?? 0) + 1 : Infinity,
      );
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
