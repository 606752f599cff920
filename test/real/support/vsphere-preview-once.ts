/**
 * A preview in a process of its own, for what the provider refuses: the SDK leaves a rejected promise behind, which jest takes for a
 * failure of the test. On its input: what to preview; on its output: how it went.
 */
import { readFileSync } from "node:fs";
import { run } from "./engine";
import { openMachines, type Wanted } from "./vsphere-stack";

async function main(): Promise<void> {
  const ran = await run(await openMachines(JSON.parse(readFileSync(0, "utf8")) as Wanted), "preview");
  process.stdout.write(`\n${JSON.stringify(ran)}\n`, () => process.exit(0));
}

void main();
