import type { Field } from "./field";

/** Of a policy that is staged to go nothing is said but where it is (validateStaged* of libcalico-go). */
export function refuseBesideDelete(spec: Field, ...allowed: readonly string[]): void {
  const { value } = spec;
  const beside = Object.entries(value ?? {}).filter(([key, one]) => !allowed.includes(key) && !isZero(one));
  for (const [key] of beside)
    spec
      .at(key)
      .wrong("nothing beside stagedAction: Delete but the tier", "remove it: the policy of this name goes as it is");
}

/** What Go has for a value that is not there. */
function isZero(value: unknown): boolean {
  if (value === null || value === "" || value === false) return true;
  return typeof value === "object" && !Array.isArray(value) && Object.keys(value).length === 0;
}
