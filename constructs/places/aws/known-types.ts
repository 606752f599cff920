import { nearest } from "../../intent";
import { once } from "../../model";

/**
 * The instance types that the kit knows, to tell a misspelt one: families, and the sizes that each of them has. AWS adds
 * further ones each month, so what is not here may exist. A test holds the table against the pinned @pulumi/aws.
 */
const sizesOfFamilies: readonly (readonly [families: string, sizes: string])[] = [
  ["a1", "medium large xlarge 2x 4x metal"],
  ["c1", "medium xlarge"],
  ["c3 c4 r3", "large xlarge 2x 4x 8x"],
  ["c5 c5d", "large xlarge 2x 4x 9x 12x 18x 24x metal"],
  ["c5a c5ad m5a m5ad r5a r5ad", "large xlarge 2x 4x 8x 12x 16x 24x"],
  ["c5n", "large xlarge 2x 4x 9x 18x metal"],
  ["c6a m6a r6a", "large xlarge 2x 4x 8x 12x 16x 24x 32x 48x metal"],
  ["c6g c6gd c7g c7gd c7gn m6g m6gd m7g m7gd r6g r6gd r7g r7gd x2gd", "medium large xlarge 2x 4x 8x 12x 16x metal"],
  ["c6gn", "medium large xlarge 2x 4x 8x 12x 16x"],
  ["c6i c6id c6in i4i m6i m6id m6idn m6in r6i r6id r6idn r6in", "large xlarge 2x 4x 8x 12x 16x 24x 32x metal"],
  ["c7a m7a r7a", "medium large xlarge 2x 4x 8x 12x 16x 24x 32x 48x metal-48xl"],
  ["c7i-flex c8i-flex m7i-flex m8i-flex r8i-flex", "large xlarge 2x 4x 8x 12x 16x"],
  ["c7i i7i m7i m9g m9gd r7i", "large xlarge 2x 4x 8x 12x 16x 24x 48x metal-24xl metal-48xl"],
  [
    "c8a c8g c8gb c8gd c8gn m8a m8g m8gb m8gd m8gn r8a r8g r8gd r8gn x8g",
    "medium large xlarge 2x 4x 8x 12x 16x 24x 48x metal-24xl metal-48xl",
  ],
  [
    "c8i c8ib c8id c8in m8i m8ib m8id m8idb m8idn m8in r8i r8ib r8id r8idb r8idn r8in",
    "large xlarge 2x 4x 8x 12x 16x 24x 32x 48x 96x metal-48xl metal-96xl",
  ],
  ["c8ine m8ine", "large xlarge 2x 4x 8x 12x"],
  ["c9g c9gd", "medium large xlarge 2x 4x 8x 12x 16x 24x 48x metal-48xl"],
  ["cc1 cg1 gr6f hi1", "4x"],
  ["cc2 cr1 hs1", "8x"],
  ["d2 d3 i2", "xlarge 2x 4x 8x"],
  ["d3en", "xlarge 2x 4x 6x 8x 12x"],
  ["dl1 dl2q p3dn p4d p4de", "24x"],
  ["f1", "2x 4x 16x"],
  ["f2", "6x 12x 48x"],
  ["g2", "2x 8x"],
  ["g3 hpc7g", "4x 8x 16x"],
  ["g3s", "xlarge"],
  ["g4ad", "xlarge 2x 4x 8x 16x"],
  ["g4dn", "xlarge 2x 4x 8x 12x 16x metal"],
  ["g5 g6 g6e", "xlarge 2x 4x 8x 12x 16x 24x 48x"],
  ["g5g", "xlarge 2x 4x 8x 16x metal"],
  ["g6f", "large xlarge 2x 4x"],
  ["g7 g7e", "2x 4x 8x 12x 24x 48x"],
  ["gr6", "4x 8x"],
  ["h1", "2x 4x 8x 16x"],
  ["hpc6a p5e p5en p6-b200 p6-b300", "48x"],
  ["hpc6id trn1n", "32x"],
  ["hpc7a", "12x 24x 48x 96x"],
  ["hpc8a", "96x"],
  ["i3", "large xlarge 2x 4x 8x 16x metal"],
  ["i3en", "large xlarge 2x 3x 6x 12x 24x metal"],
  ["i4g im4gn r4", "large xlarge 2x 4x 8x 16x"],
  ["i7ie i8ge", "large xlarge 2x 3x 6x 12x 18x 24x 48x metal-24xl metal-48xl"],
  ["i8g", "large xlarge 2x 4x 8x 12x 16x 24x 48x metal-24xl"],
  ["inf1", "xlarge 2x 6x 24x"],
  ["inf2", "xlarge 8x 24x 48x"],
  ["is4gen", "medium large xlarge 2x 4x 8x"],
  ["m1", "small medium large xlarge"],
  ["m2", "xlarge 2x 4x"],
  ["m3", "medium large xlarge 2x"],
  ["m4", "large xlarge 2x 4x 10x 16x"],
  ["m5 m5d m5dn m5n r5 r5b r5d r5dn r5n", "large xlarge 2x 4x 8x 12x 16x 24x metal"],
  ["m5zn z1d", "large xlarge 2x 3x 6x 12x metal"],
  ["m8azn", "medium large xlarge 3x 6x 12x 24x metal-12xl metal-24xl"],
  ["mac-m3ultra mac-m4 mac-m4max mac-m4pro mac1 mac2-m1ultra mac2-m2 mac2-m2pro mac2", "metal"],
  ["p2", "xlarge 8x 16x"],
  ["p3", "2x 8x 16x"],
  ["p5", "4x 48x"],
  ["p6e-gb200", "36x"],
  ["r7iz", "large xlarge 2x 4x 8x 12x 16x 32x metal-16xl metal-32xl"],
  ["r8gb", "medium large xlarge 2x 4x 8x 12x 16x 24x metal-24xl"],
  ["t1", "micro"],
  ["t2 t3 t3a t4g", "nano micro small medium large xlarge 2x"],
  ["trn1", "2x 32x"],
  ["trn2", "3x 48x"],
  ["u-12tb1 u-18tb1 u-24tb1 u-9tb1", "112x metal"],
  ["u-3tb1", "56x"],
  ["u-6tb1", "56x 112x metal"],
  ["u7i-12tb u7ib-12tb u7in-16tb u7in-24tb u7in-32tb", "224x"],
  ["u7i-6tb u7i-8tb", "112x"],
  ["u7inh-32tb", "480x"],
  ["vt1", "3x 6x 24x"],
  ["x1", "16x 32x"],
  ["x1e", "xlarge 2x 4x 8x 16x 32x"],
  ["x2idn", "16x 24x 32x metal"],
  ["x2iedn", "xlarge 2x 4x 8x 16x 24x 32x metal"],
  ["x2iezn", "2x 4x 6x 8x 12x metal"],
  ["x8aedz", "large xlarge 3x 6x 12x 24x metal-12xl metal-24xl"],
  ["x8i", "large xlarge 2x 4x 8x 12x 16x 24x 32x 48x 64x 96x metal-48xl metal-96xl"],
];

