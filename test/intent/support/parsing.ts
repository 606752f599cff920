import fc from "fast-check";
import { type Finding, Report } from "../../../constructs/findings";
import { parseText } from "../../../constructs/intent";
import { type Intent, parseIntent } from "../../../constructs/kit";

/** What is said of a text, and what is left of it. */
export function parse(text: string): {
  readonly findings: readonly Finding[];
  readonly intent?: Intent;
  readonly dropped: readonly string[];
} {
  const read = parseText("intent.yaml", text);
  if (!read.ok) return { findings: read.report.findings, dropped: [] };
  const { document } = read;
  const report = new Report(document.data, (path, what) => document.locate(path, what));
  const { intent, dropped } = parseIntent(document, report);
  return { findings: report.findings, intent, dropped };
}

const valid = {
  name: "demo",
  platform: { kind: "eks", region: "eu-central-1", nodeGroups: [{ name: "workers" }] },
};

const mutation = fc.record({
  key: fc.constantFrom("kubernetes", "network", "calico"),
  value: fc.jsonValue({ maxDepth: 4 }),
});

/** What holds of whatever anybody writes. */
export const neverThrows: readonly (readonly [string, fc.IProperty<[unknown]>])[] = [
  [
    "no data makes it throw, and a refusal always has a finding",
    fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
      const { findings, intent } = parse(JSON.stringify(value));
      expect(intent !== undefined || findings.length > 0).toBe(true);
    }),
  ],
  [
    "no text makes it throw",
    fc.property(fc.string({ unit: "binary" }), (text) => {
      parse(text);
    }),
  ],
  [
    "mutated valid documents never make it throw, and keep their name",
    fc.property(mutation, ({ key, value }) => {
      const { intent, findings } = parse(JSON.stringify({ ...valid, [key]: value }));
      // Numbers that JSON cannot hold, and __proto__, are refused before the schema.
      expect(intent?.name === "demo" || findings.every(({ code }) => code.startsWith("SRC-"))).toBe(true);
    }),
  ],
] as readonly (readonly [string, fc.IProperty<[unknown]>])[];
