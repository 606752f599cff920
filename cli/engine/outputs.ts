import type { automation } from "@pulumi/pulumi";
import { columns } from "../text";

export interface OutputOptions {
  /** Whether a sandbox made them up. */
  readonly isSimulated?: boolean;
}

/** Said where a user could otherwise try to reach what is not there. */
const simulated = "(simulated: nothing answers there)";

/** The stack's outputs as lines; a secret's value is never among them. */
export function outputLines(outputs: automation.OutputMap, { isSimulated = false }: OutputOptions = {}): string[] {
  const rows = Object.entries(outputs)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { value, secret }]) => {
      const text = secret ? "[secret]" : shown(value);
      return [`  ${name}`, isSimulated && leadsSomewhere(name, value) ? `${text}  ${simulated}` : text];
    });
  return rows.length === 0 ? [] : ["Outputs:", ...columns(rows)];
}

/** Whether an output says where something is: an address with a scheme, or a kubeconfig, which has one in it. */
function leadsSomewhere(name: string, value: unknown): boolean {
  return /kubeconfig$/i.test(name) || /\b[a-z][a-z0-9+.-]*:\/\//i.test(shown(value));
}

function shown(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
