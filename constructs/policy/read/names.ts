import type { Field } from "./field";

const label = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
const subdomain = new RegExp(`^${label}(\\.${label})*$`);
const oneLabel = new RegExp(`^${label}$`);
/** Of 3.31 and before: at most one dot, but for what Calico itself makes of other policies. */
const policyName = new RegExp(`^(${label}(\\.${label})?|(knp|ossg)\\.default\\.${label}(\\.${label})*)$`);

/** Names of 253 characters (apimachinery, IsDNS1123Subdomain; validateObjectMeta of libcalico-go). */
export function checkName(body: Field, name: string): void {
  if (name.length <= 253 && subdomain.test(name)) return;
  body
    .at("metadata")
    .at("name")
    .wrong(
      "253 characters at most: lower-case letters, digits, - and ., with a letter or a digit at both ends",
      "rename the object",
    );
}

/** Names of Calico's policies: before 3.32 with one dot at most (networkPolicyNameRegex of libcalico-go). */
export function checkPolicyName(body: Field, name: string): void {
  checkName(body, name);
  const { minor } = body.reading.release;
  if (minor === undefined || minor >= 32 || policyName.test(name) || !subdomain.test(name)) return;
  body.at("metadata").at("name").wrong("a name with one dot at most, before 3.32", "rename the policy");
}

/** Names of tiers have no dot, and are the value of a label (validateTier of libcalico-go). */
export function checkTierName(body: Field, name: string): void {
  if (name.length <= 63 && oneLabel.test(name)) return;
  body
    .at("metadata")
    .at("name")
    .wrong(
      "63 characters at most: lower-case letters, digits and -, with a letter or a digit at both ends",
      "rename the tier, and what is in it",
    );
}

/** Whether it may be the name of a port (apimachinery, IsValidPortName). */
export function isPortName(text: string): boolean {
  return text.length <= 15 && oneLabel.test(text) && /[a-z]/.test(text) && !text.includes("--");
}

export const portNameForm =
  "a port's name: 15 characters at most, lower-case letters, digits and single -, with a letter among them";

/** Says of a name that is none of a port; undefined where it is none. */
export function portNameOf(field: Field): string | undefined {
  const text = field.text();
  if (text === undefined) return undefined;
  if (isPortName(text)) return text;
  field.wrong(portNameForm, "correct it, here and in the container");
  return undefined;
}
