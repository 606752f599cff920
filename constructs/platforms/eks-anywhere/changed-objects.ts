import { isDeepStrictEqual } from "node:util";
import { parseAllDocuments } from "yaml";
import type { Json } from "../../model";

/** What the objects of a cluster say of its machines: how many of which, apart from all else. */
interface Said {
  /** By group; the control planes and etcd are groups of that name. */
  readonly counts: Readonly<Record<string, number>>;
  readonly rest: unknown;
}

interface Counted {
  name?: string;
  count?: number;
  autoscalingConfiguration?: unknown;
}

/** Whether EKS Anywhere would replace machines: it does not where only their numbers differ. @param was YAML of the objects */
export function rolls(this: void, was: Json | undefined, now: Json | undefined): boolean {
  const [before, after] = [read(was), read(now)];
  if (before === undefined || after === undefined) return true;
  return !isDeepStrictEqual(before.rest, after.rest);
}

/** Whether it would take machines away for good: a group has fewer, or is gone. @param was YAML of the objects */
export function shrinks(this: void, was: Json | undefined, now: Json | undefined): boolean {
  const [before, after] = [read(was), read(now)];
  if (before === undefined || after === undefined) return false;
  return Object.entries(before.counts).some(([name, count]) => (after.counts[name] ?? 0) < count);
}

/** Undefined where the text is not known, or has no Cluster. */
function read(text: Json | undefined): Said | undefined {
  if (typeof text !== "string") return undefined;
  const objects = parseAllDocuments(text).map((document) => document.toJS() as { kind?: string; spec?: object } | null);
  const cluster = objects.find((object) => object?.kind === "Cluster");
  if (cluster?.spec === undefined) return undefined;
  const spec = cluster.spec as {
    controlPlaneConfiguration?: Counted;
    externalEtcdConfiguration?: Counted;
    workerNodeGroupConfigurations?: Counted[];
  };
  const counts: Record<string, number> = {};
  const take = (name: string, counted: Counted | undefined): void => {
    if (counted === undefined) return;
    counts[name] = counted.count ?? 0;
    delete counted.count;
    delete counted.autoscalingConfiguration;
  };
  take("(control planes)", spec.controlPlaneConfiguration);
  take("(etcd)", spec.externalEtcdConfiguration);
  for (const group of spec.workerNodeGroupConfigurations ?? []) take(group.name ?? "", group);
  return { counts, rest: objects };
}
