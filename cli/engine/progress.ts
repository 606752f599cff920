import {
  type EngineEvent,
  isCancelNotice,
  isVerdict,
  nameOf,
  plainMessage,
  type ResourceStep,
  stepOf,
  typeOf,
  withoutStack,
} from "./events";
import { pendingWarning } from "./pending";
import { PlannedSteps } from "./planned";

interface Running extends ResourceStep {
  /** Milliseconds. */
  readonly since: number;
  /** What the provider last said about it. */
  status?: string;
}

export interface ProgressOptions {
  /** `Updating quickstart`. */
  readonly title: string;
  /** Milliseconds. */
  readonly start: number;
  /** How many resources a preview counted; absent where none ran. */
  readonly expected?: number | undefined;
  /** Nothing takes place in a preview, so it shows no durations. */
  readonly isPreview?: boolean;
  /** Whether what would be done is kept in `planned` until the end, and not said as it comes. */
  readonly isPlan?: boolean;
  /** The options that name the stack to another command, `` --stack lab``. */
  readonly options?: string;
}

/** Rows of the live region, so that it never outgrows a terminal. */
const mostRunning = 12;

/**
 * What is known of a running operation: events in, lines out, no clock and no terminal of its own. `apply` returns the
 * lines that an event adds for good; `live` the lines that are true just now.
 */
export class Progress {
  private readonly running = new Map<string, Running>();
  private readonly done = new Set<string>();
  private readonly seen = new Set<string>();
  private readonly said = new Set<string>();
  private changes: Readonly<Record<string, number>> | undefined;
  private seconds: number | undefined;
  /** What a plan would do. */
  readonly planned = new PlannedSteps();
  /** The errors that were shown. */
  readonly errorTexts: string[] = [];
  /** Messages that were shown without the stack trace in them. */
  readonly traces: string[] = [];

  constructor(private readonly options: ProgressOptions) {}

  apply(event: EngineEvent, now: number): string[] {
    if (event.resourcePreEvent) return this.started(stepOf(event.resourcePreEvent.metadata), now);
    if (event.resOutputsEvent) {
      const { metadata } = event.resOutputsEvent;
      const lines = this.finished(stepOf(metadata), now, false);
      if (this.options.isPlan !== true) return lines;
      this.planned.add(metadata);
      return [];
    }
    if (event.resOpFailedEvent) return this.finished(stepOf(event.resOpFailedEvent.metadata), now, true);
    if (event.diagnosticEvent) return this.diagnosed(event.diagnosticEvent);
    if (event.policyEvent) return this.judged(event.policyEvent);
    if (event.stdoutEvent) return isCancelNotice(event) ? [] : this.sayOnce("engine", event.stdoutEvent.message);
    if (event.summaryEvent) {
      this.changes = event.summaryEvent.resourceChanges;
      this.seconds = event.summaryEvent.durationSeconds;
    }
    return [];
  }

  /** How many resources the operation has touched or looked at. */
  get count(): number {
    return this.seen.size;
  }

  get title(): string {
    return this.options.title;
  }

  /** Whether no provider is at work. */
  get isIdle(): boolean {
    return ![...this.running.values()].some(({ isCustom }) => isCustom);
  }

  /** How many errors were shown. */
  get errors(): number {
    return this.errorTexts.length;
  }

  /** Whether the engine counted anything but resources that stay as they are. */
  get hasChanges(): boolean {
    return Object.entries(this.changes ?? {}).some(([op, count]) => op !== "same" && count > 0);
  }

  live(now: number, columns: number): string[] {
    const total = Math.max(this.options.expected ?? 0, this.seen.size);
    const count = this.options.expected === undefined ? `${this.done.size}` : `${this.done.size}/${total}`;
    const head = `${this.options.title}: ${count} done, ${seconds(now - this.options.start, 0)}`;
    // The longest running first: that is what one is waiting for. A component runs as long as its parts do.
    const steps = [...this.running.values()].filter(({ isCustom, label }) => isCustom && label !== undefined);
    const lines = steps.slice(0, mostRunning).map(({ since, status, ...step }) => {
      const end = status === undefined ? "" : `  ${status}`;
      return `  ${describe(step)}  ${seconds(now - since, 0)}${end}`;
    });
    const more = steps.length - lines.length;
    if (more > 0) lines.push(`  and ${more} more`);
    return [head, ...lines].map((line) => cut(line, columns));
  }

  /** The engine's own count of what it did; nothing where it ended before it could tell. */
  summary(): string[] {
    if (this.changes === undefined) return [];
    const words = this.options.isPreview === true ? planned : past;
    const parts = Object.entries(this.changes).flatMap(([op, count]) => {
      const word = words[op] ?? op;
      return count > 0 ? [`${word.startsWith("un") ? "" : sign(op)}${count} ${word}`] : [];
    });
    return [
      `Resources: ${parts.length > 0 ? parts.join(", ") : "none"}`,
      ...(this.seconds === undefined ? [] : [`Duration: ${seconds(this.seconds * 1000, 0)}`]),
    ];
  }

