/** How objects of projectcalico.org/v3 look to the operator, and what it cannot judge. */
import type { KubernetesObject } from "../../../constructs/model";

const served = "projectcalico.org/v3";

/** Whether Calico's API server would store the object under another name. */
export function isStored({ apiVersion }: KubernetesObject): boolean {
  return apiVersion === served;
}

/** The object as Calico's API server stores it; the operator reads the stored form. */
export function asStored(object: KubernetesObject): KubernetesObject {
  const kind = object.kind === "IPAMConfiguration" ? "IPAMConfig" : object.kind;
  return { ...object, apiVersion: "crd.projectcalico.org/v1", kind };
}

/**
 * Fields of Installation.spec that are younger than the operator that judges (v1.40.0, Calico 3.31), by JSON pointer;
 * `*` stands for any index. It ignores them: it neither checks them nor derives anything from them.
 */
export const youngerThanOperator: readonly string[] = [
  // Without it, the operator takes BIRD: it refuses what only `Felix` makes right.
  "/calicoNetwork/clusterRoutingMode",
];

/** The fields of an Installation that the operator does not judge. */
export function notJudged(installation: KubernetesObject): string[] {
  return youngerThanOperator.filter((pointer) => holds(installation.spec, pointer.split("/").slice(1)));
}

function holds(value: unknown, [key, ...rest]: readonly string[]): boolean {
  if (key === undefined) return value !== undefined;
  if (typeof value !== "object" || value === null) return false;
  const inner = key === "*" ? Object.values(value) : [(value as Record<string, unknown>)[key]];
  return inner.some((item) => holds(item, rest));
}
