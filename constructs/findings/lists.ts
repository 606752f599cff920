/** What has a text of its own: a word, a number, or a parsed value such as a range. */
export type Printable = string | number | { toString(): string; toJSON(): string | number };

/** `a`, `a and b`, `a, b and c`; empty for nothing. */
export function list(items: readonly Printable[]): string {
  const texts = items.map((item) => item.toString());
  return texts.length < 2 ? (texts[0] ?? "") : `${texts.slice(0, -1).join(", ")} and ${texts.at(-1)}`;
}

/** The values, with their positions, whose text stood earlier in the list already. */
export function repeated<T extends Printable>(items: readonly T[]): readonly (readonly [number, T])[] {
  const seen = new Set<string>();
  return [...items.entries()].filter(([, item]) => {
    const text = item.toString();
    const isRepeated = seen.has(text);
    seen.add(text);
    return isRepeated;
  });
}
