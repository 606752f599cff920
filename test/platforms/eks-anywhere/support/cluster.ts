import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { eksAnywherePlatform } from "../../../../constructs/platforms/eks-anywhere";
import { windowSeconds } from "../../../../constructs/platforms/eks-anywhere/hand-over";
import { newFolder } from "../../../support/folders";
import { resolved, small } from "../intents";

const artefact = eksAnywherePlatform
  .artefacts(resolved(small).cluster)
  .find(({ path }) => path === "eks-anywhere/hand-over.sh");

export interface Pace {
  readonly calico?: number;
  readonly cilium?: number;
  readonly clean?: number;
}

/** What comes between: calls are counted from 1 in each run. */
export interface Interruption {
  /** The call at which the script, and what it started, is killed. */
  readonly killAt?: number;
  /** How much of that call is done; `before` if absent. */
  readonly how?: "before" | "half" | "after";
  /** The call before which another script writes to the journal. */
  readonly otherAt?: number;
  /** The first and the last call that the API server does not answer. */
  readonly away?: readonly [from: number, to: number];
}

export interface Ran {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Both streams. */
  readonly said: string;
}

/** A cluster in a folder (fake-cluster.sh), with a clock of its own, and the script beside it. */
export class FakeCluster {
  private readonly folder = newFolder("calico-kit-hand-over-");

  /** @param from the folder of another, to begin where that is */
  constructor(
    private readonly pace: Pace = {},
    from?: string,
  ) {
    if (from !== undefined) {
      cpSync(from, this.folder, { recursive: true });
      return;
    }
    mkdirSync(join(this.folder, "eks-anywhere"));
    writeFileSync(join(this.folder, "eks-anywhere/hand-over.sh"), artefact?.content ?? "");
    writeFileSync(join(this.folder, "apply.sh"), '#!/usr/bin/env bash\napply_sh "$@"\n');
    chmodSync(join(this.folder, "apply.sh"), 0o755);
    this.put("changed", "");
    this.put("clock", "1000000");
    this.put("cilium", "0");
    this.put("rest", "");
    this.put("definitions", "");
    this.put(
      "pods",
      "kube-system|old||T0000000001\nkube-system|host|true|T0000000001\ncalico-system|own||T0000000001\n",
    );
  }

  /** The same again, whatever becomes of this one. */
  copy(): FakeCluster {
    return new FakeCluster(this.pace, this.folder);
  }

  /** Runs the script to its end, and gives the cluster as it was between any two changes of it: where a kill would leave it. */
  moments(way: string): { readonly ran: Ran; readonly moments: readonly FakeCluster[] } {
    const snapshots = newFolder("calico-kit-hand-over-");
    try {
      const ran = this.run(way, {}, snapshots);
      const inOrder = readdirSync(snapshots).sort((one, other) => Number(one) - Number(other));
      return { ran, moments: inOrder.map((name) => new FakeCluster(this.pace, join(snapshots, name))) };
    } finally {
      rmSync(snapshots, { recursive: true });
    }
  }

  run(way: string, interruption: number | Interruption = 0, snapshots = ""): Ran {
    const { calico = 40, cilium = 20, clean = 20 } = this.pace;
    const {
      killAt = 0,
      how = "before",
      away = [0, 0],
      otherAt = 0,
    } = typeof interruption === "number" ? { killAt: interruption } : interruption;
    this.put("calls", "0");
    const { status, signal, stdout, stderr } = spawnSync(
      "bash",
      [join(this.folder, "eks-anywhere/hand-over.sh"), ...way.split(" ")],
      {
        encoding: "utf8",
        env: {
          PATH: process.env["PATH"],
          BASH_ENV: join(__dirname, "fake-cluster.sh"),
          FAKE: this.folder,
          KUBECONFIG: "/kubeconfig",
          KILL_AT: String(killAt),
          KILL_HOW: how,
          AWAY_FROM: String(away[0]),
          AWAY_TO: String(away[1]),
          OTHER_AT: String(otherAt),
          SNAPSHOTS: snapshots,
          CALICO_TAKES: String(calico),
          CILIUM_TAKES: String(cilium),
          CLEAN_TAKES: String(clean),
        },
      },
    );
    return { status, signal, said: `${stdout}${stderr}` };
  }

