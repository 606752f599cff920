/** What Calico's own policy code says of a set of objects: tools/engines/calico/reach. */
import { type ChildProcess, spawn } from "node:child_process";
import { createInterface, type Interface } from "node:readline";
import type { KubernetesObject } from "../../../constructs/model";
import type { Probe } from "../../../constructs/reach";
import { enginePath } from "../../../tools/engines";

export interface ReachQuestion {
  readonly objects: readonly KubernetesObject[];
  readonly externals: readonly string[];
  readonly probes: readonly Probe[];
  /** Endpoints that are tried, by name; none: all. */
  readonly only?: readonly string[];
}

/** As in tools/engines/calico/reach/main.go. */
export interface ReachAnswer {
  readonly problems: readonly string[];
  readonly endpoints: readonly string[];
  readonly traces: readonly string[];
  readonly edges: readonly (readonly number[])[];
  readonly loadMs: number;
  readonly evaluateMs: number;
}

/** One process for all questions. */
export class CalicoReach {
  private readonly process: ChildProcess;
  private readonly lines: Interface;
  private readonly waiting: ((line: string) => void)[] = [];
  private said = "";

  constructor() {
    this.process = spawn(enginePath("calico-reach"), [], { stdio: ["pipe", "pipe", "pipe"] });
    this.process.stderr?.on("data", (text: Buffer) => (this.said += text.toString()));
    if (this.process.stdout === null) throw new Error("calico-reach has no output");
    this.lines = createInterface({ input: this.process.stdout });
    this.lines.on("line", (line) => this.waiting.shift()?.(line));
  }

  async ask(question: ReachQuestion): Promise<ReachAnswer> {
    const line = await new Promise<string>((resolve, reject) => {
      this.waiting.push(resolve);
      this.process.once("exit", () => reject(new Error(`calico-reach ended: ${this.said}`)));
      this.process.stdin?.write(`${JSON.stringify(question)}\n`);
    });
    this.process.removeAllListeners("exit");
    return JSON.parse(line) as ReachAnswer;
  }

  end(): void {
    this.process.stdin?.end();
    this.lines.close();
  }
}
