import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eksAnywherePlatform } from "../../../../constructs/platforms/eks-anywhere";
import { windowSeconds } from "../../../../constructs/platforms/eks-anywhere/hand-over";
import { resolved, small } from "../intents";

const artefact = eksAnywherePlatform
  .artefacts(resolved(small).cluster)
  .find(({ path }) => path === "eks-anywhere/hand-over.sh");

export interface Pace {
  readonly calico?: number;
  readonly cilium?: number;
  readonly clean?: number;
}

export interface Ran {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Both streams. */
  readonly said: string;
}

/** A cluster in a folder (fake-cluster.sh), with a clock of its own, and the script beside it. */
export class FakeCluster {
  private readonly folder = mkdtempSync(join(tmpdir(), "calico-kit-hand-over-"));

  constructor(private readonly pace: Pace = {}) {
    mkdirSync(join(this.folder, "eks-anywhere"));
    writeFileSync(join(this.folder, "eks-anywhere/hand-over.sh"), artefact?.content ?? "");
    writeFileSync(join(this.folder, "apply.sh"), '#!/usr/bin/env bash\napply_sh "$@"\n');
    chmodSync(join(this.folder, "apply.sh"), 0o755);
    this.put("clock", "1000000");
    this.put("cilium", "0");
    this.put("definitions", "");
    this.put(
      "pods",
      "kube-system|old||T0000000001\nkube-system|host|true|T0000000001\ncalico-system|own||T0000000001\n",
    );
  }

  run(way: string, killAt = 0): Ran {
    const { calico = 40, cilium = 20, clean = 20 } = this.pace;
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

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Whether nobody is left without a CNI for too long unless that, and the way back, is said. */
export function isTold(one: FakeCluster, { said }: Ran): boolean {
  return one.secondsWithoutCni <= windowSeconds || (said.includes("OVER THE BUDGET") && said.includes("rollback"));
}

/** What is wrong when the script, left alone from now on, has come to its end. */
export function endsWell(one: FakeCluster, way: "run" | "rollback"): readonly string[] {
  const { status, said } = one.run(way);
  const wanted = way === "run" ? "Calico is the CNI" : "Cilium is the CNI";
  return [
    ...(status === 0 && said.includes(wanted) ? [] : [said]),
    ...(one.secondsWithoutCni === 0 ? [] : [`nodes have had no CNI for ${one.secondsWithoutCni} s`]),
    ...(one.has("paused") ? ["Cluster API is paused"] : []),
    ...(one.has("cilium") === (way === "rollback") ? [] : ["it is the other CNI"]),
    ...(one.has("cilium") && one.has("installation") ? ["there are two CNIs"] : []),
  ];
}
