import * as pulumi from "@pulumi/pulumi";
import { type Late, type LateName, lateValue, replaceLate } from "../../model";
import { newResource } from "./new-resource";

/** Late values by name. */
export type LateInputs = Partial<Readonly<Record<LateName, pulumi.Input<string>>>>;

/** A child that is about to be made. */
export interface Child {
  /** Key of the child in the component, e.g. `installation/default` or `chart/calico`. */
  readonly key: string;
  /** Arguments of the resource: for most children the Kubernetes object itself. */
  readonly args: Readonly<Record<string, unknown>>;
  readonly options: pulumi.CustomResourceOptions;
}

/** Returns what the child becomes; undefined leaves it as it is. The key stays. */
export type Transform = (child: Child) => Omit<Child, "key"> | undefined;

/** What every child of a component needs to be made. */
export interface Making {
  /** Name of the component, the prefix of every child's name. */
  readonly name: string;
  readonly parent: pulumi.Resource;
  readonly late: LateInputs;
  readonly transform?: Transform;
}

/** A resource class of @pulumi/kubernetes, as far as it matters here. */
export type ResourceClass = new (
  name: string,
  // The classes' own argument types differ; what goes in is a Kubernetes object that was rendered for the class.
  args: never,
  options: pulumi.CustomResourceOptions,
) => pulumi.CustomResource;

/** Makes one child. Its name in the program is `<component>/<key>`: stable, and never an index. */
export function make(making: Making, type: ResourceClass, child: Child): pulumi.CustomResource {
  const { args, options } = { ...child, ...making.transform?.(child) };
  const inputs = replaceLate(args, (value) => lateInput(making, value, child.key));
  return newResource(type, `${making.name}/${child.key}`, inputs as never, { parent: making.parent, ...options });
}

function lateInput({ late, parent }: Making, { $late: name }: Late, key: string): pulumi.Input<string> {
  const value = late[name];
  const { what, secret, base64 } = lateValue(name);
  if (value === undefined) {
    throw new pulumi.ResourceError(`${key} needs the late value ${name} (${what}): pass it in args.late`, parent, true);
  }
  if (!secret) return value;
  const known = pulumi.secret(value);
  return base64 === true ? known.apply((text) => Buffer.from(text).toString("base64")) : known;
}
