/** What the operator says while it works: one JSON object per line. */

/** One line of one controller. */
export interface OperatorLine {
  readonly level: string;
  /** The controller that speaks, e.g. `controller_installation`. */
  readonly logger: string;
  readonly msg: string;
  /** Present when the controller declares itself Degraded. */
  readonly reason?: string;
  readonly error?: string;
  /** Named in lines about controllers themselves, e.g. `tigera-installation-controller`. */
  readonly controller?: string;
  /** Named in lines about a component that has been written. */
  readonly component?: string;
}

/** A controller's declaration that it is Degraded: what it writes into its TigeraStatus a few seconds later. */
export interface Degraded {
  readonly controller: string;
  readonly reason: string;
  readonly message: string;
}

/** The line, or undefined where it is of another kind. */
export function parseOperatorLine(line: string): OperatorLine | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    const { level = "", logger = "", msg = "", ...rest } = JSON.parse(line) as Partial<OperatorLine>;
    return { level, logger, msg, ...rest };
  } catch {
    return undefined;
  }
}

/** The declaration that a line is, or undefined. */
export function degradedOf({ level, logger, msg, reason, error }: OperatorLine): Degraded | undefined {
  if (level !== "error" || reason === undefined) return undefined;
  return { controller: logger, reason, message: error === undefined ? msg : `${msg}: ${error}` };
}

/** The lines so far. Times are milliseconds of `performance.now()`. */
export class OperatorLog {
  private readonly lines: OperatorLine[] = [];
  private lastAt = 0;

  /** `controllers` are the loggers whose activity counts. */
  constructor(private readonly controllers: readonly string[]) {}

  add(text: string): void {
    const line = parseOperatorLine(text);
    if (line === undefined) return;
    this.lines.push(line);
    if (this.controllers.includes(line.logger) || line.msg === "Reconciler error") this.lastAt = performance.now();
  }

  /** A point in time: lines after it are those said since. */
  mark(): number {
    return this.lines.length;
  }

  since(mark: number): readonly OperatorLine[] {
    return this.lines.slice(mark);
  }

  /** Whether a controller has said `text` since the mark. */
  said(mark: number, logger: string, text: string): boolean {
    return this.since(mark).some((line) => line.logger === logger && line.msg === text);
  }

  /** Whether no controller has said anything for so long that nothing more is expected. */
  isSilent(): boolean {
    return performance.now() - this.lastAt > silence;
  }

  /** Whether the installation controller has begun a run since the mark, and has ended it without a complaint. */
  wentThrough(mark: number): boolean {
    return this.runs(mark).some(({ isGood }) => isGood);
  }

  /** What the controllers last declared themselves Degraded for, unless a later run of theirs went well. */
  standing(mark: number): Degraded | undefined {
    const last = new Map<string, Degraded | undefined>();
    for (const line of this.since(mark)) {
      const degraded = degradedOf(line);
      if (degraded !== undefined) last.set(line.logger, degraded);
      // The other controllers end their runs with what they write.
      else if (line.component !== undefined && line.logger !== installationController) last.delete(line.logger);
    }
    const runs = this.runs(mark);
    const bad = runs.findLast(({ degraded }) => degraded !== undefined);
    const isPast = bad === undefined || runs.slice(runs.indexOf(bad) + 1).some(({ isGood }) => isGood);
    last.set(installationController, isPast ? undefined : bad.degraded);
    return this.controllers.flatMap((name) => last.get(name) ?? []).sort(mostTelling)[0];
  }

  /** The runs of the installation controller that began since the mark. */
  private runs(mark: number): Run[] {
    const runs: { reachedEnd: boolean; failed: boolean; degraded?: Degraded }[] = [];
    for (const line of this.since(mark)) {
      const isOwn = line.logger === installationController;
      if (isOwn && line.msg === runStarts) runs.push({ reachedEnd: false, failed: false });
      const run = runs.at(-1);
      if (run === undefined) continue;
      if (isOwn) run.degraded ??= degradedOf(line);
      run.reachedEnd ||= line.component === lastComponent;
      run.failed ||= line.msg === "Reconciler error" && line.controller === "tigera-installation-controller";
    }
    // What comes after the last component says nothing when it goes well: the run has ended when the next one begins.
    const hasEnded = (index: number): boolean => index < runs.length - 1 || this.isSilent();
    return runs.map(({ reachedEnd, failed, degraded }, index) => ({
      isGood: reachedEnd && !failed && degraded === undefined && hasEnded(index),
      degraded,
    }));
  }
}

interface Run {
  readonly isGood: boolean;
  readonly degraded: Degraded | undefined;
}

/** Milliseconds. */
const silence = 300;

const installationController = "controller_installation";

/** What the installation controller says when it looks at an Installation anew. */
const runStarts = "Reconciling Installation.operator.tigera.io";

/** What the installation controller writes last, but for FelixConfiguration.spec.bpfEnabled. */
const lastComponent = "*kubecontrollers.kubeControllersComponent";

/** What is waited for comes after what is wrong. */
function mostTelling(a: Degraded, b: Degraded): number {
  const isWaiting = ({ message }: Degraded): number => (/^waiting for/i.test(message) ? 1 : 0);
  return isWaiting(a) - isWaiting(b);
}
