/** What a preview may promise. */
import { equal, isObject, type Json, type Properties, unknown } from "./values";

/**
 * Hides what only the real operation can tell: every output that is neither an input nor the same as before becomes
 * unknown, at every depth.
 * @param outputs as the operation would make them; @param old the outputs so far, undefined for a create.
 */
export function masked(outputs: Properties, inputs: Properties, old: Properties | undefined): Properties {
  return Object.fromEntries(
    Object.entries(outputs).map(([key, value]) =>
      // The merged tags are made by the provider itself, before the cloud sees anything.
      key === "tagsAll" ? [key, value] : [key, mask(value, inputs[key], old?.[key])],
    ),
  );
}

function mask(output: Json, input: Json | undefined, old: Json | undefined): Json {
  if (isObject(output) && (isObject(input) || isObject(old))) {
    return masked(output, isObject(input) ? input : {}, isObject(old) ? old : undefined);
  }
  if (input !== undefined) return input;
  return old !== undefined && equal(output, old) ? output : unknown;
}
