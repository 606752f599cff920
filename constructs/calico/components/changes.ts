import type * as pulumi from "@pulumi/pulumi";
import { nearest } from "../../intent";
import type { KubernetesObject } from "../../model";
import { resourceError } from "./errors";
import type { Transform } from "./making";
import { withStacks } from "./new-resource";

/**
 * Changes a child before it is made: it is given the child's arguments and options, and returns those that are to be other.
 * Nothing returned leaves the child as it is.
 */
export type Change<Args> = (
  args: Args,
  options: pulumi.CustomResourceOptions,
) => { readonly args?: Args; readonly options?: pulumi.CustomResourceOptions } | undefined | void;

/** Changes by the names of children, `<Type>/<name>`, or `<Type>` for the one that is named as the component is. */
export type ChangesOf<Children> = {
  readonly [Type in keyof Children & string as Type | `${Type}/${string}`]?: Change<Children[Type]>;
};

/** Changes of Kubernetes objects by their keys, `kind/namespace/name` in lower case, e.g. `installation/default`. */
export type ObjectChanges = {
  readonly [key: `${Lowercase<string>}/${string}`]: Change<KubernetesObject> | undefined;
};

/** The changes of children that a program asked for, and which of them were made. */
export class Escapes {
  private readonly asked: ReadonlyMap<string, Change<object>>;
  private readonly made = new Set<string>();
  private readonly children = new Set<string>();

  constructor(changes: object = {}) {
    const entries = Object.entries(changes) as [string, Change<object> | undefined][];
    // Whoever writes JavaScript has no compiler that would say so.
    const other = entries.find(([, change]) => change !== undefined && typeof change !== "function");
    if (other !== undefined)
      throw resourceError(
        `transform has for ${other[0]} what is no function; write (args, options) => ({ args, options })`,
        undefined,
      );
    this.asked = new Map(entries.flatMap(([key, change]) => (change === undefined ? [] : [[key, change]])));
  }

  /** Hands a child to its change. */
  readonly transform: Transform = ({ key, args, options }) => {
    this.children.add(key);
    const change = this.asked.get(key);
    if (change === undefined) return undefined;
    this.made.add(key);
    const changed = withStacks(() => change(args, options)) ?? {};
    return { args: (changed.args as typeof args | undefined) ?? args, options: changed.options ?? options };
  };

  /**
   * The names of the children that were changed, sorted: what is not the kit's any more.
   * @throws ResourceError where there is no child of a name that was asked for
   */
  done(owner: pulumi.Resource): readonly string[] {
    const wrong = [...this.asked.keys()].filter((key) => !this.made.has(key));
    if (wrong.length === 0) return [...this.made].sort();
    const children = [...this.children].sort();
    const said = wrong.map((key) => {
      const near = nearest(key, children);
      return `transform has ${key}, and there is no such child; ${near === undefined ? "" : `did you mean ${near}? `}`;
    });
    throw resourceError(`${said.join("\n")}\nthe children: ${children.join(", ")}`, owner);
  }
}
