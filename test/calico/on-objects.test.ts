import { Report } from "../../constructs/findings";
import { judgeFelixConfiguration } from "../../constructs/calico";
import { felixFixtures } from "./rules/fixtures/felix";

const location = { file: "urn:felix", line: 1, column: 1 };

function codesOf(spec: unknown): readonly string[] {
  const report = new Report();
  judgeFelixConfiguration(spec, report, location);
  return report.findings.map(({ code }) => code);
}

const felixOf = (patch: object): object | undefined =>
  (patch as { readonly calico?: { readonly felix?: object } }).calico?.felix;

/** Codes about a value of Felix that an object alone shows; docs/policy-pack.md says so. */
const onObjects: readonly string[] = [
  ...["FELIX-005", "FELIX-006", "FELIX-011", "FELIX-012", "FELIX-016", "FELIX-017"],
  ...["FELIX-023", "FELIX-024", "FELIX-026", "FELIX-027", "FELIX-029"],
];

it("finds of an object what needs no more of the cluster", () => {
  const found = Object.entries(felixFixtures).flatMap(([code, { failing }]) => {
    const felix = felixOf(failing);
    return felix !== undefined && codesOf(felix).includes(code) ? [code] : [];
  });
  expect(found.sort()).toEqual(onObjects);
});

it("finds nothing where the mistake is mended", () => {
  const found = Object.entries(felixFixtures).flatMap(([code, { passing }]) => {
    const felix = felixOf(passing);
    return felix !== undefined && codesOf(felix).length > 0 ? [[code, codesOf(felix)]] : [];
  });
  expect(found).toEqual([]);
});
