import { jsonText, printableLines } from "../../constructs/findings";
import { differences, type Flip, probeText } from "../../constructs/reach";
import type { Context } from "../context";
import { exitCodes } from "../errors";
import type { SimulateFormat } from "../formats";
import { addressesIn, readExpectations, unmet } from "../reach/expectations";
import { type ReachOptions, reachOf } from "../reach/target";
import { decisionText, edgeData, matrixLines, namesText } from "../reach/text";
import { columns, plural } from "../text";

export interface MatrixOptions extends ReachOptions {
  /** A file of what is to hold. */
  readonly expect?: string;
  readonly format: SimulateFormat;
}

/** `calico-kit reach SOURCE`: who may talk to whom, and what decides; with `--expect`, exit code 2 where that is not as wanted. */
export function matrix(source: string, options: MatrixOptions, context: Context): number {
  const expectations = options.expect === undefined ? undefined : readExpectations(options.expect);
  const external = [...new Set([...options.external, ...addressesIn(expectations ?? [])])];
  const { reach, probes } = reachOf(source, { ...options, external }, context);
  if (options.expect !== undefined && expectations !== undefined) {
    const wrong = unmet(reach, expectations, options.expect);
    const head = `${plural(expectations.length, "expectation")}: ${wrong.length === 0 ? "all hold" : `${wrong.length} edges are otherwise`}`;
    context.out.write(`${printableLines([...wrong, head].join("\n"))}\n`);
    return wrong.length === 0 ? exitCodes.ok : exitCodes.findings;
  }
  const edges = probes.flatMap((probe) => [...reach.edges(probe)]);
  context.out.write(
    options.format === "json" ? jsonText(edges.map(edgeData)) : `${printableLines(matrixLines(edges).join("\n"))}\n`,
  );
  return exitCodes.ok;
}

export interface DiffOptions extends ReachOptions {
  readonly format: SimulateFormat;
}

/** `calico-kit reach diff BEFORE AFTER`: the edges that a change flips; exit code 2 where there are some. */
export function diff(before: string, after: string, options: DiffOptions, context: Context): number {
  const [old, changed] = [reachOf(before, options, context), reachOf(after, options, context)];
  const probes = [...new Map([...old.probes, ...changed.probes].map((probe) => [probeText(probe), probe])).values()];
  const flips = [...differences(old.reach, changed.reach, probes)];
  context.out.write(
    options.format === "json" ? jsonText(flips.map(flipData)) : `${printableLines(flipLines(flips).join("\n"))}\n`,
  );
  return flips.length === 0 ? exitCodes.ok : exitCodes.findings;
}

function flipData({ from, to, probe, before, after, edge }: Flip): object {
  const decidedBy = decisionText(edge.decisive);
  return { from: from.ids, to: to.ids, probe: probeText(probe), before, after, decidedBy };
}

function flipLines(flips: readonly Flip[]): readonly string[] {
  if (flips.length === 0) return ["no edge changes"];
  const rows = flips.map(({ from, to, probe, before, after, edge }) => [
    namesText(from.ids),
    namesText(to.ids),
    probeText(probe),
    `${before} -> ${after}`,
    decisionText(edge.decisive),
  ]);
  const count = flips.reduce((sum, flip) => sum + flip.count, 0);
  return [
    ...columns([["FROM", "TO", "PROBE", "CHANGE", "DECIDED BY"], ...rows]),
    "",
    `${plural(count, "edge")} changed`,
  ];
}
