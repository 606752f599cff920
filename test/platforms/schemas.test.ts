/** The schema with an intent's own keys only takes what the whole one takes, to the same; what it refuses is told by the whole. */
import { join } from "node:path";
import { Report } from "../../constructs/findings";
import { parse, readData, readSource, type SourceDocument } from "../../constructs/intent";
import { platformOf, readScenarios, scenariosDirectory } from "../../constructs/kit";
import { intentSchemaOf, schemasOf } from "../../constructs/platforms";

function read(source: string | object): SourceDocument {
  const read = typeof source === "string" ? readSource(source) : readData("test", source);
  if (!read.ok) throw new Error("cannot be read");
  return read.document;
}

/** What both say of a document. */
function both(document: SourceDocument) {
  const { platform } = document.data as { readonly platform: { readonly kind: string } };
  const one = platformOf(platform.kind);
  return [schemasOf(one)(document.data), intentSchemaOf([one])].map((schema) => {
    const report = new Report(document.data, (path) => document.locate(path));
    return { parsed: parse(schema, document, report), findings: report.findings };
  });
}

const scenarios = readScenarios().map(({ id }) => id);

test.each(scenarios)("%s is the same to both", (id) => {
  const [part, whole] = both(read(join(scenariosDirectory, id, "intent.yaml")));
  expect(part?.findings).toEqual([]);
  expect(part?.parsed.intent).toBeDefined();
  expect(part).toEqual(whole);
});

const platform = { kind: "eks", region: "eu-central-1", nodeGroups: [{ name: "main" }] };

test.each([
  ["an unknown key", { fabrik: {} }],
  ["an unknown key of Calico", { calico: { felixx: {} } }],
  ["a key with a mistake in it", { calico: { felix: { bpfLogLevel: 7 }, bgp: { asNumber: "no" } } }],
  ["Calico that is a list", { calico: [] }],
  ["Calico that is nothing", { calico: null }],
  ["a fabric that is a number", { fabric: 7 }],
  ["no name", { name: undefined }],
])("%s is refused in the same words", (_what, more) => {
  const [part, whole] = both(read({ name: "demo", platform, ...more }));
  expect(part?.findings).not.toEqual([]);
  expect(part).toEqual(whole);
});

test("who reads many different documents has the whole one made once", () => {
  const schemaFor = schemasOf(platformOf("eks"));
  const keys = ["mtu", "felix", "bgp", "pools", "ipam", "images", "release", "edition", "routing", "install"];
  const made = keys.map((key) => schemaFor({ calico: { [key]: {} } }));
  expect(new Set(made).size).toBe(9);
  expect(made[8]).toBe(made[9]);
  expect(schemaFor({ calico: { mtu: 1 } })).toBe(made[0]);
});
