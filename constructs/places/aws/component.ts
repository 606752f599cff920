import type * as pulumi from "@pulumi/pulumi";
import type { Cluster, PlatformCluster } from "../../calico";
import type { Transform } from "../../calico/component";
import type { NodeGroup } from "../../model";

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

/** The options of the component `name` with the kit's transform as Pulumi's own, for AWS resources and commands under it. */
export function withTransform(
  name: string,
  transform: Transform | undefined,
  opts: pulumi.ComponentResourceOptions,
): pulumi.ComponentResourceOptions {
  if (transform === undefined) return opts;
  const transformation: pulumi.ResourceTransformation = ({ type, name: child, props, opts }) => {
    if (!/^(aws|command):/.test(type)) return undefined;
    const short = child.startsWith(`${name}-`) ? child.slice(name.length + 1) : child;
    const changed = transform({ key: `${type}/${short}`, args: props, options: opts });
    return changed === undefined ? undefined : { props: changed.args, opts: changed.options };
  };
  return { ...opts, transformations: [...(opts.transformations ?? []), transformation] };
}

export { userSettings } from "./components/settings";
