import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type SwitchConfig, switchConfigs } from "../constructs/fabric";
import { frr } from "../constructs/fabric/os/frr";
import { plain } from "../constructs/model";
import { announcedOf, resolved, sampleOf } from "../test/fabric/support/arbitrary";
import { enginePath } from "../tools/engines";
import type { Bench, Row } from "./bench";
import { median, processorTime } from "./measure";

const racks = 250;
const nodes = 40;
const rounds = 7;

/** The design's: as fast as Jinja2 on the same lines. */
const mostRatio = 1;

/** The text of 500 switches of racks, beside what bare Jinja2 takes for the same bytes. */
export const switches: Bench = {
  name: "switches",
  run: (scale) => {
    const shape = Array.from({ length: Math.max(2, Math.round(racks / scale)) }, () => ({ tors: 2, nodes }));
    const more = { design: { kind: "as-per-rack" }, planes: 2 };
    const sample = sampleOf({ racks: shape, spines: 2, families: [4], more });
    const fabric = resolved(sample);
    const announced = announcedOf(sample);
    const tors = switchConfigs(fabric, announced).filter(({ role }) => role === "tor");
    const render = (): readonly string[] => tors.map(frrText);
    render();
    const ours = median(Array.from({ length: rounds }, () => processorTime(render, 1)));
    const whole = median(Array.from({ length: 3 }, () => processorTime(() => switchConfigs(fabric, announced), 1)));
    const theirs = byJinja(tors, render().join(""));
    const ratio = ours / theirs;
    const size = `${(render().join("").length / 1e6).toFixed(1)} MB`;
    const row = (what: string, time: number, of = ""): Row => ({ cells: [what, size, time.toFixed(0), of] });
    return {
      title: `frr.conf of ${tors.length} switches with ${nodes} nodes each: milliseconds of processor time, median of ${rounds}; at most ${mostRatio} of Jinja2's`,
      columns: ["", "text", "ms", "ratio"],
      rows: [
        row("what each is told, out of the fabric", whole),
        row("Jinja2", theirs, "1.00"),
        {
          ...row("calico-kit", ours, ratio.toFixed(2)),
          ...(ratio <= mostRatio ? {} : { missed: `frr.conf takes ${ratio.toFixed(2)} of what Jinja2 takes` }),
        },
      ],
    };
  },
};

function frrText(config: SwitchConfig): string {
  return frr.render(config).find(({ path }) => path.endsWith("/frr.conf"))?.content ?? "";
}

/** Milliseconds that Jinja2 takes for the same text; it says so where it is another. */
function byJinja(tors: readonly SwitchConfig[], wanted: string): number {
  const folder = mkdtempSync(join(tmpdir(), "calico-kit-bench-"));
  try {
    const [data, text] = ["data.json", "text"].map((name) => join(folder, name)) as [string, string];
    writeFileSync(data, JSON.stringify(tors.map(dataOf)));
    // It is among what the stand-in for AWS pulls in.
    const python = join(dirname(enginePath("moto")), "python");
    const args = [join(__dirname, "jinja.py"), join(__dirname, "frr.conf.j2"), data, text, String(rounds)];
    const ran = spawnSync(python, args, { encoding: "utf8" });
    if (ran.status !== 0) throw new Error(`Jinja2 could not be run: ${ran.stderr}`);
    const theirs = readFileSync(text, "utf8");
    if (theirs !== wanted) throw new Error(`Jinja2 renders other text: ${firstDifference(theirs, wanted)}`);
    return median(JSON.parse(ran.stdout) as number[]) * 1000;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A template has no arithmetic of addresses: lengths of prefixes are there as numbers. */
function dataOf(config: SwitchConfig): unknown {
  const filters = config.filters.map((filter) => ({
    ...filter,
    rules: filter.rules.map((rule) => ({ ...rule, length: rule.prefix.prefixLength })),
  }));
  return plain({ ...config, filters });
}

function firstDifference(theirs: string, wanted: string): string {
  const lines = wanted.split("\n");
  const index = theirs.split("\n").findIndex((line, at) => line !== lines[at]);
  return `line ${index + 1}: ${JSON.stringify(theirs.split("\n")[index])}, wanted ${JSON.stringify(lines[index])}`;
}
