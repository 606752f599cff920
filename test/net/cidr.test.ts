import fc from "fast-check";
import ipaddr from "ipaddr.js";
import { aggregate, Cidr, earliestOverlaps, Ip } from "../../constructs/net";
import { cidr, ip, smallCidr } from "./arbitraries";
import { tries } from "../support/tries";

/** First and last address as ipaddr.js sees them. */
function bounds(text: string): [string, string] {
  const kind = text.includes(":") ? ipaddr.IPv6 : ipaddr.IPv4;
  const value = (address: ipaddr.IPv4 | ipaddr.IPv6): string =>
    address.toByteArray().reduce((hex, byte) => hex + byte.toString(16).padStart(2, "0"), `${address.kind()} `);
  return [value(kind.networkAddressFromCIDR(text)), value(kind.broadcastAddressFromCIDR(text))];
}

const addressesOf = (cidrs: Iterable<Cidr>): Set<string> => {
  const all = new Set<string>();
  for (const one of cidrs) for (let i = 0n; i < one.size; i++) all.add(String(one.host(i)));
  return all;
};

describe("Cidr.parse", () => {
  it.each(["0.0.0.0/0", "10.0.0.0/8", "10.244.0.0/16", "10.0.0.1/32", "::/0", "fd00:10:244::/56", "2001:db8::1/128"])(
    "reads %s",
    (text) => {
      expect(String(Cidr.of(text))).toBe(text);
      expect(JSON.stringify([Cidr.of(text)])).toBe(`["${text}"]`);
    },
  );

  it.each([
    ["10.244.0.1/16", "bits are set beyond the prefix length; write 10.244.0.0/16"],
    ["10.244.255.255/17", "bits are set beyond the prefix length; write 10.244.128.0/17"],
    ["1.2.3.4/0", "bits are set beyond the prefix length; write 0.0.0.0/0"],
    ["2001:DB8::1/64", "bits are set beyond the prefix length; write 2001:db8::/64"],
    ["10.0.0.1", "the prefix length is missing; write 10.0.0.1/32 for this one address"],
    ["::1", "the prefix length is missing; write ::1/128 for this one address"],
    ["10.0.0.0/33", 'the prefix length "33" is not a number from 0 to 32'],
    ["::/129", 'the prefix length "129" is not a number from 0 to 128'],
    ["10.0.0.0/", 'the prefix length "" is not a number from 0 to 32'],
    ["10.0.0.0/-1", 'the prefix length "-1" is not a number from 0 to 32'],
    ["10.0.0.0/08", 'the prefix length "08" is not a number from 0 to 32'],
    ["10.0.0.0/8/8", 'the prefix length "8/8" is not a number from 0 to 32'],
    ["10.0.0.0/255.0.0.0", 'the prefix length "255.0.0.0" is not a number from 0 to 32'],
    ["10.0.0.0/8 ", 'the prefix length "8 " is not a number from 0 to 32'],
    ["10.0.0/8", "an IPv4 address has four numbers with dots between them, as in 192.0.2.1"],
    ["", "the address is empty"],
  ])("refuses %j", (text, reason) => {
    expect(Cidr.parse(text)).toEqual({ ok: false, reason });
    expect(() => Cidr.of(text)).toThrow(RangeError);
  });

  it("drops host bits only when asked to", () => {
    const parsed = Cidr.parse("10.244.3.7/16", { strict: false });
    expect(parsed.ok && String(parsed.value)).toBe("10.244.0.0/16");
    expect(Cidr.parse("10.244.3.7/16", { strict: true }).ok).toBe(false);
    expect(Cidr.parse("10.244.3.7/16", {}).ok).toBe(false);
  });

  it("masks as ipaddr.js masks, and round-trips", () => {
    fc.assert(
      fc.property(ip, fc.integer({ min: 0, max: 128 }), (address, length) => {
        fc.pre(address.family === 6 || length <= 32);
        const block = Cidr.containing(address, length);
        expect(bounds(String(block))).toEqual(bounds(`${address.toString()}/${length}`));
        expect(Cidr.of(block.toString()).equals(block)).toBe(true);
        expect(
          [String(block.first), String(block.last)].map(
            (text) => bounds(`${text}/${block.family === 4 ? 32 : 128}`)[0],
          ),
        ).toEqual(bounds(String(block)));
        expect(block.last.value - block.first.value + 1n).toBe(block.size);
        const strict = Cidr.parse(`${address.toString()}/${length}`);
        expect(strict.ok).toBe(block.network.equals(address));
        if (!strict.ok) expect(strict.reason).toContain(`write ${block.toString()}`);
      }),
      tries(600),
    );
  });
});

