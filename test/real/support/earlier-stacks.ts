import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { exportSealed } from "../../../cli/engine/state";
import { readScenarios } from "../../../constructs/kit";
import { planOf, SandboxStack } from "./stack";

const folder = join(__dirname, "..", "earlier-stacks");

/** A stack as an earlier version of the kit has left it. */
export interface EarlierStack {
  /** The day of that version. */
  readonly version: string;
  readonly scenario: string;
  /** What `pulumi stack export` gave, secrets sealed. */
  readonly exported: { readonly version: number; readonly deployment: object };
}

/** Every stack that is kept, by version and scenario. */
export function earlierStacks(): readonly EarlierStack[] {
  return readdirSync(folder)
    .sort()
    .flatMap((version) =>
      readdirSync(join(folder, version))
        .sort()
        .map((file) => ({
          version,
          scenario: file.replace(/\.json\.gz$/, ""),
          exported: JSON.parse(
            gunzipSync(readFileSync(join(folder, version, file))).toString(),
          ) as EarlierStack["exported"],
        })),
    );
}

/** What the engine keeps of whoever ran it, and when. */
const ofThatMachine = ["sourcePosition", "stackTrace", "created", "modified", "time"];

/** Makes every scenario in the sandbox and keeps its stack under a version, for later ones to be held against. */
export async function keepStacks(version: string): Promise<void> {
  mkdirSync(join(folder, version), { recursive: true });
  for (const { id } of readScenarios()) {
    const plan = planOf(id);
    const stack = SandboxStack.make(id);
    const { error } = await stack.up(plan);
    if (error !== undefined) throw new Error(`${id}: ${error}`);
    const exported = await exportSealed(await stack.open(plan));
    writeFileSync(join(folder, version, `${id}.json.gz`), packed(exported));
  }
}

function packed(exported: unknown): Buffer {
  const text = JSON.stringify(exported, (key, value: unknown) => (ofThatMachine.includes(key) ? undefined : value), 1);
  return gzipSync(`${text}\n`, { level: 9 });
}

// npx tsx test/real/support/earlier-stacks.ts VERSION
if (require.main === module) {
  const [version] = process.argv.slice(2);
  if (version === undefined) throw new Error("name a version, such as the day");
  void keepStacks(version).then(() => process.exit(0));
}
