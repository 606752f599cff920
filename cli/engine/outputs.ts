import type { automation } from "@pulumi/pulumi";
import { columns } from "../text";

/** The stack's outputs as lines; a secret's value is never among them. */
export function outputLines(outputs: automation.OutputMap): string[] {
  const rows = Object.entries(outputs)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { value, secret }]) => [`  ${name}`, secret ? "[secret]" : shown(value)]);
  return rows.length === 0 ? [] : ["Outputs:", ...columns(rows)];
}

function shown(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
