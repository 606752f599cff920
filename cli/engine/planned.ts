import type { Json, PlannedChange } from "../../constructs/model";
import { type ResourceStep, stepOf } from "./events";
import { type PropertyChange, propertyChanges, type Shown, type StepMetadata } from "./property-changes";

/** What a preview says of one resource. */
export interface PlannedStep extends Pick<ResourceStep, "urn" | "type" | "name"> {
  /** `~ update`. */
  readonly label: string;
  /** Absent for what changes nothing that is there: reading, importing, forgetting. */
  readonly operation?: PlannedChange["operation"];
  readonly properties: readonly PropertyChange[];
}

/** The engine's steps of a replacement, any of which may say why. */
const replacement = ["create-replacement", "replace", "delete-replaced"];
const operations = ["create", "update", "delete"] as const;

/** Collects what a preview would do, a replacement's steps as one, in the order in which the engine came to them. */
export class PlannedSteps {
  private readonly steps = new Map<string, PlannedStep>();

  add(metadata: StepMetadata): void {
    const step = stepOf(metadata);
    if (step?.isCustom !== true) return;
    const planned = replacement.includes(step.op) ? this.replacing(step, metadata) : single(step, metadata);
    if (planned !== undefined) this.steps.set(step.urn, planned);
  }

  get all(): readonly PlannedStep[] {
    return [...this.steps.values()];
  }

  /** As the tables of disruptions read it. */
  get changes(): readonly PlannedChange[] {
    return this.all.flatMap(({ type, name, operation, properties }) =>
      operation === undefined ? [] : [{ type, name, operation, properties: properties.map(changed) }],
    );
  }

  private replacing({ urn, type, name, op }: ResourceStep, metadata: StepMetadata): PlannedStep {
    const known = this.steps.get(urn);
    const isFirst = known?.operation !== "replace";
    // The old one goes before the new one comes where nothing else is said before it.
    const label = isFirst ? (op === "delete-replaced" ? "-+ delete, then replace" : "+- replace") : known.label;
    const properties = isFirst || known.properties.length === 0 ? propertyChanges(metadata) : known.properties;
    return { urn, type, name, label, operation: "replace", properties };
  }
}

function single({ urn, type, name, op, label }: ResourceStep, metadata: StepMetadata): PlannedStep | undefined {
  if (label === undefined) return undefined;
  const known = operations.find((one) => one === op);
  // What is left where it is is only forgotten.
  const operation = known === "delete" && metadata.old?.retainOnDelete === true ? undefined : known;
  const properties = operation === "update" ? propertyChanges(metadata) : [];
  return { urn, type, name, label, properties, ...(operation === undefined ? {} : { operation }) };
}

function changed({ path, was, now, replaces }: PropertyChange): PlannedChange["properties"][number] {
  const [before, after] = [known(was), known(now)];
  return {
    path,
    replaces,
    ...(before === undefined ? {} : { was: before }),
    ...(after === undefined ? {} : { now: after }),
  };
}

function known(shown: Shown): Json | undefined {
  return typeof shown === "object" ? shown.value : undefined;
}
