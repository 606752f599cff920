/**
 * What the kit reads at most. The largest cluster that it accepts, 10,000 nodes each with its own name, rack and addresses
 * (`npm run bench`), is a file of 3 MB with 100,000 values. These limits leave room above that, and keep the refusal of
 * anything larger, and the reading of anything smaller, at about a second.
 */
export const limits = {
  /** Bytes of a file. */
  bytes: 4 * 1024 * 1024,
  /** Words, signs, spaces and line ends: what reading costs is proportional to these, not to bytes. */
  tokens: 800_000,
  /** Keys, scalars, lists and mappings, each alias counted as what it stands for. */
  values: 250_000,
  /** Lists and mappings in one another; the schema needs 12. */
  depth: 64,
  /** Characters of a key: YAML's own limit for keys without `?` (YAML 1.2.2, 7.4.2). */
  keyLength: 1024,
} as const;

/** `4,194,304`: the same on every machine. */
export function readable(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}
