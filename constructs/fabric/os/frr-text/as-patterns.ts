import type { Asn } from "../../../net";

/**
 * AS numbers from one to another as regular expressions, each of those that share their leading digits: 98 to 123 is
 * `9[8-9]`, `1[0-1][0-9]`, `12[0-3]`.
 */
export function patternsOf({ from, to }: { readonly from: Asn; readonly to: Asn }): readonly string[] {
  const patterns: string[] = [];
  let next = from.value;
  while (next <= to.value) {
    // The most trailing digits that are free from here on, without passing the end.
    let free = 0;
    while (next % 10 ** (free + 1) === 0 && next + 10 ** (free + 1) - 1 <= to.value && next > 0) free += 1;
    const unit = 10 ** free;
    const digit = Math.floor(next / unit) % 10;
    const lead = Math.floor(next / (unit * 10));
    const last = Math.min(9, digit + Math.floor((to.value - next + 1) / unit) - 1);
    const range = last > digit ? `[${digit}-${last}]` : String(digit);
    patterns.push(`${lead > 0 ? lead : ""}${range}${"[0-9]".repeat(free)}`);
    next += (last - digit + 1) * unit;
  }
  return patterns;
}
