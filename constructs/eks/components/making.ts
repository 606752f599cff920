import { getCallerIdentityOutput, type GetCallerIdentityResult } from "@pulumi/aws/getCallerIdentity";
import type * as pulumi from "@pulumi/pulumi";
import { lateValues, type Cluster, type LateName } from "../../cluster";
import type { EksCluster } from "../types";

/** What every part of the component needs to make its resources. */
export interface Making {
  /** Prefix of every resource's name in the program. */
  readonly name: string;
  readonly cluster: Cluster<EksCluster>;
  readonly parent: pulumi.ComponentResource;
  /** On every regional resource: the region and the tags of the cluster. */
  readonly common: { readonly region: string; readonly tags: Readonly<Record<string, string>> };
}

const callers = new WeakMap<pulumi.ComponentResource, pulumi.Output<GetCallerIdentityResult>>();

/** The identity that runs the program, asked for once and only where it is needed. */
export function callerIdentity({ parent }: Making): pulumi.Output<GetCallerIdentityResult> {
  const caller = callers.get(parent) ?? getCallerIdentityOutput({}, { parent });
  callers.set(parent, caller);
  return caller;
}

/** Options of a child: its parent, and what must be there before it. */
export function childOptions(making: Making, ...dependsOn: readonly pulumi.Resource[]): pulumi.CustomResourceOptions {
  return { parent: making.parent, ...(dependsOn.length === 0 ? {} : { dependsOn: [...dependsOn] }) };
}

/** The cluster's tags with a name to show in the console. */
export function named(making: Making, name: string): Record<string, string> {
  return { ...making.common.tags, Name: name };
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
    Object.entries(lateValues).map(([name, { variable }]) => [`\${${variable}}`, late[name as LateName]] as const),
  );
  const parts = text.split(/(\$\{[A-Z_]+\})/).map((part) => byVariable.get(part) ?? part);
  return parts.every((part) => typeof part === "string") ? text : join(parts);
}
