/** What has a text of its own: a word, a number, or a parsed value such as a range. */
export type Printable = string | number | { toString(): string; toJSON(): string | number };

/** Most things that a text names one by one: a cluster may have a thousand pools, and a line in a terminal has not. */
const mostNamed = 25;

/** `a`, `a and b`, `a, b and c`, of many the first and `and 975 more`; empty for nothing. */
export function list(items: readonly Printable[]): string {
  const rest = items.length - mostNamed;
  const texts = rest > 0 ? [...items.slice(0, mostNamed), `${rest} more`] : items;
  return texts.length < 2
    ? (texts[0]?.toString() ?? "")
    : `${texts.slice(0, -1).map(String).join(", ")} and ${String(texts.at(-1))}`;
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
