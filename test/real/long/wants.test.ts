/** Every place of the schema, broken: what the finding says is wanted, and what to do. */
import { Report, pointer } from "../../../constructs/findings";
import { annotatedSchemaOf, type JsonSchema, wantOf } from "../../../constructs/intent";
import { intentSchema, parseIntent } from "../../../constructs/kit";

interface Place {
  readonly keys: readonly (string | number)[];
  readonly schema: JsonSchema & { readonly description?: string };
  /** What stands around it: of several forms the one that it is in. */
  readonly around: (inner: unknown) => unknown;
}

/** Every place of the schema, with a document in which it can be. */
function placesOf(
  schema: JsonSchema,
  keys: Place["keys"] = [],
  around: Place["around"] = (inner) => inner,
): readonly Place[] {
  const forms = schema.oneOf ?? schema.anyOf ?? [schema];
  const inside = forms.flatMap(({ properties = {}, items, additionalProperties, required = [] }): readonly Place[] => {
    const kinds = Object.fromEntries(
      Object.entries(properties).flatMap(([key, one]) => {
        // Of several forms the one whose kind it is, or one of its kinds.
        const kind = one.const ?? (forms.length > 1 && required.includes(key) ? one.enum?.[0] : undefined);
        return kind === undefined ? [] : [[key, kind]];
      }),
    );
    const rest = Object.fromEntries(required.map((key) => [key, kinds[key] ?? null]));
    return [
      ...Object.entries(properties).flatMap(([key, one]) =>
        placesOf(one, [...keys, key], (inner) => around({ ...rest, ...kinds, [key]: inner })),
      ),
      ...(items === undefined ? [] : placesOf(items, [...keys, 0], (inner) => around([inner]))),
      ...(typeof additionalProperties === "object"
        ? placesOf(additionalProperties, [...keys, "x"], (inner) => around({ x: inner }))
        : []),
    ];
  });
  return [{ keys, schema, around }, ...inside];
}

const places = placesOf(annotatedSchemaOf(intentSchema())).filter(({ schema }) => schema.const === undefined);
const descriptions = new Set(places.flatMap(({ schema: { description } }) => description ?? []));

function findingAt({ keys, around }: Place, value: unknown) {
  const data = around(value);
  const report = new Report(data);
  parseIntent({ file: "intent.yaml", data, locate: () => undefined, text: () => undefined }, report);
  return report.findings.find(({ path }) => path === pointer(...keys));
}

/** Values that a place does not take: too many of another kind, too far out, too long, of odd characters. */
function brokenFor(schema: JsonSchema): readonly unknown[] {
  const forms = schema.oneOf ?? schema.anyOf ?? [schema];
  const odd: unknown[] = [null];
  const types = forms.map(({ type }) => type);
  if (!types.includes("boolean")) odd.push(true);
  if (types.includes("string")) odd.push("\u0007", `${"a".repeat(5000)}\u0007`);
  if (types.includes("integer")) odd.push(1.5);
  for (const { minimum, maximum, minItems = 0 } of forms) {
    if (minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER) odd.push(minimum - 1);
    if (maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER) odd.push(maximum + 1);
    if (minItems > 0) odd.push([]);
  }
  return odd;
}

/** The name of a type alone, which says nothing that the mistake did not. */
const bare = /^(?:a |an )?(?:string|text|number|integer|boolean|object|array|mapping|list|value)$/i;

it("looks at every place", () => {
  expect(places.length).toBeGreaterThan(600);
  expect(descriptions.size).toBeGreaterThan(150);
});

const reached = places.flatMap((place) =>
  brokenFor(place.schema).flatMap((value) => {
    const finding = findingAt(place, value);
    return finding === undefined ? [] : [{ place, value, finding }];
  }),
);

it("finds each place wrong where it is", () => {
  const found = new Set(reached.map(({ place }) => place));
  expect(places.filter((place) => !found.has(place)).map(({ keys }) => keys.join("/"))).toEqual([]);
});

it("says what is wanted, and never what the key is for", () => {
  const described = reached.filter(({ finding }) => descriptions.has(finding.want));
  // The description of some types is what is wanted of them, word for word.
  const allowed = new Set([
    "a duration such as 10s or 1m30s",
    "a CIDR without host bits, IPv4 or IPv6, e.g. 10.0.0.0/16",
  ]);
  expect(described.filter(({ finding }) => !allowed.has(finding.want)).map(({ finding }) => finding)).toEqual([]);
});

it("says more than a type where the schema knows more", () => {
  expect(
    reached.filter(({ finding }) => bare.test(finding.want) || finding.want === "").map(({ finding }) => finding),
  ).toEqual([]);
  // `a whole number` says all of a number without bounds.
  const bounded = reached.filter(({ place: { schema } }) => schema.minimum !== undefined && schema.minimum > -1e15);
  expect(bounded.filter(({ finding }) => !/\d/.test(finding.want)).map(({ finding }) => finding)).toEqual([]);
});

it("says what to do in words that can be followed", () => {
  const vague =
    /^(?:correct|fix|mend|change) (?:it|the value)$|^write (?:a |an )?(?:string|text|value)$|undefined|\[object/i;
  expect(
    reached.filter(({ finding }) => vague.test(finding.fix) || finding.fix === "").map(({ finding }) => finding),
  ).toEqual([]);
});

it("names keys and values, not all of very many", () => {
  expect(wantOf(annotatedSchemaOf(intentSchema()))).toMatch(/^a mapping with name, platform; also any of kubernetes, /);
  const longest = places.map(({ schema }) => wantOf(schema)).sort((a, b) => b.length - a.length)[0] ?? "";
  expect(longest.length).toBeLessThan(450);
});
