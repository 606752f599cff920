/**
 * Address ranges, for the checks of the pretended cloud. Apart from the kit's own arithmetic on purpose: a judge should
 * not share the mistakes of what it judges.
 */
import { isIPv4, isIPv6 } from "node:net";

/** A range: its family, prefix length, and first and last address as numbers. */
export interface Range {
  readonly family: 4 | 6;
  readonly prefix: number;
  readonly first: bigint;
  readonly last: bigint;
}

/** @returns the range of `10.0.0.0/16` or `fd00::/64`; undefined when malformed, or when host bits are set. */
export function parseCidr(text: string): Range | undefined {
  const [address = "", length = ""] = text.split("/");
  if (!/^\d{1,3}$/.test(length) || text.split("/").length !== 2) return undefined;
  const family = isIPv4(address) ? 4 : isIPv6(address) ? 6 : undefined;
  const prefix = Number(length);
  if (family === undefined || prefix > (family === 4 ? 32 : 128)) return undefined;
  const first = family === 4 ? numberOf4(address) : numberOf6(address);
  const size = 1n << BigInt((family === 4 ? 32 : 128) - prefix);
  return first % size === 0n ? { family, prefix, first, last: first + size - 1n } : undefined;
}

export function contains(outer: Range, inner: Range): boolean {
  return outer.family === inner.family && outer.first <= inner.first && inner.last <= outer.last;
}

export function overlaps(a: Range, b: Range): boolean {
  return a.family === b.family && a.first <= b.last && b.first <= a.last;
}

/** The n-th IPv4 address of a range, as text; used for plausible outputs. */
export function addressAt(range: Range, index: number): string {
  const size = range.last - range.first + 1n;
  const value = range.first + (BigInt(index) % size);
  return [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 255n)).join(".");
}

/** The IPv4 ranges of RFC 1918. */
export const privateRanges = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].map((text) => parseCidr(text) as Range);

function numberOf4(address: string): bigint {
  return address.split(".").reduce((sum, part) => (sum << 8n) + BigInt(part), 0n);
}

function numberOf6(address: string): bigint {
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(address);
  let text = address;
  if (dotted !== null) {
    const low = numberOf4(dotted[2] ?? "");
    text = `${dotted[1]}${(low >> 16n).toString(16)}:${(low & 0xffffn).toString(16)}`;
  }
  const [head = "", tail] = text.split("::");
  const words = (part: string): string[] => (part === "" ? [] : part.split(":"));
  const left = words(head);
  const right = tail === undefined ? [] : words(tail);
  const middle = Array.from({ length: 8 - left.length - right.length }, () => "0");
  return [...left, ...middle, ...right].reduce((sum, word) => (sum << 16n) + BigInt(`0x${word}`), 0n);
}
