import fc from "fast-check";
import { Asn } from "../../constructs/net";
import { tries } from "../support/tries";

const asn = fc.oneof(fc.integer({ min: 0, max: 4294967295 }), fc.integer({ min: 0, max: 140000 }));

describe("Asn.parse", () => {
  it.each([
    [64512, 64512, "64512"],
    [0, 0, "0"],
    [-0, 0, "0"],
    ["65001", 65001, "65001"],
    ["0.65001", 65001, "65001"],
    ["1.0", 65536, "1.0"],
    ["1.10", 65546, "1.10"],
    ["64086.59905", 4200000001, "64086.59905"],
    ["4200000001", 4200000001, "64086.59905"],
    ["65535.65535", 4294967295, "65535.65535"],
    [4294967295, 4294967295, "65535.65535"],
  ])("reads %p", (input, value, asdot) => {
    const parsed = Asn.parse(input);
    expect(parsed).toMatchObject({ ok: true, value: { value } });
    expect(Asn.of(input).toAsdot()).toBe(asdot);
    expect(Asn.of(input).toAsplain()).toBe(String(value));
    expect(JSON.stringify({ asNumber: Asn.of(input) })).toBe(`{"asNumber":${value}}`);
  });

  it.each([
    [-1, "from 0 to 4294967295"],
    [4294967296, "from 0 to 4294967295"],
    [NaN, "from 0 to 4294967295"],
    [Infinity, "from 0 to 4294967295"],
    [1.1, "in quotes"], // asNumber: 1.10 in YAML
    ["4294967296", "from 0 to 4294967295"],
    ["99999999999999999999", "from 0 to 4294967295"],
    ["65536.0", "each half"],
    ["0.65536", "each half"],
    ["1.2.3", "at most one dot"],
    ["1.", "whole number"],
    [".1", "whole number"],
    ["", "whole number"],
    ["-1", "whole number"],
    ["1e3", "whole number"],
    ["0x10", "whole number"],
    [" 65001", "whole number"],
    ["065001", "leading zero"],
    ["1.01", "leading zero"],
    ["AS65001", 'without "AS"'],
  ])("refuses %p", (input, reason) => {
    expect(Asn.parse(input)).toEqual({ ok: false, reason: expect.stringContaining(reason) as string });
    expect(() => Asn.of(input)).toThrow(RangeError);
  });

  it("round-trips through asplain and asdot", () => {
    fc.assert(
      fc.property(asn, (value) => {
        const one = Asn.of(value);
        expect(Asn.of(one.toAsplain()).value).toBe(value);
        expect(Asn.of(one.toAsdot()).value).toBe(value);
        expect(Asn.of(`${Math.trunc(value / 65536)}.${value % 65536}`).equals(one)).toBe(true); // asdot+
        expect(one.toAsdot().includes(".")).toBe(value > 65535);
        expect(one.is16Bit).toBe(value < 2 ** 16);
      }),
      tries(600),
    );
  });
});

describe("kinds of AS number", () => {
  it.each([
    // value, private, reserved for, fits the CRD
    [0, false, "RFC 7607", false],
    [1, false, undefined, true],
    [23455, false, undefined, true],
    [23456, false, "RFC 6793", true],
    [23457, false, undefined, true],
    [64495, false, undefined, true],
    [64496, false, "RFC 5398", true],
    [64511, false, "RFC 5398", true],
    [64512, true, undefined, true],
    [65534, true, undefined, true],
    [65535, false, "RFC 7300", true],
    [65536, false, "RFC 5398", true],
    [65551, false, "RFC 5398", true],
    [65552, false, "IANA", true],
    [131071, false, "IANA", true],
    [131072, false, undefined, true],
    [2147483647, false, undefined, true],
    [2147483648, false, undefined, false],
    [4199999999, false, undefined, false],
    [4200000000, true, undefined, false],
    [4294967294, true, undefined, false],
    [4294967295, false, "RFC 7300", false],
  ])("%i: private %s, reserved for %s, fits the CRD %s", (value, isPrivate, reserved, fits) => {
    const one = Asn.of(value);
    expect(one.isPrivate).toBe(isPrivate);
    expect(one.isReserved).toBe(reserved !== undefined);
    if (reserved === undefined) expect(one.reservedFor()).toBeUndefined();
    else expect(one.reservedFor()).toContain(reserved);
    expect(one.fitsCalicoCrd).toBe(fits);
  });

  it("sorts by number and is frozen", () => {
    expect(
      [65002, 9, 65001]
        .map(Asn.of)
        .sort((a, b) => a.compare(b))
        .map(String),
    ).toEqual(["9", "65001", "65002"]);
    expect(Asn.of(5).compare(Asn.of("5"))).toBe(0);
    expect(() => Object.assign(Asn.of(5), { value: 6 })).toThrow(TypeError);
  });
});
