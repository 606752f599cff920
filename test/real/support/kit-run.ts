/** The command in a process of its own, and what its sandbox holds afterwards. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type CloudObject, readCloud } from "../../../sandbox";

export const root = resolve(__dirname, "../../..");
export const bin = join(root, "bin/calico-kit.js");

export interface Ended {
  readonly code: number | null;
  readonly said: string;
}

/** A command that runs, in a process group of its own. */
export class Running {
  said = "";
  readonly ended: Promise<Ended>;

  constructor(readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => (this.said += text));
    }
    this.ended = new Promise((done) => child.once("close", (code) => done({ code, said: this.said })));
  }

  /** Sends a signal to the process alone, or to its whole group as a terminal and a shell do. */
  signal(signal: NodeJS.Signals, to: "process" | "group"): void {
    process.kill(to === "group" ? -this.child.pid! : this.child.pid!, signal);
  }
}

export function start(script: string, args: readonly string[], env: NodeJS.ProcessEnv = {}, cwd = root): Running {
  const options = { cwd, env: { ...process.env, ...env }, detached: true };
  return new Running(spawn(process.execPath, [script, ...args], { ...options, stdio: ["ignore", "pipe", "pipe"] }));
}

/** Waits until something is the case that a running command brings about; fails if the command ends before. */
export async function until(running: Running, isSo: () => boolean): Promise<void> {
  while (!isSo()) {
    if (running.child.exitCode !== null || running.child.signalCode !== null)
      throw new Error(`ended too early:\n${running.said}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

interface Checkpoint {
  readonly resources: readonly { urn: string; type: string; id?: string; custom?: boolean; delete?: boolean }[];
  readonly pending: readonly { type: string; resource: { urn: string; type: string } }[];
}

/** What the engine's file for a stack of a sandbox says. */
export function checkpoint(directory: string, stack: string): Checkpoint {
  const path = join(directory, "state/.pulumi/stacks/calico-kit", `${stack}.json`);
  try {
    const { checkpoint: whole } = JSON.parse(readFileSync(path, "utf8")) as {
      checkpoint: { latest?: { resources?: Checkpoint["resources"]; pending_operations?: Checkpoint["pending"] } };
    };
    return { resources: whole.latest?.resources ?? [], pending: whole.latest?.pending_operations ?? [] };
  } catch {
    return { resources: [], pending: [] };
  }
}

/**
 * Whether the engine has noted that it is at something.
 * @param what the type of a resource, or the end of its URN
 */
export function isAt(directory: string, stack: string, operation: string, what: string): boolean {
  return checkpoint(directory, stack).pending.some(
    ({ type, resource }) => type === operation && (resource.type === what || resource.urn.endsWith(what)),
  );
}

export function locks(directory: string): string[] {
  const folder = join(directory, "state/.pulumi/locks");
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".json"))
    .map((entry) => entry.name);
}

/** What is in the cloud and in no state, and what a state has and the cloud has not. */
export function unaccounted(directory: string, stack: string): { orphans: string[]; missing: string[] } {
  const name = (type: string, id: string | undefined) => `${type} ${id ?? ""}`;
  const made = (object: CloudObject) => !object.urn.startsWith("preexisting");
  const cloud = readCloud(directory)
    .filter(made)
    .map(({ type, id }) => name(type, id));
  const state = checkpoint(directory, stack)
    .resources.filter(({ type, custom }) => custom === true && !type.startsWith("pulumi:"))
    .map(({ type, id }) => name(type, id));
  return { orphans: cloud.filter((one) => !state.includes(one)), missing: state.filter((one) => !cloud.includes(one)) };
}
