import type { Direction } from "../policy";
import type { Field } from "./field";

/** Says of rules that no program looks at: the policy's types leave their direction out. */
export function sayIdle(spec: Field, directions: readonly Direction[]): void {
  for (const direction of ["ingress", "egress"] as const) {
    const { value } = spec.at(direction);
    if (directions.includes(direction) || !Array.isArray(value) || value.length === 0) continue;
    const key = spec.at("types").isThere ? "types" : "policyTypes";
    const type = direction === "ingress" ? "Ingress" : "Egress";
    spec.at(direction).add("POL-045", {
      message: `the policy has rules for ${direction}, and its ${key} leave it out`,
      got: spec.at(key).value,
      want: `${type} among its ${key}, or no such rules`,
      fix: `add ${type} to ${key}, or remove the rules`,
    });
  }
}
