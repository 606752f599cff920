/** What reading a user's text gives: the value, or why not. Nothing is thrown for a user's mistake. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  /** `reason`: a short lower-case sentence that the user can act on, without a full stop at its end. */
  | { readonly ok: false; readonly reason: string };

export function ok<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

export function fail(reason: string): { readonly ok: false; readonly reason: string } {
  return { ok: false, reason };
}

/** A whole number as bigint. Throws RangeError for a fraction or a number that a double cannot hold exactly. */
export function wholeNumber(n: bigint | number, what: string): bigint {
  if (typeof n === "bigint") return n;
  if (!Number.isSafeInteger(n))
    throw new RangeError(`${what} ${n} is not a whole number; pass a bigint if it is large`);
  return BigInt(n);
}
