import type { Field } from "./field";

/**
 * Says of keys without a value that the CRDs of 3.32 refuse them; Calico's own API server, which serves releases before, takes them.
 * @param known keys that have a default, which a null gives them
 */
export function sayNulls(spec: Field, ...known: readonly string[]): void {
  const { minor, edition } = spec.reading.release;
  if (edition === "enterprise" || (minor !== undefined && minor < 32)) return;
  say(spec, known);
}

function say(field: Field, known: readonly string[]): void {
  const { value } = field;
  if (Array.isArray(value)) for (const item of field.list()) say(item, []);
  else if (typeof value === "object" && value !== null)
    for (const key of Object.keys(value)) {
      const at = field.at(key);
      if (at.value !== null) say(at, []);
      else if (!known.includes(key))
        at.add("POL-044", {
          message: `${at.path} is there without a value`,
          got: "null",
          want: "a value, or no such key",
          fix: "remove the key, or write what it is to say",
        });
    }
}
