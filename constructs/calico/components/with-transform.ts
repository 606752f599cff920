import type * as pulumi from "@pulumi/pulumi";
import type { Transform } from "./making";

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
