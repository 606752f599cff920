/** Errors that a user of the sandbox sees. */

/**
 * What the cloud refuses. The message says what, which resource, what was given and what is wanted, and starts with
 * the cloud's own name of the error where it has one.
 */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(`${code}: ${message}`);
    this.name = "Refusal";
  }
}

/** The short name of a resource for messages: `aws:ec2/vpc:Vpc` "lab" → `Vpc "lab"`. */
export function label(urnOrType: string, name?: string): string {
  const parts = urnOrType.split("::");
  const type = parts.length >= 4 ? (parts[2] ?? "").split("$").pop() : urnOrType;
  const shown = (type ?? "").split(":").pop() ?? urnOrType;
  const logical = name ?? (parts.length >= 4 ? parts.slice(3).join("::") : undefined);
  return logical === undefined ? shown : `${shown} "${logical}"`;
}
