import { jsonText, printableLines } from "../../constructs/findings";
import { simulate as simulated, sweep as swept, type PairCounts, type SwitchLoad } from "../../constructs/simulate";
import { peerAsCheckers } from "../../constructs/kit";
import type { Context } from "../context";
import { exitCodes, UserError } from "../errors";
import type { SimulateFormat } from "../formats";
import { parseFailures, unknownFailures } from "../simulate/failures";
import { overLimit, simulationLines, sweepLines } from "../simulate/text";
import { planOf } from "../source";
import { oneLine } from "../text";

export interface SimulateOptions {
  /** `tor=NAME`, `spine=NAME`, `node=NAME`, `restart=NODE`, `link=A/B`; all at once. */
  readonly fail: readonly string[];
  /** Names of switches. */
  readonly drain: readonly string[];
  readonly format: SimulateFormat;
  /** Most routes that a switch can hold. */
  readonly routeLimit?: number;
}

/**
 * `calico-kit simulate SOURCE`: the fabric's routes without a failure and with every single one, or with some at once. Exit code
 * 2 where nodes do not reach each other without a failure, or a switch has more routes than it can hold.
 */
export function simulate(source: string, options: SimulateOptions, context: Context): number {
  const failures = parseFailures(options.fail, options.drain);
  const { cluster } = planOf(source, context);
  const checkPeerAs = peerAsCheckers(cluster.fabric);
  if (failures.length === 0) {
    const result = swept(cluster, { checkPeerAs });
    if (result === undefined) throw withoutFabric(source);
    const { routeLimit, format } = options;
    print(context, format === "json" ? jsonText(result) : textOf(sweepLines(result, routeLimit)));
    return codeOf(result.steady.pairs, result.steady.switches, routeLimit);
  }
  const result = simulated(cluster, failures, { checkPeerAs });
  if (!result.ok) {
    if (result.why === "no fabric") throw withoutFabric(source);
    context.err.write(printableLines(unknownFailures(source, result.unknown)));
    return exitCodes.failed;
  }
  const { simulation } = result;
  const isJson = options.format === "json";
  print(context, isJson ? jsonText(simulation) : textOf(simulationLines(simulation, options.routeLimit)));
  return codeOf(simulation.before, simulation.switches, options.routeLimit);
}

function codeOf({ lost, partly }: PairCounts, switches: readonly SwitchLoad[], routeLimit: number | undefined): number {
  const isWhole = lost + partly === 0 && overLimit(switches, routeLimit).length === 0;
  return isWhole ? exitCodes.ok : exitCodes.findings;
}

function withoutFabric(source: string): UserError {
  return new UserError({
    what: `${oneLine(source, 200)} has no fabric to simulate`,
    wanted: "an intent with `fabric:`, which says the design, the racks with their switches, and the spines",
    fix: "write one, or take a scenario that has it, such as `calico-kit simulate dual-tor-planes`",
  });
}

function textOf(lines: readonly string[]): string {
  return `${printableLines(lines.join("\n"))}\n`;
}

function print({ out }: Context, text: string): void {
  out.write(text);
}
