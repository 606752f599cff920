import { nearest } from "../../constructs/intent";
import type { Plan } from "../../constructs/kit";
import { isLateName, type LateName, lateNames, lateValue, placeholder, singleLateNames } from "../../constructs/model";
import { UserError } from "../errors";

export type LateSettings = Partial<Record<LateName, string>>;

const fillable = singleLateNames.filter((name) => !lateValue(name).secret);

/** Reads `--late name=value`, given any number of times. */
export function parseLate(texts: readonly string[]): LateSettings {
  const settings: LateSettings = {};
  for (const text of texts) {
    const at = text.indexOf("=");
    const [name, value] = at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
    const wanted = `NAME=VALUE, NAME one of ${fillable.join(", ")}`;
    if (!isLateName(name)) {
      const near = nearest(name, fillable);
      const fix = near === undefined ? "take one of these names" : `did you mean ${near}?`;
      throw new UserError({ what: "--late names no late value", got: name, wanted, fix });
    }
    if (lateValue(name).secret) {
      throw new UserError({
        what: `--late cannot fill ${name}: secrets are never written to files`,
        fix: `leave it out; set ${lateValue(name).variable} when you apply`,
      });
    }
    if (value === "") throw new UserError({ what: "--late has no value", got: name, wanted, fix: `${name}=VALUE` });
    settings[name] = value;
  }
  return settings;
}

/** What is still a placeholder in the files, and how to fill each in: lines to print, none where nothing is left. */
export function remainingLate(plan: Plan, settings: LateSettings): string[] {
  const remaining = lateNames(plan.manifests).filter((name) => settings[name] === undefined);
  return remaining.flatMap((name) => {
    const { variable, secret, what } = lateValue(name);
    const fill = secret
      ? `set ${variable} in the environment of apply.sh; it is a secret and never written here`
      : `set ${variable} in the environment of apply.sh, or synth again with --late ${name}=VALUE`;
    return [`  ${placeholder({ $late: name })}  ${what}`, `    ${fill}`];
  });
}

/** Values that were given and that nothing in this cluster asks for. */
export function unusedLate(plan: Plan, settings: LateSettings): LateName[] {
  const used = lateNames(plan.manifests);
  return (Object.keys(settings) as LateName[]).filter((name) => !used.includes(name));
}
