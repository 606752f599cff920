/** How Kubernetes objects and their kinds are named. */
import { asText, isObject, type Json, type Properties } from "../host/values";
import { text } from "../host/read";

/** What names a kind: `apiVersion` such as `v1` or `apps/v1`. */
export interface Kind {
  readonly apiVersion: string;
  readonly kind: string;
}

export const releaseType = "kubernetes:helm.sh/v3:Release";
export const definitionType = "kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition";
/** A definition may be made by a patch as well. */
export const definitionTypes = [definitionType, `${definitionType}Patch`];

/** `kubernetes:core/v1:Namespace` → v1, Namespace. Of a patch, the kind that it patches. */
export function kindOf(type: string, object: Properties): Kind & { readonly patch: boolean } {
  const [, group = "", name = ""] = type.split(":");
  const kind = text(object, "kind") ?? name;
  const apiVersion = text(object, "apiVersion") ?? group.replace(/^core\//, "");
  const patch = name === `${kind}Patch` || (text(object, "kind") === undefined && name.endsWith("Patch"));
  return { apiVersion, kind: patch ? kind.replace(/Patch$/, "") : kind, patch };
}

/** The type under which objects of a kind are kept. */
export function typeOf({ apiVersion, kind }: Kind): string {
  return `kubernetes:${apiVersion.includes("/") ? apiVersion : `core/${apiVersion}`}:${kind}`;
}

/** `namespace/name`, or `name` for what has no namespace. */
export function idOf(object: Properties): string {
  const metadata = metadataOf(object);
  const name = asText(metadata["name"]);
  return metadata["namespace"] === undefined ? name : `${asText(metadata["namespace"])}/${name}`;
}

export function metadataOf(object: Properties): Properties {
  return isObject(object["metadata"]) ? object["metadata"] : {};
}

/** What the program tells the kubernetes provider about an object. */
export function annotationOf(object: Properties, name: string): Json | undefined {
  const annotations = metadataOf(object)["annotations"];
  return isObject(annotations) ? annotations[`pulumi.com/${name}`] : undefined;
}

/** `a` with `b` laid over it, objects key by key. */
export function merged(a: Json | undefined, b: Json): Json {
  if (!isObject(a) || !isObject(b)) return b;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return Object.fromEntries(
    [...keys].map((key) => {
      const over = b[key];
      return [key, over === undefined ? (a[key] ?? null) : merged(a[key], over)];
    }),
  );
}
