import { randomBytes } from "node:crypto";
import { passwordName } from "../../constructs/fabric";
import type { PasswordReference } from "../../constructs/model";

/** The lab's password in place of one that an intent refers to. */
export type Passwords = (reference: PasswordReference) => string;

/** Passwords of the lab's own, each made when it is first asked for: those of the fabric are never wanted for it. */
export function ownPasswords(): Passwords {
  const made = new Map<string, string>();
  return (reference) => {
    const name = passwordName(reference);
    const password = made.get(name) ?? randomBytes(12).toString("hex");
    made.set(name, password);
    return password;
  };
}
