import type * as pulumi from "@pulumi/pulumi";
import { type KubernetesObject, objectKey } from "../../model";
import type { Making } from "./making";

/** What decides when children are made and deleted, from the component's own options. */
export interface SequenceOptions {
  readonly dependsOn?: pulumi.ResourceOptions["dependsOn"];
  readonly deletedWith?: pulumi.Resource;
}

/** Makes the child of a key. */
export type Maker = (making: Making, key: string, options: pulumi.CustomResourceOptions) => pulumi.CustomResource;

/** Makes the child of a Kubernetes object. */
export type ObjectMaker = (
  making: Making,
  object: KubernetesObject,
  options: pulumi.CustomResourceOptions,
) => pulumi.CustomResource;

/**
 * Children in the order in which they are added: each run depends on the run before it, so that they are made in this
 * order and deleted in the reverse. A run is one child, or neighbouring objects of one kind, which do not need each other.
 */
export class Sequence {
  readonly children = new Map<string, pulumi.CustomResource>();
  private last: readonly pulumi.Resource[] = [];
  private previous: pulumi.ResourceOptions["dependsOn"];

  constructor(
    private readonly making: Making,
    private readonly options: SequenceOptions,
  ) {
    this.previous = options.dependsOn;
  }

  add(key: string, maker: Maker): void {
    this.run([[key, maker]]);
  }

  addObjects(objects: readonly KubernetesObject[], maker: ObjectMaker): void {
    let run: KubernetesObject[] = [];
    for (const [index, object] of objects.entries()) {
      run.push(object);
      if (objects[index + 1]?.kind === object.kind) continue;
      this.run(run.map((item) => [objectKey(item), (making, _key, options) => maker(making, item, options)]));
      run = [];
    }
  }

  /** Makes a resource that is no child: it is given the run before it, to wait for, and the next run waits for it. */
  insert(make: (after: readonly pulumi.Resource[]) => pulumi.Resource): void {
    this.previous = [make(this.last)];
  }

  private run(makers: readonly (readonly [string, Maker])[]): void {
    const { deletedWith } = this.options;
    const options = { ...(this.previous && { dependsOn: this.previous }), ...(deletedWith && { deletedWith }) };
    const made = makers.map(([key, maker]) => [key, maker(this.making, key, options)] as const);
    for (const [key, child] of made) this.children.set(key, child);
    this.last = made.map(([, child]) => child);
    this.previous = [...this.last];
  }
}
