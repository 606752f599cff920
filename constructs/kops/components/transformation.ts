import type * as pulumi from "@pulumi/pulumi";
import type { Transform } from "../../calico/component";

/** A transform of the kit as Pulumi's own, for the AWS resources and the commands under the component `name`. */
export function transformation(name: string, transform: Transform): pulumi.ResourceTransformation {
  return ({ type, name: child, props, opts }) => {
    if (!/^(aws|command):/.test(type)) return undefined;
    const short = child.startsWith(`${name}-`) ? child.slice(name.length + 1) : child;
    const changed = transform({ key: `${type}/${short}`, args: props, options: opts });
    return changed === undefined ? undefined : { props: changed.args, opts: changed.options };
  };
}
