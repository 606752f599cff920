import { createConnection, type Socket } from "node:net";
import { createInterface } from "node:readline";
import type { LabAnswer, LabRequest, LabState, ProbeResult, ProbeTick } from "./protocol";
import type { LabPlan } from "./plan/types";
import { places } from "./place";

/** What the lab said to a request that it could not do. */
export class LabRefusal extends Error {
  override readonly name = "LabRefusal";
}

/** A probe that goes on until it is stopped. */
export interface RunningProbe {
  readonly result: Promise<ProbeResult>;
  stop(): void;
}

/** A running lab, from outside. */
export class LabClient {
  constructor(readonly folder: string) {}

  /** What the lab was made from. */
  plan(): Promise<LabPlan> {
    return this.ask({ verb: "plan" });
  }

  /** @param options.tables whether kernel and BGP tables are read, too: a process for each device */
  state({ tables }: { readonly tables: boolean }): Promise<LabState> {
    return this.ask({ verb: "state", tables });
  }

  /** Whether anything answers. */
  async isThere(): Promise<boolean> {
    return this.ask({ verb: "state", tables: false }).then(
      () => true,
      (error: unknown) => error instanceof LabRefusal,
    );
  }

  probe(
    orders: Omit<LabRequest & { verb: "probe" }, "verb">,
    tick: (line: ProbeTick) => void = () => undefined,
  ): RunningProbe {
    const { answer, socket } = this.open<ProbeResult>({ verb: "probe", ...orders }, tick);
    return { result: answer, stop: () => void socket.write("{}\n") };
  }

  ask<T>(request: LabRequest): Promise<T> {
    return this.open<T>(request).answer;
  }

  private open<T>(
    request: LabRequest,
    tick: (line: ProbeTick) => void = () => undefined,
  ): { readonly answer: Promise<T>; readonly socket: Socket } {
    const socket = createConnection(places(this.folder).socket);
    const answer = new Promise<T>((resolve, reject) => {
      socket.on("error", reject);
      socket.on("close", () => reject(new Error("the lab ended")));
      createInterface({ input: socket })
        .on("line", (line) => {
          const said = JSON.parse(line) as LabAnswer;
          if ("line" in said) return tick(said.line);
          if ("failed" in said) reject(new LabRefusal(said.failed));
          else resolve(said.done as T);
          socket.end();
        })
        .on("error", () => undefined);
    });
    socket.on("connect", () => socket.write(`${JSON.stringify(request)}\n`));
    return { answer, socket };
  }
}
