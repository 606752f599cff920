import * as z from "zod";
import { releases } from "../../constructs/calico";
import { type FelixField } from "../../constructs/calico/felix/field";
import { felixRows, intentRows } from "../../constructs/calico/felix/fields";
import { compareVersions } from "../../constructs/model";
import { cidr, line } from "../../constructs/intent";
import { intentJsonSchema } from "../../constructs/kit";
import { valueAt } from "../../constructs/findings";
import { shared } from "../support/shared";
import { CrdSchemas, type Schema } from "./support/crd-schema";
import { fieldsOfFelix331 } from "./support/felix-3.31";

/** What a CRD's schema and a row's type have in common to say: keys that are absent are unlimited. */
interface Limits {
  readonly type?: string;
  readonly values?: readonly unknown[];
  readonly least?: number;
  readonly most?: number;
  readonly longest?: number;
  readonly pattern?: string;
  readonly isRange?: true;
  readonly items?: Limits;
  readonly map?: Limits;
  readonly required?: readonly string[];
  readonly fields?: Readonly<Record<string, Limits>>;
}

const isSafeBound = (bound: unknown) => typeof bound !== "number" || Math.abs(bound) === Number.MAX_SAFE_INTEGER;
/** What every text of an intent keeps to, whatever the CRD says of it. */
const linePattern = z.toJSONSchema(line, { io: "input" }).pattern;
const cidrText = z.toJSONSchema(cidr, { io: "input" }).description;

function limitsOf(schema: Schema): Limits {
  const { anyOf, allOf, properties, items, additionalProperties, minimum, maximum, maxLength, required } = schema;
  const types = (anyOf as Schema[] | undefined)?.map(({ type }) => String(type)).sort();
  const isEither = types?.join() === "integer,string";
  const values = (schema.enum ?? (allOf as Schema[] | undefined)?.[0]?.enum) as unknown[] | undefined;
  // One type says all that integers or text can; a pattern beside an enum says less than it.
  const pattern =
    isEither || values !== undefined || schema.pattern === "^.*" || schema.pattern === linePattern
      ? undefined
      : schema.pattern;
  const limits: Limits = {
    type: types === undefined ? String(schema["type"]) : types.join(" or "),
    values: values && [...values].sort(),
    least: isSafeBound(minimum) ? undefined : Number(minimum),
    most: isSafeBound(maximum) ? undefined : Number(maximum),
    longest: maxLength as number | undefined,
    pattern: typeof pattern === "string" ? pattern.replaceAll("\\/", "/") : undefined,
    isRange: schema.description === cidrText ? true : undefined,
    items: items && limitsOf(items),
    map: typeof additionalProperties === "object" ? limitsOf(additionalProperties) : undefined,
    required: (required as string[] | undefined)?.toSorted(),
    fields: properties && Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, limitsOf(value)])),
  };
  if (types !== undefined && !isEither) return { ...limits, values: ["anything of several types"] };
  const intOrString = schema["x-kubernetes-int-or-string"] === true ? { type: "integer or string" } : {};
  return JSON.parse(JSON.stringify({ ...limits, ...intOrString })) as Limits;
}

/** A row's own; the pattern of a duration stands in the row beside its type. */
function limitsOfRow({ type, pattern }: FelixField): Limits {
  const limits = limitsOf(z.toJSONSchema(type(), { io: "input" }) as Schema);
  return pattern === undefined ? limits : { ...limits, pattern };
}

const file = shared("crds/oss/crd.projectcalico.org-v1.yaml");
const newest =
  file === undefined
    ? {}
    : (new CrdSchemas([file]).spec("crd.projectcalico.org/v1", "FelixConfiguration").properties ?? {});

/** The fields of FelixConfigurationSpec by Calico's minor. */
const crds: Readonly<Record<string, Readonly<Record<string, Schema>>>> = {
  "3.32": newest,
  "3.31": fieldsOfFelix331(newest),
};

const has = ({ since, until }: FelixField, minor: string) =>
  (since === undefined || compareVersions(minor, since) >= 0) &&
  (until === undefined || compareVersions(minor, until) <= 0);

const described = file === undefined ? describe.skip : describe;

described("the rows of FelixConfiguration", () => {
  test("are compared for every pinned release", () => {
    const minors = releases.map(({ calico }) => calico.replace(/^v(\d+\.\d+)\..*/, "$1"));
    expect(Object.keys(crds)).toEqual(minors);
  });

  describe.each(Object.entries(crds))("are those of the CRD of %s:", (minor, crd) => {
    test("names, no more and no less", () => {
      const ours = felixRows.filter(([, row]) => has(row, minor)).map(([name]) => name);
      expect([...ours].sort()).toEqual(Object.keys(crd).sort());
    });

    test("types, values, bounds and patterns, unless the row says why not", () => {
      const wrong = felixRows
        .filter(([name, row]) => has(row, minor) && name in crd && row.unlikeCrd === undefined)
        .map(([name, row]) => [name, limitsOfRow(row), limitsOf(crd[name] ?? {})] as const)
        .filter(([, ours, theirs]) => JSON.stringify(ours) !== JSON.stringify(theirs));
      expect(wrong).toEqual([]);
    });

    test("and where a rule bounds a number, the CRD lets more pass", () => {
      const bounded = felixRows.flatMap(([name, { bounds }]) => (bounds && crd[name] ? [limitsOf(crd[name])] : []));
      expect(bounded.length).toBeGreaterThan(20);
      expect(new Set(bounded.map((limits) => JSON.stringify(limits)))).toEqual(new Set(['{"type":"integer"}']));
    });
  });

  test("say that they are unlike the CRD of a release only where they are", () => {
    const alike = felixRows
      .filter(([, { unlikeCrd }]) => unlikeCrd !== undefined)
      .filter(([name, row]) =>
        Object.values(crds).every(
          (crd) => !(name in crd) || JSON.stringify(limitsOfRow(row)) === JSON.stringify(limitsOf(crd[name] ?? {})),
        ),
      );
    expect(alike.map(([name]) => name)).toEqual([]);
  });

  test("know a change between the releases only where there is one", () => {
    const spanning = felixRows.filter(([, row]) => row.since !== undefined || row.until !== undefined);
    expect(spanning.filter(([, row]) => Object.keys(crds).every((minor) => has(row, minor)))).toEqual([]);
  });
});

test("an intent has the rows that nothing else decides, in the table's order", () => {
  const keys = Object.keys(valueAt(intentJsonSchema(), "/properties/calico/properties/felix/properties") as object);
  expect(keys).toEqual(intentRows.map(([name]) => name));
  expect(keys).toEqual([...keys].sort());
});

test("rows of a data plane bear its name, and only they", () => {
  for (const [name, { dataplanes }] of intentRows)
    expect([name, dataplanes?.[0]]).toEqual([
      name,
      name.startsWith("bpf") ? "ebpf" : name.startsWith("nftables") ? "nftables" : undefined,
    ]);
});