  /** Time that nobody looks on. */
  pass(seconds: number): void {
    this.put("clock", String(this.now + seconds));
  }

  get now(): number {
    return Number(this.read("clock"));
  }

  /** For how long nodes have really had no CNI. */
  get secondsWithoutCni(): number {
    return this.has("lost") ? this.now - Number(this.read("lost")) : 0;
  }

  get calls(): number {
    return Number(this.read("calls"));
  }

  has(what: string): boolean {
    return existsSync(join(this.folder, what));
  }

  read(what: string): string {
    return readFileSync(join(this.folder, what), "utf8");
  }

  put(what: string, text: string): void {
    writeFileSync(join(this.folder, what), text);
  }

  drop(what: string): void {
    rmSync(join(this.folder, what), { force: true });
  }

  /**
   * All that is true and noted, without what only says when: for a script that has all the time two clusters with the same are one.
   */
  get state(): string {
    const isTime =
      /^(lost|cilium|installation|clean|journal\.(begun|done|runner|network|window|round|installations).*)$/;
    const isNoState = /^(clock|calls|changed|journal|restarted|taken|pods|apply\.sh|journal\.runner)$/;
    return readdirSync(this.folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && !isNoState.test(entry.name))
      .map(({ name }) => [name, this.read(name)] as const)
      .filter(([name, text]) => text !== "" || !name.startsWith("journal."))
      .map(([name, text]) => (isTime.test(name) ? name : `${name}=${text}`))
      .sort()
      .join(" ");
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/**
 * What is wrong with what a script has just said of a cluster, whatever happened before: that nodes are without a CNI for too long, and the way
 * back, must be said; nobody is told of a CNI that is not there.
 */
export function untold(one: FakeCluster, { status, signal, said }: Ran): readonly string[] {
  const seconds = signal === null ? one.secondsWithoutCni : 0;
  const [, told = "0"] = [...said.matchAll(/without a CNI for (\d+) s/g)].at(-1) ?? [];
  const isTold = said.includes("OVER THE BUDGET") || /nobody can say|nodes have no CNI for new pods/.test(said);
  return [
    ...(seconds <= windowSeconds || (isTold && said.includes("rollback"))
      ? []
      : [`${seconds} s without a CNI, and nobody is told: ${said}`]),
    ...(seconds <= Number(told) || /nobody can say|nodes have no CNI for new pods/.test(said)
      ? []
      : [`${seconds} s without a CNI, and ${told} s are told: ${said}`]),
    ...(said.includes("Calico is the CNI of") && (status !== 0 || !one.has("installation") || one.has("cilium"))
      ? ["Calico is said to be the CNI, and is not"]
      : []),
    ...(said.includes("Cilium is the CNI of") && (status !== 0 || !one.has("cilium") || !one.has("rest"))
      ? ["Cilium is said to be the CNI, and is not"]
      : []),
    ...(one.has("taken") && one.read("taken").includes("true") ? ["Cilium was taken from a cluster in service"] : []),
  ];
}

/** What is wrong when the script, left alone from now on, has come to its end. */
export function endsWell(one: FakeCluster, way: "run" | "rollback"): readonly string[] {
  const ran = one.run(way);
  const wanted = way === "run" ? "Calico is the CNI" : "Cilium is the CNI";
  return [
    ...(ran.status === 0 && ran.said.includes(wanted) ? [] : [ran.said]),
    ...untold(one, ran),
    ...(one.secondsWithoutCni === 0 ? [] : [`nodes have had no CNI for ${one.secondsWithoutCni} s`]),
    ...(one.has("paused") ? ["Cluster API is paused"] : []),
    ...(one.has("cilium") === (way === "rollback") ? [] : ["it is the other CNI"]),
    ...(one.has("rest") === (way === "rollback") ? [] : ["half of Cilium is there"]),
    ...(one.has("cilium") && one.has("installation") ? ["there are two CNIs"] : []),
  ];
}
