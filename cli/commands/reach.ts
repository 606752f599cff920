import { jsonText, printableLines } from "../../constructs/findings";
import { type Edge, probeText } from "../../constructs/reach";
import type { Context } from "../context";
import { exitCodes } from "../errors";
import type { SimulateFormat } from "../formats";
import { addressesIn, readExpectations, unmet } from "../reach/expectations";
import { type ReachOptions, reachOf } from "../reach/target";
import { decisionText, edgeData, matrixLines } from "../reach/text";
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

/** An edge between two endpoints that one source allows, and the other does not. */
interface Flip {
  readonly from: string;
  readonly to: string;
  readonly probe: string;
  readonly before: "allow" | "deny" | "absent";
  readonly after: "allow" | "deny" | "absent";
  readonly decidedBy: string;
}

/** `calico-kit reach diff BEFORE AFTER`: the edges that a change flips; exit code 2 where there are some. */
export function diff(before: string, after: string, options: DiffOptions, context: Context): number {
  const [old, changed] = [reachOf(before, options, context), reachOf(after, options, context)];
  const probes = [...new Map([...old.probes, ...changed.probes].map((probe) => [probeText(probe), probe])).values()];
  const flips = probes.flatMap((probe) => {
    const ids = new Set(
      [...old.reach.classes, ...changed.reach.classes].flatMap(({ members }) => members.map(({ id }) => id)),
    );
    const of = ({ reach }: typeof old, from: string, to: string): Edge | undefined => {
      const [sender, receiver] = [reach.find(from), reach.find(to)];
      return sender === undefined || receiver === undefined ? undefined : reach.edge(sender, receiver, probe);
    };
    return [...ids].flatMap((from) =>
      [...ids].flatMap((to): readonly Flip[] => {
        if (from === to) return [];
        const [was, is] = [of(old, from, to), of(changed, from, to)];
        if (wordOf(was) === wordOf(is)) return [];
        const decidedBy = decisionText((is ?? was)?.decisive);
        return [{ from, to, probe: probeText(probe), before: wordOf(was), after: wordOf(is), decidedBy }];
      }),
    );
  });
  context.out.write(options.format === "json" ? jsonText(flips) : `${printableLines(flipLines(flips).join("\n"))}\n`);
  return flips.length === 0 ? exitCodes.ok : exitCodes.findings;
}

const wordOf = (edge: Edge | undefined): Flip["before"] =>
  edge === undefined ? "absent" : edge.isAllowed ? "allow" : "deny";

function flipLines(flips: readonly Flip[]): readonly string[] {
  if (flips.length === 0) return ["no edge changes"];
  const rows = flips.map(({ from, to, probe, before, after, decidedBy }) => [
    from,
    to,
    probe,
    `${before} -> ${after}`,
    decidedBy,
  ]);
  return [
    ...columns([["FROM", "TO", "PROBE", "CHANGE", "DECIDED BY"], ...rows]),
    "",
    `${plural(flips.length, "edge")} changed`,
  ];
}