  private started(step: ResourceStep | undefined, now: number): string[] {
    if (step === undefined) return [];
    this.seen.add(step.urn);
    this.done.delete(step.urn);
    this.running.set(step.urn, { ...step, since: now });
    return [];
  }

  private finished(step: ResourceStep | undefined, now: number, hasFailed: boolean): string[] {
    if (step === undefined) return [];
    const begun = this.running.get(step.urn);
    this.running.delete(step.urn);
    this.seen.add(step.urn);
    if (!hasFailed) this.done.add(step.urn);
    if (step.label === undefined || !(step.isCustom || hasFailed)) return [];
    const took = begun === undefined || this.options.isPreview === true ? "" : `  ${seconds(now - begun.since, 1)}`;
    return [hasFailed ? `x ${describe(step)}  failed${took && ` after${took.slice(1)}`}` : `${describe(step)}${took}`];
  }

  private diagnosed(event: NonNullable<EngineEvent["diagnosticEvent"]>): string[] {
    const { severity, urn } = event;
    if (event.ephemeral === true) {
      const running = urn === undefined ? undefined : this.running.get(urn);
      if (running) running.status = plainMessage(event.message).split("\n", 1)[0];
      return [];
    }
    if (severity === "error" || severity === "warning") {
      // The stack's own error only says that the operation failed, or repeats what the program said.
      const where = urn === undefined || typeOf(urn) === "pulumi:pulumi:Stack" ? "" : `${typeOf(urn)} ${nameOf(urn)}`;
      const lines = this.sayOnce(where === "" ? severity : `${severity}: ${where}`, event.message);
      if (lines.length > 0 && severity === "error") this.errorTexts.push(lines.join("\n"));
      return lines;
    }
    // The engine's debugging output may hold secrets, and nobody asked for it.
    return severity === "info" || severity === "info#err" ? this.sayOnce("info", event.message) : [];
  }

  /** What a policy pack has against the stack, or a resource of it. */
  private judged(event: NonNullable<EngineEvent["policyEvent"]>): string[] {
    const { enforcementLevel, policyName, resourceUrn = "", message } = event;
    const isError = enforcementLevel === "mandatory";
    const isStack = resourceUrn === "" || typeOf(resourceUrn) === "pulumi:pulumi:Stack";
    const where = isStack ? "" : ` of ${typeOf(resourceUrn)} ${nameOf(resourceUrn)}`;
    const lines = this.sayOnce(`${isError ? "error" : "warning"}: policy ${policyName}${where}`, message);
    if (lines.length > 0 && isError) this.errorTexts.push(lines.join("\n"));
    return lines;
  }

  /** A message under a heading; one that was said already is not said again, whoever repeats it. */
  private sayOnce(heading: string, message: string): string[] {
    const plain = plainMessage(message);
    const whole = pendingWarning(plain, this.options.options ?? "") ?? plain;
    const text = withoutStack(whole);
    if (text === "" || isVerdict(text) || this.said.has(text)) return [];
    this.said.add(text);
    if (text !== whole) this.traces.push(whole);
    const [first = "", ...rest] = text.split("\n");
    return [`${heading}: ${first}`, ...rest.map((line) => `  ${line}`)];
  }
}

const past: Readonly<Record<string, string>> = {
  create: "created",
  update: "updated",
  delete: "deleted",
  replace: "replaced",
  same: "unchanged",
  import: "imported",
  read: "read",
  refresh: "refreshed",
};

const planned: Readonly<Record<string, string>> = {
  ...past,
  create: "to create",
  update: "to update",
  delete: "to delete",
  replace: "to replace",
  import: "to import",
  read: "to read",
};

function sign(op: string): string {
  const signs: Readonly<Record<string, string>> = { create: "+ ", update: "~ ", delete: "- ", replace: "+- " };
  return signs[op] ?? "";
}

function describe({ label = "", type, name }: Pick<ResourceStep, "label" | "type" | "name">): string {
  return `${label} ${type}  ${name}`;
}

/** `12.3 s`, `4 min 5 s`. */
export function seconds(milliseconds: number, digits: 0 | 1): string {
  const all = Math.max(0, milliseconds) / 1000;
  if (all < 60) return `${digits === 0 ? Math.floor(all) : all.toFixed(1)} s`;
  return `${Math.floor(all / 60)} min ${Math.floor(all % 60)} s`;
}

/** One row of a terminal: a longer line would wrap and spoil the count of rows. */
function cut(line: string, columns: number): string {
  return line.length < columns ? line : `${line.slice(0, Math.max(0, columns - 2))}…`;
}
