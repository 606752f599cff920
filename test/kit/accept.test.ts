import { parseText } from "../../constructs/intent";
import { checkDocument, judgeLive, liveFactsOf, platformOf, resolve } from "../../constructs/kit";
import { base } from "../intent/fixtures/source";
import { parsed } from "../support/rules";
import { liveChangeCases } from "./support/live-changes";

const reason = "the webhooks of this course run host-networked";

function findingsOf(...lines: string[]) {
  const read = parseText("intent.yaml", base(...lines));
  if (!read.ok) throw new Error("the fixture cannot be read");
  const checked = checkDocument("intent.yaml", read.document, __dirname);
  return checked.ok ? checked.plan.findings : checked.refusal.findings;
}

const accept = (entry: string) => `accept: [${entry}]`;
const found = (...lines: string[]) => findingsOf(...lines).map(({ code, path }) => [code, path]);
const ofList = (...lines: string[]) => findingsOf(...lines).filter(({ path }) => path.startsWith("/accept"));

it("marks what is accepted with the reason and its place, and nothing else", () => {
  const findings = findingsOf(accept(`{ code: EKS-039, reason: ${reason} }`));
  expect(findings.filter(({ accepted }) => accepted !== undefined)).toMatchObject([
    { code: "EKS-039", severity: "info", accepted: { reason, location: { file: "intent.yaml", line: 3, column: 10 } } },
  ]);
  expect(findings.map(({ code }) => code)).toEqual(findingsOf().map(({ code }) => code));
});

it.each([
  ["/calico", undefined],
  ["/calico/routing", undefined],
  ["/calico/bgp", "ACC-003"],
])("of an entry for %s only what is found there", (path, code) => {
  const all = findingsOf(
    "calico: { routing: { kind: overlay, encapsulation: VXLAN } }",
    accept(`{ code: EKS-039, reason: ${reason}, path: ${path} }`),
  );
  expect(all.find((finding) => finding.code === "EKS-039")?.accepted?.reason).toBe(
    code === undefined ? reason : undefined,
  );
  expect(all.filter((finding) => finding.path.startsWith("/accept")).map((finding) => finding.code)).toEqual(
    code === undefined ? [] : [code],
  );
});

it("finds a code that no finding has, with the nearest", () => {
  expect(ofList(accept(`{ code: EKS-093, reason: ${reason} }`))).toMatchObject([
    { code: "ACC-001", severity: "error", path: "/accept/0/code", fix: expect.stringMatching(/^write EKS-039, or/) },
  ]);
});

it("finds an error that is accepted, and leaves the error one", () => {
  const lines = ["network: { services: [8.0.0.0/8] }", accept(`{ code: EKS-007, reason: ${reason} }`)];
  expect(ofList(...lines)).toMatchObject([{ code: "ACC-002", severity: "error", path: "/accept/0/code" }]);
  expect(findingsOf(...lines).find(({ code }) => code === "EKS-007")).not.toHaveProperty("accepted");
});

it("remarks that something accepted is not found, once per entry that accepts nothing", () => {
  const entry = `{ code: EKS-039, reason: ${reason} }`;
  expect(ofList(accept(`{ code: EKS-022, reason: old }, ${entry}, ${entry}`))).toMatchObject([
    { code: "ACC-003", severity: "info", path: "/accept/0" },
    { code: "ACC-003", path: "/accept/2" },
  ]);
});

it.each([
  ["{ code: EKS-039 }", "INT-003", "/accept/0/reason"],
  ['{ code: EKS-039, reason: "" }', "INT-005", "/accept/0/reason"],
  ['{ code: EKS-039, reason: "  " }', "INT-005", "/accept/0/reason"],
  ["{ code: eks-39, reason: a }", "INT-005", "/accept/0/code"],
  ["{ code: EKS-039, reason: a, path: calico }", "INT-005", "/accept/0/path"],
  ["{ cod: EKS-039, reason: a }", "INT-001", "/accept/0/cod"],
])("wants a code and a reason: %s", (entry, code, path) => {
  expect(found(accept(entry)).filter(([finding]) => finding !== "EKS-039" && finding !== "EKS-063")).toEqual([
    [code, path],
  ]);
});

it("says nothing of what is not found while the intent could not be read whole", () => {
  expect(
    found("calico: { mtu: big }", accept(`{ code: EKS-022, reason: ${reason} }`)).map(([code]) => code),
  ).not.toContain("ACC-003");
});

describe("of a change of a live cluster", () => {
  const warned = Object.entries(liveChangeCases).flatMap(([code, [one]]) =>
    one === undefined ? [] : [{ code, ...one }],
  );
  const judged = (entry: (typeof warned)[number]) => {
    const intent = { ...parsed(entry.now), accept: [{ code: entry.code, reason }] };
    const clusterOf = (from: typeof intent) => resolve(from, platformOf(from.platform.kind)).cluster;
    const was = liveFactsOf(clusterOf({ ...parsed(entry.was), accept: [] }));
    const plan = { intent, cluster: clusterOf(intent), locate: () => undefined };
    return judgeLive(plan, [was]).filter(({ code }) => code === entry.code);
  };

  it("accepts warnings and no errors", () => {
    const all = warned.flatMap(judged);
    const isAccepted = (severity: string) =>
      new Set(all.filter((finding) => finding.severity === severity).map(({ accepted }) => accepted?.reason));
    expect(isAccepted("error")).toEqual(new Set([undefined]));
    expect(isAccepted("warning")).toEqual(new Set([reason]));
  });

  it("is not missed by check, which sees no live cluster", () => {
    const code = warned.find((one) => judged(one).some(({ severity }) => severity === "warning"))?.code ?? "";
    expect(code).toMatch(/^LIVE-/);
    expect(ofList(accept(`{ code: ${code}, reason: ${reason} }`))).toEqual([]);
  });
});
