import { type Finding, Report, tableReport } from "../../findings";
import type { KubernetesObject } from "../../model";
import { readObjects } from "../read/objects";

/** An object that no API server would take. Its findings say where and why, and its message holds all of them. */
export class PolicyError extends Error {
  override readonly name = "PolicyError";

  constructor(
    readonly object: KubernetesObject,
    readonly findings: readonly Finding[],
  ) {
    super(
      `${object.kind} ${object.metadata.name} would be refused\n\n${tableReport(findings, { source: object.kind })}`,
    );
  }
}

/** The object, once the reader of policies has nothing against it. Throws PolicyError. */
export function checked(object: KubernetesObject): KubernetesObject {
  const report = new Report();
  readObjects([{ value: object, locate: () => undefined }], report);
  const errors = report.findings.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new PolicyError(object, errors);
  return object;
}
