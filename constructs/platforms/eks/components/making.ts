import type * as pulumi from "@pulumi/pulumi";
import type * as aws from "../../../places/aws/component";
import { getCallerIdentityOutput, type GetCallerIdentityResult } from "@pulumi/aws/getCallerIdentity";
import { type LateName, placeholder } from "../../../model";
import type { EksCluster, EksNodeGroup } from "../types";

/** What every part of the component needs to make its resources. */
export type Making = aws.Making<EksCluster, EksNodeGroup>;

export { childOptions, named } from "../../../places/aws/component";

const callers = new WeakMap<pulumi.ComponentResource, pulumi.Output<GetCallerIdentityResult>>();

/** The identity that runs the program, asked for once and only where it is needed. */
export function callerIdentity({ parent }: Making): pulumi.Output<GetCallerIdentityResult> {
  const caller = callers.get(parent) ?? getCallerIdentityOutput({}, { parent });
  callers.set(parent, caller);
  return caller;
}

/** Outputs by late value's name. */
export type LateOutputs = Partial<Readonly<Record<LateName, pulumi.Output<string>>>>;

/**
 * A text in which `${API_SERVER_HOST}` and its like are replaced by the real values. Known at once where there is
 * nothing to replace, so that a preview shows it.
 */
export function fillPlaceholders(
  text: string,
  late: LateOutputs,
  join: (parts: readonly pulumi.Input<string>[]) => pulumi.Output<string>,
): pulumi.Input<string> {
  const byVariable = new Map<string, pulumi.Output<string> | undefined>(
    Object.entries(late).map(([name, value]) => [placeholder({ $late: name as LateName }), value] as const),
  );
  const parts = text.split(/(\$\{[A-Z_]+\})/).map((part) => byVariable.get(part) ?? part);
  return parts.every((part) => typeof part === "string") ? text : join(parts);
}
