import type { automation } from "@pulumi/pulumi";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseText } from "../../../constructs/intent";
import { checkDocument, checkSource, existingObjects, type IntentInput, type Plan } from "../../../constructs/kit";
import { plain } from "../../../constructs/model";
import {
  type CloudObject,
  kubeconfigOfPlainCluster,
  openEngine,
  type PreexistingObject,
  readCloud,
  type SettingsInput,
  writeSettings,
} from "../../../sandbox";
import { addPreexisting } from "../../../sandbox/install";
import { recoverState } from "../../../sandbox/recovery";
import { program } from "../../../stacks/program";
import { enginePath } from "../../../tools/engines";
import { takenForGranted } from "../../../cli/engine/taken-for-granted";
import { withoutReport } from "./engine";

/** One resource operation of the engine, in the order in which they began. */
export interface Operation {
  readonly op: string;
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  /** Position among all begins and ends of the run. */
  readonly begun: number;
  readonly ended?: number;
}

export interface Run {
  readonly operations: readonly Operation[];
  /** The engine's own summary, `{ create: 57 }`. */
  readonly changes: Readonly<Record<string, number>>;
  readonly error?: string;
  /** All that the engine said: its events, and what it prints. */
  readonly said: string;
}

/** What a run did, `{ create: 57 }`, without what it left alone. */
export function changed(run: Run): Record<string, number> {
  return Object.fromEntries(Object.entries(run.changes).filter(([op, count]) => op !== "same" && count > 0));
}

/** What a plan's intent says is there, and the nodes of its racks, which the engine reads before it labels them. */
function thereAlready(plan: Plan): readonly PreexistingObject[] {
  const nodes = takenForGranted(plan).filter(({ type }) => type === "kubernetes:core/v1:Node");
  return [...existingObjects(plan.cluster), ...nodes];
}

/** A stack in a sandbox of its own. */
export class SandboxStack {
  /** The stack's configuration: in plain text, and secret. */
  config: Readonly<Record<string, string>> = {};
  secrets: Readonly<Record<string, string>> = {};
  /** For the engine, beside its own. */
  environment: Readonly<Record<string, string>> = {};

  private constructor(
    readonly directory: string,
    private readonly name: string,
  ) {}

  static make(name: string, settings: SettingsInput = {}): SandboxStack {
    const directory = mkdtempSync(join(tmpdir(), `calico-kit-${name}-`));
    writeSettings(directory, settings);
    return new SandboxStack(directory, name);
  }

  configure(settings: SettingsInput): void {
    writeSettings(this.directory, settings);
  }

  /** The state as the engine keeps it. */
  get stateFile(): string {
    return join(this.directory, `state/.pulumi/stacks/calico-kit/${this.name}.json`);
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }

  get cloud(): CloudObject[] {
    return readCloud(this.directory);
  }

  /** Each call of the engine's command line takes a sixth of a second: a stack that is open is opened once. */
  private opened: { readonly how: string; readonly stack: automation.Stack } | undefined;

  async open(plan: Plan): Promise<automation.Stack> {
    const how = JSON.stringify([this.config, this.secrets]);
    if (this.opened?.how === how) {
      recoverState(join(this.directory, "state", ".pulumi"));
      addPreexisting(this.directory, thereAlready(plan));
      this.opened.stack.workspace.program = program(plan);
      return this.opened.stack;
    }
    const stack = await this.openAnew(plan);
    this.opened = { how, stack };
    return stack;
  }

  private openAnew(plan: Plan): Promise<automation.Stack> {
    return openEngine({
      pulumiBinary: enginePath("pulumi"),
      directory: this.directory,
      projectName: "calico-kit",
      stackName: this.name,
      program: program(plan),
      config: { "kubernetes:kubeconfig": kubeconfigOfPlainCluster(this.name), ...this.config },
      secrets: this.secrets,
      preexisting: thereAlready(plan),
      // The engine ends before its garbage is worth collecting.
      environment: { GOGC: "400", ...this.environment },
    });
  }

  preview(plan: Plan): Promise<Run> {
    return this.run(plan, (stack, options) => stack.preview(options));
  }
  up(plan: Plan): Promise<Run> {
    return this.run(plan, (stack, options) => stack.up(options));
  }
  refresh(plan: Plan): Promise<Run> {
    return this.run(plan, (stack, options) => stack.refresh(options));
  }
  destroy(plan: Plan): Promise<Run> {
    return this.run(plan, (stack, options) => stack.destroy(options));
  }

  private async run(plan: Plan, start: (stack: automation.Stack, options: Watch) => Promise<unknown>): Promise<Run> {
    const stack = withoutReport(await this.open(plan));
    const events: automation.EngineEvent[] = [];
    const printed: string[] = [];
    let error: string | undefined;
    try {
      await start(stack, { onEvent: (event) => events.push(event), onOutput: (text) => printed.push(text) });
    } catch (failure) {
      error = failure instanceof Error ? failure.message : String(failure);
    }
    const said = [...printed, ...events.map((event) => JSON.stringify(event)), error ?? ""].join("\n");
    return { ...digest(events), said, ...(error === undefined ? {} : { error }) };
  }
}

interface Watch {
  readonly onEvent: (event: automation.EngineEvent) => void;
  readonly onOutput: (text: string) => void;
}

function digest(events: readonly automation.EngineEvent[]): Omit<Run, "said"> {
  const operations = new Map<string, { -readonly [K in keyof Operation]: Operation[K] }>();
  let changes: Readonly<Record<string, number>> = {};
  events.forEach((event, position) => {
    const before = event.resourcePreEvent?.metadata;
    if (before) {
      const type = before.type;
      const name = before.urn.split("::").slice(3).join("::");
      operations.set(`${before.op} ${before.urn}`, { op: before.op, type, name, urn: before.urn, begun: position });
    }
    const after = event.resOutputsEvent?.metadata;
    const known = after && operations.get(`${after.op} ${after.urn}`);
    if (known) known.ended = position;
    if (event.summaryEvent) changes = event.summaryEvent.resourceChanges;
  });
  return { operations: [...operations.values()], changes };
}

/** The plan of a scenario; fails the test where it has errors. */
export function planOf(scenario: string, change: (intent: IntentInput) => IntentInput = (intent) => intent): Plan {
  const first = checkSource(scenario);
  if (!first.ok) throw new Error(`${scenario}: ${JSON.stringify(first.refusal.findings, undefined, 2)}`);
  return planOfIntent(change(plain(first.plan.intent) as IntentInput), scenario);
}

/** The plan of an intent; fails the test where it has errors. */
export function planOfIntent(intent: IntentInput, name = intent.name): Plan {
  const read = parseText(`${name}.json`, JSON.stringify(plain(intent)));
  if (!read.ok) throw new Error("the intent is not JSON");
  const checked = checkDocument(name, read.document, "/");
  if (!checked.ok) throw new Error(`${name}: ${JSON.stringify(checked.refusal.findings, undefined, 2)}`);
  return checked.plan;
}
