/** The real Pulumi engine for tests of the sandbox itself. */
import type { automation } from "@pulumi/pulumi";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEngine, type SettingsInput, writeSettings } from "../../../sandbox";
import { enginePath } from "../../../tools/engines";

export function findPulumi(): string {
  return enginePath("pulumi");
}

/** One resource operation, e.g. `create aws:ec2/vpc:Vpc lab`, in the order in which they ended. */
export interface Ran {
  readonly steps: readonly string[];
  /** As in the engine's summary: `{ create: 3, same: 2 }`. */
  readonly changes: Readonly<Record<string, number>>;
  /** What the engine printed, errors included. */
  readonly output: string;
  readonly failed: boolean;
}

const directories: string[] = [];

export function newSandbox(settings: SettingsInput = {}): string {
  const directory = mkdtempSync(join(tmpdir(), "calico-kit-sandbox-"));
  directories.push(directory);
  writeSettings(directory, settings);
  return directory;
}

export function removeSandboxes(): void {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true });
}

export function openTestStack(directory: string, program: automation.PulumiFn): Promise<automation.Stack> {
  return openEngine({
    pulumiBinary: findPulumi(),
    directory,
    projectName: "sandbox-test",
    stackName: "lab",
    program,
    config: { "aws:region": "eu-central-1" },
  });
}

/** What the Automation API asks the engine for when all is done, outputs and history, in three calls: nobody reads it here. */
export function withoutReport(stack: automation.Stack): automation.Stack {
  const nothing = {
    outputs: () => Promise.resolve({}),
    info: () => Promise.resolve(undefined),
  } satisfies Partial<automation.Stack>;
  return Object.assign(Object.create(stack) as automation.Stack, nothing);
}

/** Runs an operation of a stack; a failed one is a result too. */
export async function run(stack: automation.Stack, operation: "preview" | "up" | "refresh" | "destroy"): Promise<Ran> {
  const events: automation.EngineEvent[] = [];
  const lines: string[] = [];
  const options = {
    onEvent: (event: automation.EngineEvent) => events.push(event),
    onOutput: (text: string) => lines.push(text),
  };
  let failed = false;
  try {
    await withoutReport(stack)[operation](options);
  } catch (error) {
    failed = true;
    lines.push(error instanceof Error ? error.message : String(error));
  }
  const steps = events.flatMap(({ resOutputsEvent }) => {
    if (resOutputsEvent === undefined) return [];
    const { op, type, urn } = resOutputsEvent.metadata;
    return [`${op} ${type} ${urn.split("::").slice(3).join("::")}`];
  });
  const changes = events.find(({ summaryEvent }) => summaryEvent !== undefined)?.summaryEvent?.resourceChanges ?? {};
  return { steps, changes, output: lines.join(""), failed };
}

/** Ends the running engine as `kill -9` does. @returns how many were running. */
export function killEngine(): number {
  const children = readdirSync("/proc").filter((pid) => /^\d+$/.test(pid) && parentOf(pid) === process.pid);
  const engines = children.filter((pid) => commandOf(pid).includes("/bin/pulumi"));
  for (const pid of engines) process.kill(Number(pid), "SIGKILL");
  return engines.length;
}

function parentOf(pid: string): number {
  return Number(/^PPid:\s+(\d+)/m.exec(contentOf(`/proc/${pid}/status`))?.[1]);
}

function commandOf(pid: string): string {
  return contentOf(`/proc/${pid}/cmdline`);
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    // The process has ended meanwhile.
    return "";
  }
}
