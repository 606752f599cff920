import type { Json } from "./live";

/** What is disrupted, gravest first, with the word that a reader sees. */
export const disruptionKinds = {
  state: "deleted state",
  insisted: "insisted on",
  nodes: "new nodes",
  rolled: "rolled nodes",
  controlPlane: "control plane",
  dataPlane: "data plane",
  policy: "policy",
  bgp: "BGP sessions",
  switches: "switch files",
  addOn: "add-ons",
  newPods: "new pods only",
} as const;

export type DisruptionKind = keyof typeof disruptionKinds;

/** What an engine would do with one resource. */
export interface PlannedChange {
  /** In the engine's words, e.g. `aws:eks/nodeGroup:NodeGroup`. */
  readonly type: string;
  readonly name: string;
  /** `replace`: another one is made in its place. */
  readonly operation: "create" | "update" | "replace" | "delete";
  readonly properties: readonly ChangedProperty[];
}

/** A property that changes. */
export interface ChangedProperty {
  /** `spec.ipPools[0].cidr`, and within a text that is YAML or JSON on from there: `stdin.spec.machineType`. */
  readonly path: string;
  /** Both absent where they are secret; one where there was none, or is none any more, or nobody knows it yet. */
  readonly was?: Json;
  readonly now?: Json;
  /** Whether it makes the engine replace the resource. */
  readonly replaces: boolean;
}

/** One thing that is known of changes of a resource: what it does to a cluster that runs. C: what it looks at to know. */
export interface DisruptionEntry<C> {
  readonly kind: DisruptionKind;
  /** The resource's type, in the engine's words. */
  readonly type: string | RegExp;
  /** Which resources of the type; all where absent. */
  readonly named?: RegExp;
  readonly on: readonly PlannedChange["operation"][];
  /** Only where one of these changes, or something in it: paths with `[*]` for any place in a list. */
  readonly properties?: readonly string[];
  /** Not where only these, of the above, change. */
  readonly except?: readonly string[];
  /** Only where it changes in this way; a value that is not known is undefined. */
  only?(this: void, was: Json | undefined, now: Json | undefined): boolean;
  /** Only in such a cluster. */
  when?(this: void, cluster: C): boolean;
  /** The code of a live fact that says the same with less of what the engine does: it is then not said again. */
  readonly is?: string;
  /** What happens, without the resource's name; no full stop. */
  readonly what: string;
  /** Where the fact comes from. */
  readonly see: string;
}

/** What is known of the changes of a subject's resources. */
export type DisruptionTable<C> = readonly DisruptionEntry<C>[];

/** Something that is disrupted. */
export interface Disruption {
  readonly kind: DisruptionKind;
  /** What is, e.g. `NodeGroup lab-workers (instanceTypes)`. */
  readonly subjects: readonly string[];
  readonly what: string;
}

/** What an entry says of a change: the properties that bring it about; undefined where it says nothing of it. */
export function disruptedBy<C>(
  entry: DisruptionEntry<C>,
  { type, name, operation, properties }: PlannedChange,
  cluster: C,
): readonly ChangedProperty[] | undefined {
  if (typeof entry.type === "string" ? entry.type !== type : !entry.type.test(type)) return undefined;
  if (!entry.on.includes(operation) || entry.named?.test(name) === false) return undefined;
  if (entry.when?.(cluster) === false) return undefined;
  const isFree = entry.properties === undefined && entry.except === undefined && entry.only === undefined;
  if (operation === "delete" || operation === "create") return [];
  if (isFree) return operation === "replace" ? properties.filter(({ replaces }) => replaces) : properties;
  const touched = properties.filter((property) => touches(entry, property));
  return touched.length === 0 ? undefined : touched;
}

function touches<C>(
  { properties, except = [], only }: DisruptionEntry<C>,
  { path, was, now }: ChangedProperty,
): boolean {
  const general = path.replace(/\[\d+\]/g, "[*]");
  if (properties?.some((one) => isWithin(general, one) || isWithin(one, general)) === false) return false;
  return !except.some((one) => isWithin(general, one)) && only?.(was, now) !== false;
}

function isWithin(path: string, whole: string): boolean {
  return path === whole || path.startsWith(`${whole}.`) || path.startsWith(`${whole}[`);
}
