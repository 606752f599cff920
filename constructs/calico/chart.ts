import { ApiObject } from "cdk8s";
import type { Construct } from "constructs";
import { type KubernetesObject, objectKey, replaceLate } from "../model";
import { type KnownLateValues, lateText } from "./manifest-files";

/**
 * One `ApiObject` for each Kubernetes object, called by its `objectKey`. A late value that is missing in `late`, or that is
 * secret, becomes `${NAME}`.
 */
export function addObjects(chart: Construct, objects: readonly KubernetesObject[], late: KnownLateValues = {}): void {
  for (const object of objects) new PlainObject(chart, objectKey(object), replaceLate(object, lateText(late)));
}

/** An ApiObject that keeps its keys in the order given, where cdk8s sorts them; patches work as usual. */
class PlainObject extends ApiObject {
  constructor(
    scope: Construct,
    id: string,
    private readonly plain: KubernetesObject,
  ) {
    super(scope, id, plain);
  }

  override toJson(): unknown {
    return inOrderOf(this.plain, super.toJson());
  }
}

/** `value` with the keys that `order` has first and in its order, at every depth. */
function inOrderOf(order: unknown, value: unknown): unknown {
  if (Array.isArray(value)) {
    const orders: readonly unknown[] = Array.isArray(order) ? order : [];
    return value.map((item, index) => inOrderOf(orders[index], item));
  }
  if (typeof value !== "object" || value === null) return value;
  const orders = (typeof order === "object" && order !== null ? order : {}) as Record<string, unknown>;
  const values = value as Record<string, unknown>;
  const keys = [...Object.keys(orders).filter((key) => key in values), ...Object.keys(values)];
  return Object.fromEntries([...new Set(keys)].map((key) => [key, inOrderOf(orders[key], values[key])]));
}