describe("contains and overlaps", () => {
  it.each([
    ["10.0.0.0/8", "10.255.255.255", true],
    ["10.0.0.0/8", "11.0.0.0", false],
    ["0.0.0.0/0", "::1", false],
    ["::/0", "10.0.0.1", false],
    ["10.0.0.0/16", "10.0.255.0/24", true],
    ["10.0.0.0/16", "10.0.0.0/16", true],
    ["10.0.0.0/16", "10.0.0.0/15", false],
    ["10.0.0.0/16", "10.1.0.0/24", false],
    ["fd00::/8", "fd12::/64", true],
  ])("%s contains %s: %s", (outer, inner, holds) => {
    expect(Cidr.of(outer).contains(inner.includes("/") ? Cidr.of(inner) : Ip.of(inner))).toBe(holds);
  });

  it("contains as ipaddr.js matches", () => {
    const near = fc.tuple(cidr, ip, fc.bigInt({ min: -2n, max: 2n }), fc.boolean()).map(([block, far, step, low]) => {
      const border = (low ? block.first : block.last).value + step;
      const inSpace = border >= 0n && border >> (block.family === 4 ? 32n : 128n) === 0n;
      return [block, inSpace ? Ip.fromValue(block.family, border) : far] as const;
    });
    fc.assert(
      fc.property(near, ([block, address]) => {
        const theirs = ipaddr.parse(String(address));
        const [range, bits] = ipaddr.parseCIDR(String(block));
        expect(block.contains(address)).toBe(theirs.kind() === range.kind() && theirs.match(range, bits));
      }),
      tries(600),
    );
  });

  it("overlaps symmetrically, as the bounds say", () => {
    fc.assert(
      fc.property(fc.oneof(fc.tuple(smallCidr, smallCidr), fc.tuple(cidr, cidr)), ([a, b]) => {
        const [aFirst, aLast] = bounds(String(a));
        const [bFirst, bLast] = bounds(String(b));
        expect(a.overlaps(b)).toBe(a.family === b.family && aFirst <= bLast && bFirst <= aLast);
        expect(a.overlaps(b)).toBe(b.overlaps(a));
        expect(a.contains(b)).toBe(a.family === b.family && aFirst <= bFirst && bLast <= aLast);
      }),
      tries(600),
    );
  });
});

describe("parts of a block", () => {
  it("subnets tile the block exactly", () => {
    fc.assert(
      fc.property(cidr, fc.integer({ min: 0, max: 6 }), (block, more) => {
        const length = Math.min(block.prefixLength + more, block.family === 4 ? 32 : 128);
        const parts = [...block.subnets(length)];
        expect(parts).toHaveLength(2 ** (length - block.prefixLength));
        expect(parts[0]?.first.equals(block.first)).toBe(true);
        expect(parts.at(-1)?.last.equals(block.last)).toBe(true);
        parts.forEach((part, i) => {
          expect(part.prefixLength).toBe(length);
          expect(block.subnet(i, length).equals(part)).toBe(true);
          expect(part.supernet(block.prefixLength).equals(block)).toBe(true);
          const next = parts[i + 1];
          if (next) expect(part.last.plus(1).equals(next.first)).toBe(true);
        });
        expect(block.blockCount(length)).toBe(BigInt(parts.length));
      }),
      tries(600),
    );
  });

  it("subnets are lazy", () => {
    const first = Cidr.of("::/0").subnets(128);
    expect([String(first.next().value), String(first.next().value)]).toEqual(["::/128", "::1/128"]);
    expect(String(Cidr.of("::/0").subnet((1n << 128n) - 1n, 128))).toBe("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128");
  });

  it("refuses parts that do not exist, at the call", () => {
    const block = Cidr.of("10.0.0.0/16");
    for (const call of [
      () => block.subnets(15),
      () => block.subnets(33),
      () => block.subnets(16.5),
      () => block.subnet(256, 24),
      () => block.subnet(-1, 24),
      () => block.subnet(0.5, 24),
      () => block.host(65536),
      () => block.host(-65537),
      () => block.supernet(17),
      () => block.supernet(-1),
      () => block.blockCount(33),
      () => Cidr.containing(Ip.of("::"), 129),
      () => Cidr.containing(Ip.of("::"), NaN),
    ]) {
      expect(call).toThrow(RangeError);
    }
  });

  it("numbers hosts from both ends", () => {
    const block = Cidr.of("10.0.4.0/22");
    expect([0, 1, 1023, -1, -2, -1024].map((i) => String(block.host(i)))).toEqual([
      "10.0.4.0",
      "10.0.4.1",
      "10.0.7.255",
      "10.0.7.255",
      "10.0.7.254",
      "10.0.4.0",
    ]);
    expect(String(Cidr.of("fd00::/64").host(1n << 63n))).toBe("fd00::8000:0:0:0");
  });

  it.each([
    ["10.244.0.0/16", 26, 1024n], // Calico's default block
    ["10.244.0.0/26", 26, 1n],
    ["10.244.0.0/27", 26, 0n],
    ["fd00:10:244::/56", 122, 1n << 66n],
  ])("%s holds blocks of /%i: %s", (text, blockSize, count) => {
    expect(Cidr.of(text).blockCount(blockSize)).toBe(count);
  });

  it.each([
    ["10.0.0.0/8", true],
    ["10.0.0.0/7", false],
    ["172.16.0.0/12", true],
    ["172.0.0.0/11", false],
    ["172.31.255.0/24", true],
    ["192.168.0.0/16", true],
    ["100.64.0.0/10", false],
    ["0.0.0.0/0", false],
    ["fc00::/7", true],
    ["fd00:1::/64", true],
    ["fc00::/6", false],
    ["2001:db8::/32", false],
  ])("%s is private: %s", (text, holds) => {
    expect(Cidr.of(text).isPrivate).toBe(holds);
  });

  it("orders by address, the wider first", () => {
    const sorted = ["::/0", "10.0.0.0/24", "10.0.0.0/8", "9.0.0.0/8"].map(Cidr.of).sort((a, b) => a.compare(b));
    expect(sorted.map(String)).toEqual(["9.0.0.0/8", "10.0.0.0/8", "10.0.0.0/24", "::/0"]);
  });
});

