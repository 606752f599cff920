import { jsonText, printableLines } from "../../constructs/findings";
import {
  differences,
  type Edge,
  type Flip,
  isOfFamily,
  type Probe,
  probeText,
  type Reach,
} from "../../constructs/reach";
import type { Context } from "../context";
import { exitCodes, UserError } from "../errors";
import type { SimulateFormat } from "../formats";
import { readExpectations, unmet } from "../reach/expectations";
import { type Reaches, type ReachOptions, reachOf } from "../reach/target";
import { decisionText, edgeData, familyColumn, matrixLines, namesText } from "../reach/text";
import { columns, plural } from "../text";

export interface MatrixOptions extends ReachOptions {
  /** A file of what is to hold. */
  readonly expect?: string;
  readonly format: SimulateFormat;
}

/** `calico-kit reach SOURCE`: who may talk to whom, and what decides; with `--expect`, exit code 2 where that is not as wanted. */
export function matrix(source: string, options: MatrixOptions, context: Context): number {
  const expectations = options.expect === undefined ? undefined : readExpectations(options.expect);
  const named = (expectations ?? []).flatMap(({ externals }) => externals.map(String));
  const external = [...new Set([...options.external, ...named])];
  const { reaches, probes } = reachOf(source, { ...options, external }, context);
  if (options.expect !== undefined && expectations !== undefined) {
    const wrong = unmet(reaches, expectations, options.expect);
    const head = `${plural(expectations.length, "expectation")}: ${wrong.length === 0 ? "all hold" : `${wrong.length} edges are otherwise`}`;
    context.out.write(`${printableLines([...wrong, head].join("\n"))}\n`);
    return wrong.length === 0 ? exitCodes.ok : exitCodes.findings;
  }
  const edges = edgesOf(reaches, probes);
  if (edges.length === 0)
    throw new UserError({
      what: `${source} has one endpoint, and nobody to reach it or to be reached`,
      wanted: "two pods or more, a host endpoint, or an address outside",
      fix: "name an address with --external, or a folder with the other workloads with --with",
    });
  context.out.write(
    options.format === "json"
      ? jsonText(edges.map(edgeData))
      : `${printableLines(matrixLines(edges, reaches).join("\n"))}\n`,
  );
  return exitCodes.ok;
}

function edgesOf(reaches: readonly Reach[], probes: readonly Probe[]): readonly Edge[] {
  return probes.flatMap((probe) =>
    reaches.filter(({ family }) => isOfFamily(probe, family)).flatMap((reach) => [...reach.edges(probe)]),
  );
}

export interface DiffOptions extends ReachOptions {
  readonly format: SimulateFormat;
}

/** `calico-kit reach diff BEFORE AFTER`: the edges that a change flips; exit code 2 where there are some. */
export function diff(before: string, after: string, options: DiffOptions, context: Context): number {
  const [old, changed] = [reachOf(before, options, context), reachOf(after, options, context)];
  const probes = [...new Map([...old.probes, ...changed.probes].map((probe) => [probeText(probe), probe])).values()];
  const flips = flipsOf(old, changed, probes);
  context.out.write(
    options.format === "json"
      ? jsonText(flips.map(flipData))
      : `${printableLines(flipLines(flips, [...old.reaches, ...changed.reaches]).join("\n"))}\n`,
  );
  return flips.length === 0 ? exitCodes.ok : exitCodes.findings;
}

/** Of each version of IP that one of them has: what the other has no address of is absent there. */
function flipsOf(old: Reaches, changed: Reaches, probes: readonly Probe[]): readonly Flip[] {
  return ([4, 6] as const).flatMap((family) => {
    const [before, after] = [old, changed].map(({ reaches }) => reaches.find((one) => one.family === family));
    if (before === undefined && after === undefined) return [];
    const asked = probes.filter((probe) => isOfFamily(probe, family));
    return [...differences(before ?? old.empty(family), after ?? changed.empty(family), asked)];
  });
}

function flipData({ from, to, probe, before, after, edge }: Flip): object {
  const decidedBy = decisionText(edge.decisive);
  return { from: from.ids, to: to.ids, probe: probeText(probe), family: edge.family, before, after, decidedBy };
}

function flipLines(flips: readonly Flip[], reaches: readonly Reach[]): readonly string[] {
  if (flips.length === 0) return ["no edge changes"];
  const families = familyColumn(reaches);
  const rows = flips.map(({ from, to, probe, before, after, edge }) => [
    namesText(from.ids),
    namesText(to.ids),
    probeText(probe),
    ...families.of(edge),
    `${before} -> ${after}`,
    decisionText(edge.decisive),
  ]);
  const count = flips.reduce((sum, flip) => sum + flip.count, 0);
  return [
    ...columns([["FROM", "TO", "PROBE", ...families.head, "CHANGE", "DECIDED BY"], ...rows]),
    "",
    `${plural(count, "edge")} changed`,
  ];
}