/** `2x` is `2xlarge`. */
const sizeOf = (short: string): string => short.replace(/^(\d+)x$/, "$1xlarge");

/** The sizes of a family; undefined where the kit does not know it. */
function sizesOf(family: string): readonly string[] | undefined {
  const row = sizesOfFamilies.find(([families]) => families.split(" ").includes(family));
  return row?.[1].split(" ").map(sizeOf);
}

/** All of them, written out when somebody asks: for most intents nobody does. */
export const knownInstanceTypes = once((): readonly string[] =>
  sizesOfFamilies.flatMap(([families, sizes]) =>
    families.split(" ").flatMap((family) => sizes.split(" ").map((size) => `${family}.${sizeOf(size)}`)),
  ),
);

/** What is wrong with the name of an instance type, and what to do; undefined where the kit knows it. */
export function unknownInstanceType(
  type: string,
): { readonly message: string; readonly want: string; readonly fix: string } | undefined {
  const [family = "", size = ""] = type.split(".");
  const sizes = sizesOf(family);
  if (sizes?.includes(size) === true) return undefined;
  const near = sizes === undefined ? nearest(type, knownInstanceTypes()) : nearest(size, sizes);
  const meant = near === undefined || sizes === undefined ? near : `${family}.${near}`;
  return {
    message: `the kit knows no instance type ${type}`,
    want:
      sizes === undefined
        ? "an instance type of EC2, e.g. m6i.large"
        : `one of ${sizes.map((one) => `${family}.${one}`).join(", ")}`,
    fix:
      meant === undefined
        ? `compare: ${listing(family)}`
        : `write ${meant}; if there is a ${type} by now: ${listing(family)}`,
  };
}

function listing(family: string): string {
  return `aws ec2 describe-instance-types --filters Name=instance-type,Values=${family}.* --query InstanceTypes[].InstanceType`;
}
