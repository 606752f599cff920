/**
 * `npm run bench`: what the design wants of the kit's speed, measured. `-- NAME` runs one of them, `-- --scale 10` all with
 * a tenth of the size, which measures nothing and shows that they run. Exit code 1 where something is missed.
 */
import { parseArgs } from "node:util";
import { type Bench, tableText } from "./bench";
import { commands } from "./commands";
import { engine } from "./engine";
import { growth } from "./growth";
import { reach } from "./reach";
import { simulation } from "./simulation";
import { switches } from "./switches";

/** Every benchmark. A further one is a file and a line. */
export const benches: readonly Bench[] = [commands, engine, growth, reach, simulation, switches];

/** Runs benches; what they miss. */
export async function runBenches(
  wanted: readonly Bench[],
  scale: number,
  print: (text: string) => void,
): Promise<readonly string[]> {
  const missed: string[] = [];
  for (const bench of wanted) {
    const measured = await bench.run(scale);
    print(tableText(measured));
    missed.push(...measured.rows.flatMap((row) => row.missed ?? []));
  }
  return missed;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { scale: { type: "string", default: "1" } },
    allowPositionals: true,
  });
  const unknown = positionals.filter((name) => !benches.some((bench) => bench.name === name));
  const scale = Number(values.scale);
  if (unknown.length > 0 || !(scale >= 1)) {
    const known = benches.map(({ name }) => name).join(", ");
    console.error(`bench: got ${process.argv.slice(2).join(" ")}; wanted names of ${known}, and --scale of 1 or more`);
    process.exitCode = 2;
    return;
  }
  const wanted = benches.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  const missed = await runBenches(wanted, scale, (text) => console.log(text));
  for (const line of missed) console.error(`missed: ${line}`);
  if (missed.length > 0) process.exitCode = 1;
}

if (require.main === module) void main();
