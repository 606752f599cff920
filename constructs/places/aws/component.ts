import type * as aws from "@pulumi/aws";
import { Provider } from "@pulumi/aws/provider";
import type * as pulumi from "@pulumi/pulumi";
import type { Cluster, PlatformCluster } from "../../calico";
import { newResource } from "../../calico/component";
import type { NodeGroup } from "../../model";
import { userSettings } from "./components/settings";

export { withTransform } from "../../calico/component";
export { userSettings };

/** What every part of a component on AWS needs to make its resources. */
export interface Making<P extends PlatformCluster = PlatformCluster, G extends NodeGroup = NodeGroup> {
  /** Prefix of every resource's name in the program. */
  readonly name: string;
  readonly cluster: Cluster<P, G>;
  readonly parent: pulumi.ComponentResource;
  /** On every regional resource: the region and the tags of the cluster. */
  readonly common: { readonly region: string; readonly tags: Readonly<Record<string, string>> };
}

/** Options of a child: its parent, and what must be there before it. */
export function childOptions(
  { parent }: Pick<Making, "parent">,
  ...dependsOn: readonly pulumi.Resource[]
): pulumi.CustomResourceOptions {
  return { parent, ...(dependsOn.length === 0 ? {} : { dependsOn: [...dependsOn] }) };
}

/** The cluster's tags with a name to show in the console. */
export function named({ common }: Pick<Making, "common">, name: string): Record<string, string> {
  return { ...common.tags, Name: name };
}

/**
 * The options of the component `name` with a provider for a region, where neither they nor the parent bring one for AWS. Its
 * name is the component's, and it has no parent, as children of the component find only what is in its options.
 */
export function withProvider(
  name: string,
  region: string,
  opts: pulumi.ComponentResourceOptions,
): pulumi.ComponentResourceOptions {
  const { provider, providers = [], parent } = opts;
  const given = Array.isArray(providers) ? providers : Object.values(providers);
  const isThere =
    [...given, ...(provider === undefined ? [] : [provider])].some((one) => one instanceof Provider) ||
    parent?.getProvider("aws:index/getRegion:getRegion") !== undefined;
  if (isThere) return opts;
  const { provider: _, ...rest } = opts;
  const made = newResource(Provider, name, { ...userSettings(), region: region as aws.Region });
  return { ...rest, providers: [...given, ...(provider === undefined ? [] : [provider]), made] };
}
