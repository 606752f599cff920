import { Cidr } from "../../../constructs/net";
import { cutVpc, mostZones } from "../../../constructs/places/aws/subnets";

it.each([
  ["last", 0, "10.0.0.0/19", "10.0.224.0/22"],
  ["last", 6, "10.0.192.0/19", "10.0.248.0/22"],
  ["first", 0, "10.0.32.0/19", "10.0.4.0/22"],
  ["first", 6, "10.0.224.0/19", "10.0.28.0/22"],
] as const)("with the %s eighth left over, zone %i has %s and %s", (leftOver, position, eighth, slice) => {
  expect(cutVpc("10.0.0.0/16", position, leftOver)).toEqual({ eighth, slice });
});

it.each(["first", "last"] as const)("no two ranges overlap with the %s eighth left over", (leftOver) => {
  const ranges = Array.from({ length: mostZones }, (_, position) => cutVpc("10.0.0.0/22", position, leftOver))
    .flatMap((cut) => [cut?.eighth ?? "", cut?.slice ?? ""])
    .map((text) => Cidr.of(text));
  for (const [index, range] of ranges.entries()) {
    expect(Cidr.of("10.0.0.0/22").contains(range)).toBe(true);
    expect(range.prefixLength).toBeLessThanOrEqual(28);
    expect(ranges.slice(index + 1).some((other) => other.overlaps(range))).toBe(false);
  }
});

it.each([
  ["10.0.0.0/23", 0],
  ["10.0.0.0/16", mostZones],
  ["fd00::/48", 0],
  ["nonsense", 0],
])("%s has no ranges for a zone at %i", (cidr, position) => {
  expect(cutVpc(cidr, position, "last")).toBeUndefined();
});
