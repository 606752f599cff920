import { intentJsonSchema } from "../../../../constructs/kit";

/** Values that programs stumble over, for any leaf of an intent. */

const numbers = [0, -1, 1, 2, 63, 65535, 65536, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 5_000_000_000];

const texts = [
  // empty, blank, beyond ASCII, too long
  ...["", " ", "a b", "x y", "ä", "é=ü", "a".repeat(64), "a".repeat(254)],
  // numbers, amounts and durations
  ...[
    "0",
    "-1",
    "90",
    "1.5h",
    "1h30m",
    "0s",
    "100us",
    "5000000000",
    "+1Mi",
    "1.Mi",
    ".5Gi",
    "512Ki",
    "1Ki",
    "0Mi",
    "10%",
  ],
  // paths
  ...["/", "//", "/a/", "/a/../b", "/..", "a/b", "a/b/c", "..", ".", "None", "none"],
  // names and labels
  ...["a-", "-a", "a_b", "A", "a.b", "-", "default", "kubernetes.io/os", "a/", "/a"],
  // addresses, ranges, ports
  ...[
    "10.0.0.1",
    "10.0.0.1/32",
    "10.0.0.0/8",
    "0.0.0.0/0",
    "::1",
    "fd00::/64",
    "10.0.0.1:179",
    "300.1.1.1",
    "localhost",
  ],
  ...["1:2", "2:1", "0:1", "65536", "1:65536", "30000-32767", "http"],
  // interfaces, patterns, selectors, enumerations in another case
  ...[
    "eth0",
    "eth*",
    "eth+",
    "/^eth/",
    "^eth",
    "(",
    "[a",
    "kube-ipvs.*",
    "all()",
    "a == 'b'",
    "true",
    "ENABLED",
    "tcp",
  ],
  ...["A=true", "a=b,c=d", "a,b", "a,,b", ",", "65001:100", "65536:1", "1:2:3"],
];

/** Every word that some enumeration of the schema knows. */
const words = [
  ...new Set(
    JSON.stringify(intentJsonSchema())
      .match(/"enum":\[[^\]]*\]/g)
      ?.flatMap(wordsOf) ?? [],
  ),
];

function wordsOf(text: string): readonly string[] {
  const { enum: values } = JSON.parse(`{${text}}`) as { readonly enum: readonly unknown[] };
  return values.filter((value) => typeof value === "string");
}

/** What may stand in the place of a value of the same type. */
export function oddFor(value: unknown): readonly unknown[] {
  switch (typeof value) {
    case "number":
      return numbers;
    case "boolean":
      return [!value];
    case "string":
      return [
        ...texts,
        // A word of one enumeration where a word of another stands.
        ...(words.includes(value) ? words : []),
        `${value}/`,
        `/${value}`,
        `${value} `,
        `${value}-`,
        value.toUpperCase(),
        value.toLowerCase(),
      ];
    default:
      return Array.isArray(value) ? [[], [...(value as unknown[]), ...(value as unknown[])]] : [];
  }
}
