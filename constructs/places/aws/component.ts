import type * as aws from "@pulumi/aws";
import { Provider } from "@pulumi/aws/provider";
import type * as pulumi from "@pulumi/pulumi";
import type { Cluster, PlatformCluster } from "../../calico";
import { newResource, type Transform } from "../../calico/component";
import type { NodeGroup } from "../../model";
import { userSettings } from "./components/settings";

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
 * The options of the component `name` with the kit's transform as Pulumi's own, for AWS resources and commands under it. Their
 * keys are `<Type>/<name>` with the component's name taken off, and `<Type>` for the one of that name.
 */
export function withTransform(
  name: string,
  transform: Transform,
  opts: pulumi.ComponentResourceOptions,
): pulumi.ComponentResourceOptions {
  const transformation: pulumi.ResourceTransformation = ({ type, name: child, props, opts }) => {
    if (!/^(aws|command):/.test(type)) return undefined;
    const kind = type.slice(type.lastIndexOf(":") + 1);
    const short = child.startsWith(`${name}-`) ? child.slice(name.length + 1) : child;
    const changed = transform({ key: short === name ? kind : `${kind}/${short}`, args: props, options: opts });
    return changed === undefined ? undefined : { props: changed.args, opts: changed.options };
  };
  return { ...opts, transformations: [...(opts.transformations ?? []), transformation] };
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
