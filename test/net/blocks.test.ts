import fc from "fast-check";
import { Blocks, Cidr } from "../../constructs/net";
import { smallCidr } from "./arbitraries";
import { tries } from "../support/tries";

it("finds the first around, inside and across a block", () => {
  const blocks = new Blocks(["fd00::/64", "10.0.1.0/24", "10.0.0.0/16", "10.0.0.0/8"].map(Cidr.of));
  const positions = (text: string) => {
    const cidr = Cidr.of(text);
    return [blocks.firstAround(cidr), blocks.firstInside(cidr), blocks.firstOverlap(cidr)].map((one) => one?.position);
  };
  expect(positions("10.0.1.0/24")).toEqual([1, 1, 1]);
  expect(positions("10.0.0.0/15")).toEqual([3, 1, 1]);
  expect(positions("10.9.0.0/24")).toEqual([3, undefined, 3]);
  expect(positions("192.168.0.0/16")).toEqual([undefined, undefined, undefined]);
  expect(positions("::/0")).toEqual([undefined, 0, 0]);
});

it("finds what looking at every block finds", () => {
  fc.assert(
    fc.property(fc.array(smallCidr, { maxLength: 20 }), smallCidr, (list, cidr) => {
      const blocks = new Blocks(list);
      const first = (test: (block: Cidr) => boolean) => {
        const position = list.findIndex(test);
        return position < 0 ? undefined : { position, cidr: list[position] };
      };
      expect(blocks.firstAround(cidr)).toEqual(first((block) => block.contains(cidr)));
      expect(blocks.firstInside(cidr)).toEqual(first((block) => cidr.contains(block)));
      expect(blocks.firstOverlap(cidr)).toEqual(first((block) => block.overlaps(cidr)));
    }),
    tries(500),
  );
});
