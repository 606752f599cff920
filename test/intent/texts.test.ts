import fc from "fast-check";
import * as z from "zod";
import { Report } from "../../constructs/findings";
import { parseText } from "../../constructs/intent";
import { tags } from "../../constructs/intent/primitives";
import * as texts from "../../constructs/intent/texts";
import { parseIntent } from "../../constructs/kit";
import { tries } from "../support/tries";
import { base } from "./fixtures/source";

describe("what is wanted of a text, and what to write instead", () => {
  const at = (text: string) => {
    const read = parseText("intent.yaml", text);
    if (!read.ok) throw new Error("a broken test");
    const report = new Report(read.document.data);
    parseIntent(read.document, report);
    return report.findings.map(({ want, fix }) => [want, fix]);
  };
  const name = "1-40 lower-case letters, digits or '-', starting with a letter, e.g. lab-1";
  const cidr = "a CIDR without host bits, IPv4 or IPv6, e.g. 10.0.0.0/16";
  it.each([
    [base().replace("demo", "Demo_1"), name, "write demo-1"],
    [base().replace("demo", "a/b c"), name, 'take out "/" and " "'],
    [base().replace("demo", "a".repeat(43)), name, "shorten it by 3 characters, to 40"],
    [base("network: { pods: [10.0.0.1/16] }"), cidr, "write 10.0.0.0/16"],
    [base("network: { pods: 10.9.0.0/16 }"), `a list, not empty; each ${cidr}`, "put it in a list: [10.9.0.0/16]"],
    [base("network: { pods: [] }"), `a list, not empty; each ${cidr}`, "write it as in [10.0.0.0/16]"],
    [base("calico: { mtu: 100 }"), "a whole number from 576 to 9216", "write a whole number from 576 to 9216"],
    [base("calico: { felix: { iptablesRefreshInterval: '10' } }"), "a duration such as 10s or 1m30s", "write 10s"],
    [base().replace("eu-central-1", "eu_central_1"), "a region such as eu-central-1", "write eu-central-1"],
    [
      base().replace("name: workers", "name: workers, availabilityZones: [eu-central-1]"),
      "an availability zone such as eu-central-1a",
      "write eu-central-1a",
    ],
    [
      base().replace("name: workers", "name: workers, instanceTypes: [m6i-large]"),
      "an instance type such as m6i.large",
      "write m6i.large",
    ],
    [
      base().replace("name: workers", "name: workers, labels: { 'a b': c }"),
      "a key that is text of letters, digits and - _ . with one / after a prefix only, at most 317 characters",
      'take out " "',
    ],
    [base("calico: { bgp: { asNumber: AS65001 } }"), expect.stringMatching(/^an AS number from 1/), 'write "65001"'],
  ])("%s", (text, want, fix) => {
    expect(at(text)).toEqual([[want, fix]]);
  });
});

describe("what a text may hold", () => {
  const pieces = fc.oneof(
    fc.string({ unit: "binary", maxLength: 3 }),
    fc.constantFrom(
      "${",
      "$(",
      "%{",
      "{{",
      "{%",
      "`",
      " ",
      "\t",
      "\n",
      "/",
      "~0",
      "~",
      "'",
      "\u00a0",
      "\u202e",
      "\u2028",
      "é",
      "a",
    ),
  );
  const text = fc.array(pieces, { maxLength: 6 }).map((parts) => parts.join(""));
  const { line, sentence, pointerText, freeLine, selectorText, block, pattern: ofNames } = texts;
  const tag = tags.valueType;
  it.each(Object.entries({ line, sentence, pointerText, freeLine, selectorText, block, ofNames, tag }))(
    "is told of %s as its published pattern tells, in ASCII and beyond",
    (_name, schema) => {
      const { pattern } = z.toJSONSchema(schema, { io: "input" });
      const published = new RegExp(pattern ?? "(?!)", "u");
      fc.assert(
        fc.property(text, (value) => schema.safeParse(value).success === published.test(value)),
        tries(1200),
      );
    },
  );
});
