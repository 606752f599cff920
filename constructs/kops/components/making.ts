import type * as pulumi from "@pulumi/pulumi";
import type { Cluster } from "../../cluster";
import type { KopsCluster } from "../types";

/** What every part of the component needs to make its resources. */
export interface Making {
  /** Prefix of every resource's name in the program. */
  readonly name: string;
  readonly cluster: Cluster<KopsCluster>;
  readonly parent: pulumi.ComponentResource;
  /** On every regional resource: the region and the tags of the cluster. */
  readonly common: { readonly region: string; readonly tags: Readonly<Record<string, string>> };
}

/** Options of a child: its parent, and what must be there before it. */
export function childOptions(making: Making, ...dependsOn: readonly pulumi.Resource[]): pulumi.CustomResourceOptions {
  return { parent: making.parent, ...(dependsOn.length === 0 ? {} : { dependsOn: [...dependsOn] }) };
}

/** The cluster's tags with a name to show in the console. */
export function named(making: Making, name: string): Record<string, string> {
  return { ...making.common.tags, Name: name };
}
