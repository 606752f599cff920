import {
  type Detection,
  type Detections,
  type FailureEffect,
  failureText,
  type LostPair,
  type PairCounts,
  type Simulation,
  type Sweep,
  type SwitchLoad,
} from "../../constructs/simulate";
import { columns, plural } from "../text";

/** Most lines of one list. */
const most = 25;

/** What failures at once do, as lines. */
export function simulationLines(simulation: Simulation, routeLimit: number | undefined): readonly string[] {
  const { failures, detection, sessionsDown, before, during, after } = simulation;
  const names = failures.map(failureText).join(", ");
  const facts = [
    ["noticed", detectionText(detection)],
    ["sessions", sessionsDown.length === 0 ? "none is down" : `${sessionsDown.length} down: ${cut(sessionsDown)}`],
    ["before", pairsText(before)],
    ["until noticed", pairsText(during)],
    ["after", pairsText(after)],
  ];
  return [
    `${names}: ${plural(after.all, "pair")} of nodes that are alive, both ways counted`,
    "",
    ...columns(facts.map(([name = "", text = ""]) => [`  ${name}`, text])),
    ...lostLines(simulation.lost),
    "",
    ...switchLines(simulation.switches, routeLimit),
    ...remarks(simulation),
  ];
}

/** The steady state and every single failure, as lines. */
export function sweepLines(sweep: Sweep, routeLimit: number | undefined): readonly string[] {
  const { steady, failures } = sweep;
  const head = ["FAILURE", "ALIKE", "SESSIONS", "AT RISK", "FOR", "FOR, LINKS UP", "THEN LOST", "PARTLY", "ONE WAY"];
  return [
    `Without a failure: ${pairsText(steady.pairs)}`,
    ...lostLines(steady.lost),
    "",
    ...columns([head, ...failures.map(effectRow)]),
    "",
    "At risk: pairs of nodes, both ways counted, that may lose packets until the failure is noticed. For: how long at most, where",
    "links go down with it; where they stay up. Then: once everything has settled, among nodes that are alive.",
    "",
    ...switchLines(steady.switches, routeLimit),
    ...remarks({ ...sweep, unsettled: steady.unsettled }),
  ];
}

/** Names of the switches that have more routes than they can hold. */
export function overLimit(switches: readonly SwitchLoad[], routeLimit: number | undefined): readonly string[] {
  return switches.filter(({ routes }) => routes > (routeLimit ?? Infinity)).map(({ name }) => name);
}

function effectRow({ failure, alike, sessionsDown, atRisk, detection, after, unsettled }: FailureEffect): string[] {
  const { withCarrier, silent } = detection;
  const never = unsettled > 0 ? ` (${unsettled} never settle)` : "";
  return [
    failureText(failure),
    String(alike),
    String(sessionsDown),
    String(atRisk),
    boundText(withCarrier),
    `${boundText(silent)}${silent.milliseconds > 0 ? ` ${silent.by}` : ""}`,
    `${after.lost}${after.looping > 0 ? ` (${after.looping} in circles)` : ""}${never}`,
    String(after.partly),
    String(after.oneSided),
  ];
}

function switchLines(switches: readonly SwitchLoad[], routeLimit: number | undefined): readonly string[] {
  const rows = switches.map(({ name, asNumber, sessions, routes, fullest }) => [
    name,
    String(asNumber),
    sessions.up === sessions.all ? String(sessions.all) : `${sessions.up} of ${sessions.all}`,
    `${routes}${routes > (routeLimit ?? Infinity) ? ` (more than ${routeLimit})` : ""}`,
    fullest === undefined ? "-" : `${fullest.prefixes} of ${fullest.limit} from ${fullest.neighbour}`,
  ]);
  const shown = rows.length > most * 2 ? rows.slice(0, most) : rows;
  const rest = rows.length - shown.length;
  return [
    ...columns([["SWITCH", "AS", "SESSIONS", "ROUTES", "NEAREST TO MAXIMUM-PREFIX"], ...shown]),
    ...(rest > 0 ? [`and ${rest} more (--format json has all)`] : []),
  ];
}

function lostLines(lost: readonly LostPair[]): readonly string[] {
  if (lost.length === 0) return [];
  const rows = lost
    .slice(0, most)
    .map(({ from, to, family, fate, alike }) => [
      `  ${from}`,
      `-> ${to}`,
      `IPv${family}`,
      fate,
      alike > 1 ? `${alike} pairs alike` : "",
    ]);
  const rest = lost.length - rows.length;
  return ["", ...columns(rows), ...(rest > 0 ? [`  and ${rest} more (--format json has all)`] : [])];
}

function remarks({
  nodes,
  unsettled,
  notSimulated,
}: Pick<Simulation, "nodes" | "unsettled" | "notSimulated">): readonly string[] {
  const lines = [
    ...(nodes.simulated < nodes.all
      ? [
          `${nodes.simulated} of ${nodes.all} nodes are looked at: in a rack, those that only their names tell apart stand for each other`,
        ]
      : []),
    ...(unsettled.length > 0 ? [`routes that never settle: ${cut(unsettled)}`] : []),
    ...notSimulated.slice(0, most).map((text) => `not simulated: ${text}`),
  ];
  return lines.length === 0 ? [] : ["", ...lines];
}

function pairsText({ all, lost, partly, looping, oneSided }: PairCounts): string {
  if (all === 0) return "no two nodes have pods of one IP family";
  if (lost === 0 && partly === 0) return `all ${plural(all, "pair")} of nodes whole`;
  const parts = [
    ...(lost > 0 ? [`${lost} lost`] : []),
    ...(partly > 0 ? [`${partly} partly lost`] : []),
    ...(looping > 0 ? [`${looping} of them in circles`] : []),
    ...(oneSided > 0 ? [`${oneSided} of them one way only`] : []),
  ];
  return `of ${plural(all, "pair")} ${parts.join(", ")}`;
}

function detectionText({ withCarrier, silent }: Detections): string {
  if (silent.milliseconds === 0) return "nothing to notice";
  const { by, session } = silent;
  const from = session === undefined ? "" : `, session ${session}`;
  return `within ${boundText(withCarrier)} where links go down with it (${withCarrier.by}), ${boundText(silent)} where they stay up (${by}${from})`;
}

function boundText({ milliseconds }: Detection): string {
  if (milliseconds === 0) return "-";
  return milliseconds < 1000 ? `${milliseconds} ms` : `${Number((milliseconds / 1000).toFixed(1))} s`;
}

function cut(texts: readonly string[]): string {
  const rest = texts.length - 10;
  return `${texts.slice(0, 10).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}
