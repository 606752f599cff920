import {
  type Difference,
  type LabPlan,
  type LabState,
  type ProbeResult,
  type ProbeTick,
  type SessionState,
  type Settling,
} from "../../lab";
import { columns, plural } from "../text";
import { faultText } from "./faults";

/** `6 switches by FRR, 4 nodes by BIRD, 4 pods, 16 sessions`. */
export function sizeOf({ devices, sessions }: LabPlan): string {
  const count = (kind: string): number => devices.filter((device) => device.kind === kind).length;
  const parts = [
    `${plural(count("switch"), "switch").replace("switchs", "switches")} by FRR`,
    `${plural(count("node"), "node")} by BIRD`,
  ];
  return [...parts, plural(count("pod"), "pod"), plural(sessions.length, "session")].join(", ");
}

/** Where a lab is on its way up, as one short line. */
export function progressLine({ state, open, comparison }: Settling, plan: LabPlan): string {
  if (state.phase === "network") return "namespaces, links and addresses";
  if (state.phase === "daemons") return "routing daemons";
  if (open.length > 0) return `sessions: ${plan.sessions.length - open.length} of ${plan.sessions.length} Established`;
  const left = comparison?.differences.length ?? 0;
  return left === 0
    ? "kernel and BGP tables are as predicted"
    : `tables: ${plural(left, "route")} not yet as predicted`;
}

/** What is still to come though all is as predicted. */
export function stageWords({ comparison }: Settling): string {
  return comparison?.stage === "unnoticed"
    ? ", while nodes believe others that they do not reach any more: BIRD's hold timer is 240 s"
    : "";
}

/** What keeps a lab from being as predicted; empty where nothing does. */
export function problemLines({ state, open, comparison }: Settling): readonly string[] {
  const most = 20;
  const differences = comparison?.differences ?? [];
  return [
    ...state.ended.map(({ device, daemon, said }) => `${device}: ${daemon} has ended; it said: ${said}`),
    ...open.map(openLine),
    ...differences.slice(0, most).map(differenceLine),
    ...(differences.length > most ? [`and ${differences.length - most} more routes`] : []),
  ];
}

function openLine({ peer, at, state, why }: SessionState): string {
  return `session ${peer} - ${at} is not Established: ${state}${why === undefined ? "" : `, ${why}`}`;
}

function differenceLine({ device, table, prefix, predicted, real }: Difference): string {
  return `${device}: ${prefix} in the ${table === "kernel" ? "kernel" : "BGP table"} by ${real}, predicted ${predicted}`;
}

/** Sessions as a table. */
export function sessionLines({ sessions }: LabState): readonly string[] {
  const rows = sessions.map(({ peer, at, key, state, uptime, prefixesReceived, prefixesSent, bfd, why }) => [
    ...[peer, at, `IPv${key.slice(-1)}`, state],
    ...(state === "Established"
      ? [seconds(uptime ?? 0), `${prefixesReceived ?? 0} in, ${prefixesSent ?? 0} out`]
      : ["", why ?? ""]),
    bfd === undefined ? "" : `BFD ${bfd}`,
  ]);
  return columns([["FROM", "TO", "FAMILY", "STATE", "FOR", "ROUTES", ""], ...rows]);
}

/** The routes by BGP of each kernel, as a table. */
export function routeLines({ kernel = {} }: LabState, plan: LabPlan): readonly string[] {
  const rows = Object.entries(kernel).flatMap(([device, routes]) =>
    routes
      .filter(({ protocol }) => protocol === "bgp" || protocol === "bird")
      .map(({ prefix, type, ways }) => {
        const hops = ways.map(({ via, interface: at }) =>
          via === undefined ? (at ?? "?") : (plan.owners[via] ?? via),
        );
        return [device, prefix, type === "unicast" ? [...hops].sort().join(", ") : type];
      }),
  );
  return columns([["DEVICE", "PREFIX", "BY"], ...rows]);
}

/** What is broken at the moment; empty where nothing is. */
export function faultLines(state: LabState, plan: LabPlan): readonly string[] {
  return [
    ...state.faults.map((fault) => `failed: ${faultText(fault, plan)}`),
    ...state.drained.map((name) => `drained: ${name}`),
  ];
}

export function tickLine({ at, sent, lost, silent, flows, longestOutage }: ProbeTick): string {
  const now = silent === 0 ? "" : `; nothing arrives of ${silent} of ${plural(flows, "flow")}`;
  return `${seconds(at).padStart(7)}  sent ${sent}, lost ${lost}, longest outage ${outage(longestOutage)}${now}`;
}

/** The end of a probe: pairs that lost something, and all together. */
export function probeLines(result: ProbeResult): readonly string[] {
  const bad = result.pairs.filter(({ lost }) => lost > 0).sort((a, b) => b.longestOutage - a.longestOutage);
  const rows = bad.map(({ from, to, sent, lost, longestOutage }) => [
    from,
    to,
    String(sent),
    String(lost),
    outage(longestOutage),
  ]);
  const table = rows.length === 0 ? [] : columns([["FROM", "TO", "SENT", "LOST", "LONGEST OUTAGE"], ...rows]);
  const all = `${result.sent} packets between ${plural(result.pairs.length, "pair")} of pods in ${seconds(result.at)}`;
  const lines = [...table, `${all}: lost ${result.lost}, longest outage ${outage(result.longestOutage)}`];
  const isDoubtful = result.lost > 0 && result.stalled >= notable;
  const doubt = `This machine was busy: a prober had no processor for ${outage(result.stalled)}, and the routers are no better off.`;
  return isDoubtful ? [...lines, doubt] : lines;
}

/** Milliseconds without a processor of which a reader of losses should know. */
const notable = 100;

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

function outage(milliseconds: number): string {
  return milliseconds < 1000 ? `${milliseconds} ms` : `${(milliseconds / 1000).toFixed(2)} s`;
}
