import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Cluster } from "../../../constructs/calico";
import { check, type Checked, checkSource, type IntentInput } from "../../../constructs/kit";
import type { Failure } from "../../../constructs/simulate";
import {
  asConfdWrites,
  type Fault,
  isSettled,
  type LabClient,
  lacks,
  type LabPlan,
  type NodeConfigurations,
  planLab,
  type ProbeResult,
  settle,
  type Settling,
  type StartedLab,
  startLab,
} from "../../../lab";
import type { Need } from "./needs";

/** What a lab needs of the machine. */
export const aLab: Need = () => lacks(process.env)[0];

export interface RunningLabOptions {
  /** Files of a node's BIRD in place of those that the kit writes. */
  readonly change?: (node: string, files: Readonly<Record<string, string>>) => Readonly<Record<string, string>>;
  readonly isPrivileged?: boolean;
}

/** Something that must lose nothing. */
export interface Lossless {
  readonly what: string;
  readonly act: () => Promise<void>;
  /** What brings the lab to where it can be done. Before each time. */
  readonly prepare?: () => Promise<void>;
  /** Of all that was lost, what counts. Default: all of it. */
  readonly lostOf?: (loss: ProbeResult) => number;
}

/** A lab for tests: the same as that of the command, in a folder of its own. */
export class RunningLab {
  private constructor(
    readonly cluster: Cluster,
    readonly plan: LabPlan,
    private readonly started: StartedLab,
    private readonly labs: string,
  ) {}

  /** @param source a scenario's id, or an intent */
  static async start(
    source: string | IntentInput,
    { change = (_node, files) => files, ...options }: RunningLabOptions = {},
  ): Promise<RunningLab> {
    const cluster = clusterOf(source);
    const nodes = (passwords: Parameters<ReturnType<typeof asConfdWrites>>[0]): NodeConfigurations => {
      const written = asConfdWrites(cluster)(passwords);
      return (node) => change(node, written(node));
    };
    const plan = planLab(cluster, { nodes });
    if (plan === undefined) throw new Error("no fabric");
    const labs = mkdtempSync(join(tmpdir(), "calico-kit-lab-test-"));
    return new RunningLab(cluster, plan, await startLab(plan, { labs, name: "lab", ...options }), labs);
  }

  get client(): LabClient {
    return this.started.client;
  }

  /** Waits until all is as predicted; says what is not, where that does not come. */
  async settled(failures?: readonly Failure[]): Promise<string> {
    const waited = settle(this.client, this.cluster, this.plan, {
      ...(failures === undefined ? {} : { failures }),
    });
    const ended = this.started.ended.then((said) => `the lab ended: ${said}`);
    const settling = await Promise.race([waited.catch(() => ended), ended]);
    if (typeof settling === "string") return settling;
    return isSettled(settling) ? `as predicted` : problemsOf(settling);
  }

  async fail(kind: Fault["kind"], of: Fault["of"]): Promise<void> {
    await this.client.ask({ verb: "fail", fault: { kind, of } });
  }

  async heal(): Promise<void> {
    await this.client.ask({ verb: "heal" });
  }

  /** Asks FRR or BIRD of a device, or the kernel in its namespace. */
  async said(device: string, ...argv: readonly string[]): Promise<string> {
    return (await this.client.ask<{ said: string }>({ verb: "run", device, argv })).said;
  }

  vtysh(device: string, command: string): Promise<string> {
    return this.said(device, "vtysh", "--vty_socket", "{folder}", "-c", command);
  }

  birdc(device: string, ...command: readonly string[]): Promise<string> {
    return this.said(device, "birdc", "-s", "{folder}/bird.ctl", ...command);
  }

  /** Packets between all pods while something happens. */
  async lossDuring(act: () => Promise<void>): Promise<ProbeResult> {
    const probe = this.client.probe({ flows: 4, intervalMilliseconds: 10 });
    await sleep(1);
    await act();
    probe.stop();
    return probe.result;
  }

  /**
   * As {@link lossDuring}; where it was too much it is measured again, twice. How long an outage lasts is the routers' doing,
   * and a busy machine can only make it longer. Not for what must lose nothing: {@link lossOf}.
   */
  async leastLoss(isWithin: (loss: ProbeResult) => boolean, act: () => Promise<void>): Promise<ProbeResult> {
    for (let triesLeft = 2; ; triesLeft--) {
      const loss = await this.lossDuring(act);
      if (isWithin(loss) || triesLeft === 0) return loss;
      await this.heal();
      if ((await this.settled()) !== "as predicted") return loss;
    }
  }

  /**
   * How many packets are lost by what must lose nothing. Where some are, it is done twice more, and both times count: with nine
   * processes for each processor FRR and BIRD were seen to lose some, and not again.
   */
  async lossOf({ what, act, prepare, lostOf = ({ lost }) => lost }: Lossless): Promise<number> {
    const once = async (): Promise<number> => {
      await prepare?.();
      const loss = await this.lossDuring(act);
      process.stderr.write(
        `${what} | ${loss.sent} sent | ${lostOf(loss)} lost | a prober stood still for ${loss.stalled} ms\n`,
      );
      return lostOf(loss);
    };
    if ((await once()) === 0) return 0;
    let most = 0;
    for (let more = 0; more < 2; more++) {
      await this.heal();
      const how = await this.settled();
      if (how !== "as predicted") throw new Error(`${what}: not healed: ${how}`);
      most = Math.max(most, await once());
    }
    return most;
  }

  async end(): Promise<void> {
    await this.started.end();
    rmSync(this.labs, { recursive: true, force: true });
  }
}

export const sleep = (seconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/** Seconds for what comes, sooner or later: below BIRD's 240 for who restarts beside it. */
const patience = 180;

/** Asks until that is enough, or the time is over; what was answered last. */
export async function until<T>(ask: () => Promise<T>, isEnough: (value: T) => boolean): Promise<T> {
  for (const end = Date.now() + patience * 1000; ; await sleep(0.25)) {
    const value = await ask();
    if (isEnough(value) || Date.now() > end) return value;
  }
}

export function clusterOf(source: string | IntentInput): Cluster {
  const checked: Checked = typeof source === "string" ? checkSource(source) : check(source);
  if (!checked.ok)
    throw new Error(checked.refusal.findings.map(({ code, message }) => `${code}: ${message}`).join("; "));
  return checked.plan.cluster;
}

function problemsOf({ state, open, comparison }: Settling): string {
  const lines = [
    ...state.ended.map(({ device, daemon, said }) => `${device}: ${daemon} ended: ${said}`),
    ...open.map(({ key, state: now, why }) => `${key}: ${now}, ${why ?? ""}`),
    ...(comparison?.differences ?? []).map(
      (one) => `${one.device} ${one.table} ${one.prefix}: predicted ${one.predicted}, real ${one.real}`,
    ),
  ];
  return [`phase ${state.phase}`, ...lines.slice(0, 30)].join("\n");
}
