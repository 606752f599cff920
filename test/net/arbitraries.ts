import fc from "fast-check";
import { Cidr, Ip } from "../../constructs/net";

export const v4Value = fc.bigInt({ min: 0n, max: (1n << 32n) - 1n });

/** IPv6 numbers with zero groups often enough to exercise "::". */
export const v6Value = fc
  .array(fc.oneof(fc.constant(0), fc.constant(1), fc.integer({ min: 0, max: 0xffff })), { minLength: 8, maxLength: 8 })
  .map((groups) => groups.reduce((value, group) => (value << 16n) | BigInt(group), 0n));

export const ip = fc.oneof(
  v4Value.map((value) => Ip.fromValue(4, value)),
  v6Value.map((value) => Ip.fromValue(6, value)),
);

const v4Cidr = fc
  .tuple(v4Value, fc.integer({ min: 0, max: 32 }))
  .map(([v, n]) => Cidr.containing(Ip.fromValue(4, v), n));
const v6Cidr = fc
  .tuple(v6Value, fc.integer({ min: 0, max: 128 }))
  .map(([v, n]) => Cidr.containing(Ip.fromValue(6, v), n));
export const cidr = fc.oneof(v4Cidr, v6Cidr);

/** Blocks inside 10.0.0.0/24 or fd00::/120: they meet each other often, and each address can be listed. */
export const smallCidr = fc
  .tuple(fc.constantFrom<4 | 6>(4, 6), fc.integer({ min: 0, max: 255 }), fc.integer({ min: 0, max: 8 }))
  .map(([family, offset, bits]) =>
    Cidr.containing(Ip.of(family === 4 ? "10.0.0.0" : "fd00::").plus(offset), (family === 4 ? 24 : 120) + bits),
  );