describe("earliestOverlaps", () => {
  const texts = (...blocks: string[]) => earliestOverlaps(blocks.map(Cidr.of));

  it.each([
    [
      ["10.244.0.0/16", "10.100.7.0/24", "10.96.0.0/12"],
      [undefined, 2, 1],
    ],
    [
      ["10.0.0.0/24", "10.0.0.0/16", "10.0.0.0/8"],
      [1, 0, 0],
    ],
    [
      ["10.0.0.0/16", "10.0.0.0/16"],
      [undefined, undefined],
    ],
    [
      ["10.0.0.0/16", "10.0.0.0/16", "10.0.1.0/24"],
      [2, 2, 0],
    ],
    [
      ["10.0.0.0/9", "10.128.0.0/9", "::/0"],
      [undefined, undefined, undefined],
    ],
    [[], []],
  ])("%j: %j", (blocks, expected) => {
    expect(texts(...blocks)).toEqual(expected);
  });

  it("finds what comparing every two blocks finds", () => {
    const narrow = smallCidr.map((block) =>
      block.subnet(0, Math.min(block.prefixLength + 4, block.family === 4 ? 32 : 128)),
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(smallCidr, narrow, cidr), { maxLength: 8 }), (blocks) => {
        const expected = blocks.map((block) => {
          const index = blocks.findIndex((other) => other.overlaps(block) && !other.equals(block));
          return index < 0 ? undefined : index;
        });
        expect(earliestOverlaps(blocks)).toEqual(expected);
      }),
      tries(500),
    );
  });

  it("takes 100,000 blocks in its stride", () => {
    const blocks = [...Cidr.of("10.0.0.0/8").subnets(24)].concat([...Cidr.of("fd00::/48").subnets(63)]);
    const started = process.cpuUsage().user;
    expect(earliestOverlaps(blocks.reverse()).every((found) => found === undefined)).toBe(true);
    expect((process.cpuUsage().user - started) / 1e6).toBeLessThan(10); // a quadratic search takes minutes
  });
});

describe("aggregate", () => {
  it.each([
    [["10.0.0.0/25", "10.0.0.128/25"], ["10.0.0.0/24"]],
    [
      ["10.0.1.0/24", "10.0.2.0/24"],
      ["10.0.1.0/24", "10.0.2.0/24"],
    ], // neighbours, but not two halves of one
    [["10.0.0.0/8", "10.1.0.0/16"], ["10.0.0.0/8"]],
    [["0.0.0.0/1", "128.0.0.0/1"], ["0.0.0.0/0"]],
    [
      ["0.0.0.0/0", "::/0"],
      ["0.0.0.0/0", "::/0"],
    ],
    [["10.0.0.3/32", "10.0.0.0/32", "10.0.0.2/32", "10.0.0.1/32"], ["10.0.0.0/30"]],
    [[], []],
  ])("%j becomes %j", (given, wanted) => {
    expect(aggregate(given.map(Cidr.of)).map(String)).toEqual(wanted);
  });

  it("covers the same addresses with as few blocks as there can be", () => {
    fc.assert(
      fc.property(fc.array(smallCidr, { maxLength: 10 }), (blocks) => {
        const result = aggregate(blocks);
        const covered = addressesOf(blocks);
        expect(addressesOf(result)).toEqual(covered);
        // fewest: a block of the result is a largest one, its supernet holds an address that is not covered
        for (const one of result) {
          const around = addressesOf([one.supernet(one.prefixLength - 1)]);
          expect([...around].every((address) => covered.has(address))).toBe(false);
        }
        expect(earliestOverlaps(result).every((found) => found === undefined)).toBe(true);
        expect([...result].sort((a, b) => a.compare(b))).toEqual(result);
      }),
      tries(60),
    );
  });
});
