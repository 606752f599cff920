import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkSource } from "../constructs/kit";
import { replaceLate, placeholder } from "../constructs/model";
import type { Bench, Row } from "./bench";
import { installPackage } from "./installed";
import { medianTimes, type Timed } from "./processes";

/** The design's: `check` against a Node that does nothing, `synth` against bare cdk8s that writes the same objects. */
const most = { check: 3, synth: 1.2 };

const scenario = "aws-eks-vpp-ipsec";

/** Whole processes: the command as it is installed, and what it is measured by. */
export const commands: Bench = {
  name: "commands",
  run: (scale) => {
    const rounds = scale === 1 ? 15 : 1;
    const folder = mkdtempSync(join(tmpdir(), "calico-kit-bench-"));
    try {
      const node = process.execPath;
      const bin = join(installPackage(folder), "bin/calico-kit.js");
      const out = join(folder, "files");
      const fresh = (path: string) => () => rmSync(path, { recursive: true, force: true });
      const processes: readonly Timed[] = [
        { command: node, args: ["-e", "0"] },
        { command: node, args: [bin, "check", scenario] },
        { command: node, args: [bareCdk8s(folder)], before: fresh(join(folder, "dist")) },
        { command: node, args: [bin, "synth", scenario, "-o", out], before: fresh(out) },
      ];
      const [nothing = NaN, check = NaN, bare = NaN, synth = NaN] = medianTimes(processes, rounds);
      return {
        title: `Whole processes: milliseconds, median of ${rounds} rounds, ${scenario}`,
        columns: ["command", "ms", "against", "ms", "ratio", "at most"],
        rows: [
          rowOf("check", check, "node -e 0", nothing, most.check),
          rowOf("synth", synth, "bare cdk8s", bare, most.synth),
        ],
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** One measured thing beside what it is held against. */
export function rowOf(name: string, time: number, against: string, other: number, atMost: number): Row {
  const ratio = time / other;
  return {
    cells: [name, time.toFixed(0), against, other.toFixed(0), ratio.toFixed(2), String(atMost)],
    ...(ratio <= atMost ? {} : { missed: `${name} takes ${ratio.toFixed(2)} times ${against}, wanted ${atMost}` }),
  };
}

/** A program that does nothing but write the scenario's objects with cdk8s. */
function bareCdk8s(folder: string): string {
  const checked = checkSource(scenario);
  if (!checked.ok) throw new Error(`${scenario} has errors`);
  const objects = checked.plan.manifests.map(({ name, objects }) => ({
    name,
    objects: replaceLate(objects, placeholder),
  }));
  writeFileSync(join(folder, "objects.json"), JSON.stringify(objects));
  const program = join(folder, "bare.js");
  writeFileSync(
    program,
    `const { ApiObject, App, Chart } = require(${JSON.stringify(require.resolve("cdk8s"))});
const app = new App({ outdir: ${JSON.stringify(join(folder, "dist"))} });
for (const { name, objects } of require("./objects.json")) {
  const chart = new Chart(app, name, { disableResourceNameHashes: true });
  for (const object of objects) new ApiObject(chart, [object.kind, object.metadata.namespace, object.metadata.name].join("-"), object);
}
app.synth();
`,
  );
  return program;
}
