import * as pulumi from "@pulumi/pulumi";

/**
 * What a destroy meets first. The engine asks each resource only in its turn whether it may go, so without a preview it
 * would take nodes and Calico away before it came to the protected cluster. This depends on everything: it has the first
 * turn, and where it may not go, nothing that it depends on is touched. It is there with protection off too, because the
 * engine refuses to delete what was protected and is no longer in the program.
 */
export class DeletionGuard extends pulumi.ComponentResource {
  /** @param parent a component without resources, which goes after the guard only by being its parent */
  constructor(name: string, isOn: boolean, guarded: pulumi.Resource, parent: pulumi.Resource) {
    super("calico-kit:kit:DeletionGuard", name, {}, { protect: isOn, dependsOn: [guarded], parent });
    this.registerOutputs();
  }
}
