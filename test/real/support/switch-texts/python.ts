import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { enginePath } from "../../../../tools/engines";

/** A line of a switch's text, and what stands within it. */
export type Tree = readonly (readonly [line: string, within: Tree])[];

const ask = (engine: "pyavd" | "ciscoconfparse2", script: string, asked: unknown): unknown => {
  const { status, stdout, stderr } = spawnSync(enginePath(engine), [join(__dirname, script)], {
    input: JSON.stringify(asked),
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  if (status !== 0) throw new Error(`${script}: ${stderr}`);
  return JSON.parse(stdout);
};

/** Texts as trees. */
export const treesOf = (
  library: "hier-config" | "ciscoconfparse2",
  platform: "CISCO_NXOS" | "JUNIPER_JUNOS" | "ARISTA_EOS",
  texts: readonly string[],
): readonly Tree[] =>
  ask(library === "hier-config" ? "pyavd" : library, "trees.py", { library, platform, texts }) as readonly Tree[];

export interface EosCase {
  readonly facts: object;
  readonly text: string;
  readonly beyond: readonly string[];
}

export interface EosVerdict {
  /** What pyavd's schema says of the facts. */
  readonly errors: readonly string[];
  readonly rendered: string;
  /** Lines that would turn Arista's rendering into our text, and the other way. */
  readonly toOurs: readonly string[];
  readonly toTheirs: readonly string[];
}

export const eosVerdicts = (cases: readonly EosCase[]): readonly EosVerdict[] =>
  ask("pyavd", "eos.py", cases) as readonly EosVerdict[];
