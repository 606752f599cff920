import { rmSync } from "node:fs";
import { catalogue, checkDocument, type IntentInput, judgeLive, heldFacts, type Plan } from "../../constructs/kit";
import { parseText } from "../../constructs/intent";
import { plain } from "../../constructs/model";
import { liveChangeCases } from "../kit/support/live-changes";
import { shared } from "../support/shared";
import { readState } from "../../cli/engine/state";
import { describeWith } from "./support/needs";
import { type Operation, type Run, SandboxStack } from "./support/stack";

interface Row {
  readonly code: string;
  readonly engine: string;
  readonly kit: string;
}

/** The plan of an intent; undefined where a rule refuses it by itself: then no live cluster meets it. */
function planOf(intent: IntentInput): Plan | undefined {
  const read = parseText("intent.json", JSON.stringify(plain(intent)));
  const checked = read.ok ? checkDocument("intent.json", read.document, "/") : undefined;
  return checked?.ok === true ? checked.plan : undefined;
}

function isReplacedConfiguration({ op, type }: Operation): boolean {
  return /^kubernetes:core.*:(ConfigMap|Secret)$/.test(type) && /replace/.test(op);
}

/** What the engine would have done: what it replaces and deletes by type, what it changes by number. */
function verdict({ operations, error }: Run): string {
  const of = (ops: readonly string[]): readonly string[] => [
    ...new Set(operations.filter(({ op }) => ops.includes(op)).map(({ type }) => type.replace(/^.*:/, ""))),
  ];
  const said = [
    ["replace", of(["replace", "create-replacement", "delete-replaced"])],
    ["delete", of(["delete"])],
    ["update", of(["update"])],
    ["create", of(["create"])],
  ] as const;
  const text = said.flatMap(([what, types]) =>
    types.length === 0
      ? []
      : [`${what} ${types.slice(0, 4).join(", ")}${types.length > 4 ? ` and ${types.length - 4} more` : ""}`],
  );
  return [...text, ...(error === undefined ? [] : ["fails"])].join("; ");
}

/** What there is, but for whether the engine has asked for it since it was made. */
function madeIn(stack: SandboxStack) {
  return stack.cloud.map(({ type, id, inputs, outputs }) => ({ type, id, inputs, outputs }));
}

/** Each live cluster once, with the changes that it is asked for. */
const clusters = new Map<string, { was: IntentInput; asked: { code: string; now: IntentInput }[] }>();
for (const [code, cases] of Object.entries(liveChangeCases))
  // The first of each code that is refused, which are changes of few clusters.
  if (catalogue()[code]?.severity === "error")
    for (const { was, now } of cases.slice(0, 1)) {
      // Whoever brings Enterprise's definitions does so before, and nobody does in the sandbox; test/kit/live.test.ts has the case.
      if (was.calico?.install?.kind === "present") continue;
      const key = JSON.stringify(plain(was));
      const cluster = clusters.get(key) ?? { was, asked: [] };
      clusters.set(key, cluster);
      cluster.asked.push({ code, now });
    }

describeWith(["pulumi"], "changes of a live cluster, by the real engine", () => {
  const rows: Row[] = [];
  const tried = new Set<string>();

  test.each([...clusters.values()].map((cluster, index) => [index, cluster] as const))(
    "cluster %i",
    async (index, { was, asked }) => {
      const before = planOf(was);
      if (before === undefined) return;
      const stack = SandboxStack.make(`live-${index}`);
      try {
        const up = await stack.up(before);
        expect(up.error).toBeUndefined();
        const made = madeIn(stack);
        const { resources } = await readState(await stack.open(before));
        for (const { code, now } of asked) {
          const after = planOf(now);
          if (after === undefined) continue;
          const found = judgeLive(after, heldFacts(resources)).filter((finding) => finding.code === code);
          expect(found.map(({ severity }) => severity)).toContain(catalogue()[code]?.severity);
          tried.add(code);
          const preview = await stack.preview(after);
          // Deleted first, as it has a name of its own: for a moment a live cluster would be without it.
          expect(preview.operations.filter(isReplacedConfiguration).map(({ urn }) => urn)).toEqual([]);
          rows.push({
            code,
            engine: verdict(preview),
            kit: found[0]?.severity === "error" ? "refuses" : "warns",
          });
        }
        // Other plans have other things that are said to be there already; what was made is as it was.
        const ids = new Set(made.map(({ type, id }) => `${type} ${id}`));
        expect(madeIn(stack).filter(({ type, id }) => ids.has(`${type} ${id}`))).toEqual(made);
      } finally {
        rmSync(stack.directory, { recursive: true, force: true });
      }
    },
  );

  afterAll(() => {
    const lines = rows.map(({ code, engine, kit }) => `${code}  ${kit.padEnd(8)} engine: ${engine}`).sort();
    process.stdout.write(`\nchanges of a live cluster\n${lines.join("\n")}\n`);
  });

  test("every refusal met a live cluster", () => {
    const needsFiles = shared("crds/oss") === undefined ? ["LIVE-162"] : [];
    const untried = [...clusters.values()]
      .flatMap(({ asked }) => asked)
      .map(({ code }) => code)
      .filter((code) => !tried.has(code) && !needsFiles.includes(code));
    expect(untried).toEqual([]);
  });
});
