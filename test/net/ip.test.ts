import fc from "fast-check";
import ipaddr from "ipaddr.js";
import { Ip } from "../../constructs/net";
import { ip, v4Value, v6Value } from "./arbitraries";
import { tries } from "../support/tries";

const bytesToValue = (bytes: number[]): bigint => bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
const valueToBytes = (value: bigint, length: number): number[] =>
  Array.from({ length }, (_, i) => Number((value >> BigInt(8 * (length - 1 - i))) & 255n));
const oracle = (address: Ip): ipaddr.IPv4 | ipaddr.IPv6 =>
  ipaddr.fromByteArray(valueToBytes(address.value, address.family === 4 ? 4 : 16));

describe("Ip.parse", () => {
  it.each([
    ["0.0.0.0", 4, 0n, "0.0.0.0"],
    ["10.0.0.1", 4, 0x0a000001n, "10.0.0.1"],
    ["255.255.255.255", 4, 0xffffffffn, "255.255.255.255"],
    ["::", 6, 0n, "::"],
    ["::1", 6, 1n, "::1"],
    ["1::", 6, 1n << 112n, "1::"],
    ["2001:DB8::00A1", 6, 0x20010db80000000000000000000000a1n, "2001:db8::a1"],
    ["2001:db8:0:1:1:1:1:1", 6, 0x20010db8000000010001000100010001n, "2001:db8:0:1:1:1:1:1"], // RFC 5952 §4.2.2
    ["2001:db8:0:0:1:0:0:1", 6, 0x20010db8000000000001000000000001n, "2001:db8::1:0:0:1"], // §4.2.3: the first of equals
    ["2001:0:0:1:0:0:0:1", 6, 0x20010000000000010000000000000001n, "2001:0:0:1::1"], // the longest
    ["1:2:3:4:5:6:7::", 6, 0x00010002000300040005000600070000n, "1:2:3:4:5:6:7:0"],
    ["::ffff:192.0.2.1", 6, 0xffffc0000201n, "::ffff:192.0.2.1"], // §5
    ["::ffff:c000:201", 6, 0xffffc0000201n, "::ffff:192.0.2.1"],
    ["64:ff9b::192.0.2.33", 6, 0x0064ff9b0000000000000000c0000221n, "64:ff9b::c000:221"],
  ] as const)("reads %s", (text, family, value, canonical) => {
    const parsed = Ip.parse(text);
    expect(parsed).toMatchObject({ ok: true, value: { family, value } });
    expect(Ip.of(text).toString()).toBe(canonical);
    expect(JSON.stringify({ at: Ip.of(text) })).toBe(`{"at":"${canonical}"}`);
  });

  it.each([
    ["", "empty"],
    [" 10.0.0.1", "white space"],
    ["10.0.0.1\n", "white space"],
    ["10.0.0.1/24", "prefix length"],
    ["fe80::1%eth0", "zone id"],
    ["10.0.0", "four numbers"],
    ["10.0.0.1.2", "four numbers"],
    ["167772161", "four numbers"],
    ["10.0.0.010", '"010" has a leading zero'],
    ["10.0.0.00", '"00" has a leading zero'],
    ["10.0.0.256", '"256" is above 255'],
    ["10.0.0.1000", '"1000" is above 255'],
    ["10.0.0.-1", '"-1" is not a number'],
    ["10.0.0.0x1", '"0x1" is not a number'],
    ["10.0..1", '"" is not a number'],
    ["10.0.0.١", "is not a number"],
    ["1::2::3", "only once"],
    [":::", "single colon"],
    ["1:2:3", "eight groups"],
    ["1:2:3:4:5:6:7:8:9", "eight groups"],
    ["1:2:3:4:5:6:7:8::", "no groups left"],
    [":1:2:3:4:5:6:7", "single colon"],
    ["1:2:3:4:5:6:7:", "single colon"],
    ["12345::", '"12345" is not a group'],
    ["g::", '"g" is not a group'],
    ["1.2.3.4::", '"1.2.3.4" is not a group'],
    ["::1.2.3.4:5", '"1.2.3.4" is not a group'],
    ["::1.2.3.04", "leading zero"],
    ["::1.2.3", "four numbers"],
  ])("refuses %j", (text, reason) => {
    const parsed = Ip.parse(text);
    expect(parsed).toEqual({ ok: false, reason: expect.stringContaining(reason) as string });
    expect(parsed.ok ? "" : parsed.reason).toMatch(/^["a-z].*[^.]$/);
    expect(() => Ip.of(text)).toThrow(RangeError);
  });

  it("round-trips and writes what ipaddr.js writes", () => {
    fc.assert(
      fc.property(ip, (address) => {
        expect(Ip.of(address.toString()).equals(address)).toBe(true);
        if (!address.isV4Mapped) {
          const theirs = oracle(address);
          expect(address.toString()).toBe(theirs instanceof ipaddr.IPv6 ? theirs.toRFC5952String() : theirs.toString());
        }
      }),
      tries(600),
    );
  });

  it("reads what ipaddr.js reads, in every spelling of it", () => {
    fc.assert(
      fc.property(ip, fc.boolean(), (address, upper) => {
        const theirs = oracle(address);
        const spellings = [theirs.toNormalizedString(), theirs.toString()];
        if (theirs instanceof ipaddr.IPv6) {
          spellings.push(theirs.toRFC5952String());
          spellings.push(theirs.parts.map((group) => group.toString(16).padStart(4, "0")).join(":"));
        }
        for (const text of spellings) {
          expect(Ip.of(upper ? text.toUpperCase() : text).value).toBe(bytesToValue(theirs.toByteArray()));
        }
      }),
      tries(600),
    );
  });

  it("agrees with ipaddr.js on what is an address, for text near the grammar", () => {
    const word = fc.constantFrom("0", "1", "10", "255", "256", "abcd", "12345", "", "1.2.3.4");
    const near = fc.oneof(
      fc.array(word, { minLength: 1, maxLength: 9 }).map((words) => words.join(":")),
      fc
        .array(fc.constantFrom("0", "9", "255", "256", "01", ""), { minLength: 3, maxLength: 5 })
        .map((w) => w.join(".")),
    );
    fc.assert(
      fc.property(near, (text) => {
        const theirs = text.includes(":") ? ipaddr.IPv6.isValid(text) : ipaddr.IPv4.isValidFourPartDecimal(text);
        // ipaddr.js lets "::" stand for no group at all, which RFC 4291 does not
        const empty =
          text.includes("::") && text.split(":").filter((w) => w !== "").length + (text.includes(".") ? 1 : 0) > 7;
        expect(Ip.parse(text).ok).toBe(theirs && !empty);
      }),
      tries(1000),
    );
  });
});

describe("Ip predicates", () => {
  it.each([
    ["10.0.0.0", "private"],
    ["10.255.255.255", "private"],
    ["9.255.255.255", ""],
    ["11.0.0.0", ""],
    ["172.15.255.255", ""],
    ["172.16.0.0", "private"],
    ["172.31.255.255", "private"],
    ["172.32.0.0", ""],
    ["192.167.255.255", ""],
    ["192.168.0.0", "private"],
    ["192.169.0.0", ""],
    ["100.64.0.1", ""],
    ["127.0.0.0", "loopback"],
    ["127.255.255.255", "loopback"],
    ["128.0.0.0", ""],
    ["169.254.1.1", "link-local"],
    ["169.253.255.255", ""],
    ["223.255.255.255", ""],
    ["224.0.0.0", "multicast"],
    ["239.255.255.255", "multicast"],
    ["240.0.0.0", ""],
    ["0.0.0.0", "unspecified"],
    ["::", "unspecified"],
    ["::1", "loopback"],
    ["::2", ""],
    ["fbff:ffff::", ""],
    ["fc00::", "private"],
    ["fdff::1", "private"],
    ["fe00::", ""],
    ["fe7f::1", ""],
    ["fe80::1", "link-local"],
    ["febf::1", "link-local"],
    ["fec0::1", ""],
    ["ff02::1", "multicast"],
    ["::ffff:10.0.0.1", "v4-mapped"],
    ["::fffe:10.0.0.1", ""],
    ["2001:db8::1", ""],
  ])("%s is %s", (text, kind) => {
    const address = Ip.of(text);
    const kinds = {
      private: address.isPrivate,
      loopback: address.isLoopback,
      "link-local": address.isLinkLocal,
      multicast: address.isMulticast,
      unspecified: address.isUnspecified,
      "v4-mapped": address.isV4Mapped,
    };
    expect(Object.entries(kinds).flatMap(([name, holds]) => (holds ? [name] : []))).toEqual(kind ? [kind] : []);
  });

  it("agrees with ipaddr.js on ranges", () => {
    const edge = fc.constantFrom(0xfc, 0xfd, 0xfe, 0xff, 10, 127, 172, 192, 169, 224, 0);
    const address = fc.oneof(
      fc.tuple(edge, v4Value).map(([top, low]) => Ip.fromValue(4, (BigInt(top) << 24n) | (low & 0xffffffn))),
      fc.tuple(edge, v6Value).map(([top, low]) => Ip.fromValue(6, (BigInt(top) << 120n) | (low & ((1n << 120n) - 1n)))),
    );
    fc.assert(
      fc.property(address, (one) => {
        const range = oracle(one).range();
        expect(one.isPrivate).toBe(range === "private" || range === "uniqueLocal");
        expect(one.isLoopback).toBe(range === "loopback");
        expect(one.isLinkLocal).toBe(range === "linkLocal");
        expect(one.isMulticast).toBe(range === "multicast");
      }),
      tries(600),
    );
  });
});

describe("Ip arithmetic", () => {
  it("steps over group borders", () => {
    expect(String(Ip.of("10.0.0.255").plus(1))).toBe("10.0.1.0");
    expect(String(Ip.of("10.0.1.0").plus(-1n))).toBe("10.0.0.255");
    expect(String(Ip.of("2001:db8::ffff:ffff:ffff:ffff").plus(1))).toBe("2001:db8:0:1::");
    expect(String(Ip.of("::").plus(1n << 127n))).toBe("8000::");
  });

  it("does not leave the address space", () => {
    expect(() => Ip.of("255.255.255.255").plus(1)).toThrow(RangeError);
    expect(() => Ip.of("0.0.0.0").plus(-1)).toThrow(RangeError);
    expect(() => Ip.of("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff").plus(1n)).toThrow(RangeError);
    expect(() => Ip.of("::").plus(0.5)).toThrow(RangeError);
    expect(() => Ip.of("::").plus(2 ** 60)).toThrow(RangeError);
    expect(() => Ip.fromValue(4, 1n << 32n)).toThrow(RangeError);
  });

  it("orders IPv4 before IPv6, then by number", () => {
    const sorted = ["::1", "10.0.0.10", "10.0.0.9", "::"].map(Ip.of).sort((a, b) => a.compare(b));
    expect(sorted.map(String)).toEqual(["10.0.0.9", "10.0.0.10", "::", "::1"]);
    expect(Ip.of("10.0.0.1").compare(Ip.of("10.0.0.1"))).toBe(0);
  });

  it("is frozen, and equal only within a family", () => {
    expect(() => Object.assign(Ip.of("10.0.0.1"), { value: 1n })).toThrow(TypeError);
    expect(Ip.of("0.0.0.1").equals(Ip.of("::1"))).toBe(false);
    expect(Ip.of("2001:DB8::1").equals(Ip.of("2001:db8:0::1"))).toBe(true);
  });
});
