import type { automation } from "@pulumi/pulumi";
import type { Disruption, PlannedChange } from "../../constructs/model";
import { advising, type Context, wantsColour } from "../context";
import { Done, exitCodeOf, exitCodes, writeDetails } from "../errors";
import { type Cancellation, watchInterrupts } from "./cancellation";
import type { EngineEvent } from "./events";
import { adoption, engineFailure } from "./failures";
import { optionsOf } from "./opening";
import { planLines } from "./plan-lines";
import type { PolicyPacks } from "./policy-packs";
import { watchProgram } from "./program-errors";
import { Progress } from "./progress";
import { openScreen } from "./screen";

/** What the engine can be asked to do with a stack. */
export type Kind = "preview" | "up" | "destroy" | "preview-destroy" | "refresh" | "preview-refresh";

const titles: Readonly<Record<Kind, string>> = {
  preview: "Previewing",
  up: "Updating",
  destroy: "Destroying",
  "preview-destroy": "Previewing the end of",
  refresh: "Refreshing",
  "preview-refresh": "Previewing the refresh of",
};

export interface OperationSettings {
  /** Of a refresh: forgets operations that were cut short while they made something. */
  readonly clearPendingCreates?: boolean;
  /** Of a preview: what of the changes is disruptive, to be said first. */
  readonly disruptions?: (planned: readonly PlannedChange[]) => readonly Disruption[];
  /** Of a preview or an update: packs that may stop it. */
  readonly policies?: PolicyPacks;
}

export interface Outcome {
  /** Resources that the operation touched or looked at. */
  readonly count: number;
  /** Whether any of them changed, or would. */
  readonly hasChanges: boolean;
  /** The stack's outputs after it. */
  readonly outputs: automation.OutputMap;
}

/** Runs one operation of the engine and shows it while it runs; ends the command where it fails. */
export async function runOperation(
  kind: Kind,
  stack: automation.Stack,
  context: Context,
  expected?: number,
  settings: OperationSettings = {},
): Promise<Outcome> {
  const isPreview = kind.startsWith("preview");
  const progress = new Progress({
    title: `${titles[kind]} ${stack.name}`,
    start: Date.now(),
    expected,
    isPreview,
    isPlan: kind === "preview",
    options: optionsOf(stack),
  });
  const screen = openScreen(advising(context.out, context.command), progress);
  const interrupts = watchInterrupts(context, (line) => screen.say(line));
  const program = watchProgram(
    () => progress.isIdle,
    () => interrupts.stop(),
  );
  const onEvent = (event: EngineEvent) => {
    interrupts.event();
    screen.event(event);
  };
  let outputs: automation.OutputMap;
  try {
    outputs = await start(kind, stack, { onEvent, signal: interrupts.signal }, settings);
  } catch (error) {
    screen.close();
    // Of what is not known to its end nobody can say that nothing of it is disruptive.
    printPlan(progress, undefined, context);
    printSummary(progress, context);
    throw endOf(error, kind, stack, progress, interrupts, context) ?? error;
  } finally {
    screen.close();
    program.close();
    interrupts.close();
  }
  printPlan(progress, settings.disruptions?.(progress.planned.changes), context);
  printSummary(progress, context);
  // A preview that came to its end all the same must not be followed by what it was the preview of.
  if (interrupts.requested !== undefined && isPreview) throw new Done(exitCodeOf(interrupts.requested));
  return { count: progress.count, hasChanges: progress.hasChanges, outputs };
}

interface EngineOptions {
  readonly onEvent: (event: EngineEvent) => void;
  readonly signal: AbortSignal;
}

async function start(
  kind: Kind,
  stack: automation.Stack,
  options: EngineOptions,
  { clearPendingCreates = false, policies }: OperationSettings,
): Promise<automation.OutputMap> {
  switch (kind) {
    case "up":
      return (await stack.up({ ...options, ...policies })).outputs;
    case "preview":
      await stack.preview({ ...options, ...policies });
      return {};
    case "destroy":
      await stack.destroy(options);
      return {};
    case "preview-destroy":
      await stack.previewDestroy(options);
      return {};
    case "refresh":
      await stack.refresh({ ...options, clearPendingCreates });
      return {};
    case "preview-refresh":
      await stack.previewRefresh(options);
      return {};
  }
}

function printPlan(progress: Progress, disruptions: readonly Disruption[] | undefined, context: Context): void {
  const { out, env } = context;
  const reader = { columns: out.columns, colour: wantsColour(out, env), isTerminal: out.isTTY };
  const lines = planLines(progress.planned.all, disruptions, reader);
  if (lines.length > 0) out.write(`${lines.join("\n")}\n`);
}

function printSummary(progress: Progress, context: Context): void {
  const lines = progress.summary();
  if (lines.length > 0) context.out.write(`${lines.join("\n")}\n`);
}

/** How a failed operation ends the command: what was shown already is not said again. */
function endOf(
  error: unknown,
  kind: Kind,
  stack: automation.Stack,
  progress: Progress,
  { requested, isCutShort }: Cancellation,
  context: Context,
): Error | undefined {
  const { name } = stack;
  const again = "run the same command again; what exists already is kept";
  if (requested !== undefined) {
    context.err.write(
      isCutShort
        ? `calico-kit: ${kind} of ${name} was ended at once; what the engine was at is unknown; fix: ${again}\n`
        : `calico-kit: ${kind} of ${name} was stopped as you asked; to go on, ${again}\n`,
    );
    return new Done(exitCodeOf(requested));
  }
  const failure = engineFailure(error, `${kind} of ${name}`);
  if (failure === undefined || progress.errors === 0) return failure;
  const errors = progress.errors === 1 ? "the error above" : `the ${progress.errors} errors above`;
  const file = progress.traces.length === 0 ? undefined : writeDetails(progress.traces.join("\n\n"), context);
  const details = file === undefined ? "" : ` (for a bug report: ${file})`;
  context.err.write(`calico-kit: ${kind} of ${name} failed; fix: mend ${errors}, then ${again}${details}\n`);
  const advice = adoption(progress.errorTexts, optionsOf(stack));
  if (advice !== undefined) context.err.write(`calico-kit: ${advice}\n`);
  return new Done(exitCodes.failed);
}
