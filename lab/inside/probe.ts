import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import type { LabPlan, LabPod } from "../plan/types";
import type { ProbePair, ProbeResult, ProbeTick } from "../protocol";
import { netns, sleep } from "./commands";
import type { AgentLine, AgentReport } from "./probe-agent";

export interface ProbeOrders {
  /** Absent: until it is stopped. */
  readonly seconds?: number;
  readonly flows: number;
  readonly intervalMilliseconds: number;
}

/** Packets that are on their way are not lost yet. */
const settle = 400;
const tickEvery = 500;

/** A process in a pod's namespace; each line that it is told, it answers. */
class Agent {
  private readonly process: ChildProcess;
  private readonly answers: ((value: unknown) => void)[] = [];

  constructor(
    readonly pod: LabPod,
    agent: readonly string[],
  ) {
    this.process = spawn("nsenter", [`--net=${netns(pod.namespace)}`, process.execPath, ...agent], {
      stdio: ["pipe", "pipe", "ignore"],
    });
    this.process.on("error", () => undefined);
    this.process.stdin?.on("error", () => undefined);
    if (this.process.stdout !== null)
      createInterface({ input: this.process.stdout }).on("line", (line) => this.answers.shift()?.(JSON.parse(line)));
    this.process.on("exit", () => this.answers.splice(0).forEach((answer) => answer({})));
  }

  tell(line: AgentLine): Promise<unknown> {
    return new Promise((resolve) => {
      this.answers.push(resolve);
      this.process.stdin?.write(`${JSON.stringify(line)}\n`);
    });
  }

  end(): void {
    this.process.kill("SIGKILL");
  }
}

/** Every pod sends to every other of its family; counts what is lost, and tells how it goes twice a second. */
export async function probe(
  plan: LabPlan,
  orders: ProbeOrders,
  agentCommand: readonly string[],
  tell: (tick: ProbeTick) => void,
  stopped: { readonly isStopped: boolean },
): Promise<ProbeResult> {
  const pods = plan.devices.filter((device): device is LabPod => device.kind === "pod");
  const agents = pods.map((pod) => new Agent(pod, agentCommand));
  try {
    await Promise.all(agents.map((agent, self) => agent.tell({ orders: ordersOf(pods, agent.pod, self, orders) })));
    await Promise.all(agents.map((agent) => agent.tell({ go: true })));
    const begin = performance.now();
    const { seconds = Infinity } = orders;
    const elapsed = (): number => performance.now() - begin;
    while (!stopped.isStopped && elapsed() < seconds * 1000) {
      await sleep(Math.min(tickEvery, Math.max(1, seconds * 1000 - elapsed())));
      tell(tickOf(elapsed(), await reports(agents), orders));
    }
    await Promise.all(agents.map((agent) => agent.tell({ stop: true })));
    const at = elapsed();
    const last = await lastReports(agents, orders);
    return { ...tickOf(at, last, orders, true), pairs: pairsOf(last, pods, orders) };
  } finally {
    for (const agent of agents) agent.end();
  }
}

function ordersOf(pods: readonly LabPod[], pod: LabPod, self: number, orders: ProbeOrders) {
  const { flows, intervalMilliseconds } = orders;
  const targets = pods.flatMap(({ family, address, node }, index) =>
    family === pod.family && node !== pod.node ? [{ pod: index, address }] : [],
  );
  return { self, address: pod.address, family: pod.family, targets, flows, intervalMilliseconds };
}

async function reports(agents: readonly Agent[]): Promise<readonly AgentReport[]> {
  const all = (await Promise.all(
    agents.map((agent) => agent.tell({ report: true })),
  )) as readonly Partial<AgentReport>[];
  return all.map(({ sent = {}, arrivals = [], stalled = 0 }) => ({ sent, arrivals, stalled }));
}

/** Asks until nothing is missing, or nothing more comes: with an agent that had no processor for a while, packets wait. */
async function lastReports(agents: readonly Agent[], orders: ProbeOrders): Promise<readonly AgentReport[]> {
  for (let before = ""; ;) {
    await sleep(settle);
    const reported = await reports(agents);
    const now = JSON.stringify(reported);
    if (now === before || flowsOf(reported, orders, true).every(({ lost }) => lost === 0)) return reported;
    before = now;
  }
}

interface Flow {
  readonly from: number;
  readonly to: number;
  readonly sent: number;
  readonly lost: number;
  readonly longestOutage: number;
  readonly isSilent: boolean;
}

/** @param isOver nothing is on its way any more: what has not arrived is lost */
function flowsOf(reported: readonly AgentReport[], orders: ProbeOrders, isOver: boolean): readonly Flow[] {
  return reported.flatMap(({ sent }, from) =>
    Object.entries(sent).map(([key, count]): Flow => {
      const [to = 0, flow = 0] = key.split("/").map(Number);
      const arrived = reported[to]?.arrivals.find((one) => one.pod === from && one.flow === flow);
      const missing = count - (arrived?.reached ?? 0);
      const outage = missing * orders.intervalMilliseconds;
      const isSilent = outage >= settle;
      const tail = isOver || isSilent ? missing : 0;
      return {
        from,
        to,
        sent: count,
        lost: (arrived?.lost ?? 0) + tail,
        longestOutage: Math.max(arrived?.longestOutage ?? 0, tail * orders.intervalMilliseconds),
        isSilent,
      };
    }),
  );
}

function tickOf(at: number, reported: readonly AgentReport[], orders: ProbeOrders, isOver = false): ProbeTick {
  const flows = flowsOf(reported, orders, isOver);
  return {
    at: Math.round(at),
    sent: sum(flows.map(({ sent }) => sent)),
    lost: sum(flows.map(({ lost }) => lost)),
    silent: flows.filter(({ isSilent }) => isSilent).length,
    flows: flows.length,
    longestOutage: Math.round(Math.max(0, ...flows.map(({ longestOutage }) => longestOutage))),
    stalled: Math.round(Math.max(0, ...reported.map(({ stalled }) => stalled))),
  };
}

function pairsOf(reported: readonly AgentReport[], pods: readonly LabPod[], orders: ProbeOrders): readonly ProbePair[] {
  const pairs = new Map<string, ProbePair>();
  for (const { from, to, sent, lost, longestOutage } of flowsOf(reported, orders, true)) {
    const names = { from: pods[from]?.name ?? "?", to: pods[to]?.name ?? "?" };
    const key = `${from}/${to}`;
    const known = pairs.get(key) ?? { ...names, sent: 0, lost: 0, longestOutage: 0 };
    pairs.set(key, {
      ...names,
      sent: known.sent + sent,
      lost: known.lost + lost,
      longestOutage: Math.round(Math.max(known.longestOutage, longestOutage)),
    });
  }
  return [...pairs.values()];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
