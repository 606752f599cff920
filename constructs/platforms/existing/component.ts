import * as core from "@pulumi/kubernetes/core/v1";
import * as pulumi from "@pulumi/pulumi";
import {
  CalicoInstallation,
  CalicoResources,
  checkSecrets,
  Escapes,
  makeSecrets,
  type ObjectChanges,
  providerSettings,
  type SecretInputs,
} from "../../calico/component";
import type { Manifest, NodeGroup } from "../../model";
import type { InputOf } from "..";
import { type IntentOrPlan, planOf } from "../component";
import { existingPlatform } from "./platform";
import type { ExistingCluster } from "./types";

export { providerSettings };
export type { Change } from "../../calico/component";

/** An intent for a cluster that is there already, as a user writes it. */
export type ExistingIntentInput = InputOf<readonly [typeof existingPlatform]>;

export interface CalicoOnClusterOptions {
  /** Secret values of the stack's configuration, by the names that the cluster gives them (`kind: secret`). */
  readonly secrets?: SecretInputs;
  /**
   * Changes children before they are made, by the keys of their objects, e.g. `installation/default`; the way out where the
   * kit has no setting. A key that no child has is an error.
   */
  readonly transform?: ObjectChanges;
}

/** An intent, or a plan that `check` made of one, and options. */
export type CalicoOnClusterArgs = CalicoOnClusterOptions &
  IntentOrPlan<ExistingIntentInput, ExistingCluster, NodeGroup>;

/**
 * Calico on a cluster that is there already, by the provider that is passed in (`{ provider }`, a Kubernetes provider with
 * `providerSettings`): CRDs, operator and Installation, then, once Calico's API server answers, Calico's own objects. The
 * nodes are there, so destroying goes the other way round while they still are: the operator clears the Installation's
 * finalizers itself.
 */
export class CalicoOnCluster extends pulumi.ComponentResource {
  /** Wait for these before putting workloads into the cluster. */
  readonly ready: readonly pulumi.Resource[];
  /** The children that `transform` changed, sorted; also an output of the component, so that a preview shows them. */
  readonly escapes: readonly string[];

  /** @throws ResourceError with all findings where the intent has errors, before any resource is made */
  constructor(name: string, args: CalicoOnClusterArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const plan = planOf(existingPlatform, args, name, opts.parent);
    const { secrets = {} } = args;
    checkSecrets(plan.cluster, secrets, opts.parent);
    super("calico-kit:existing:CalicoOnCluster", name, {}, opts);
    const { cluster, manifests } = plan;
    const { charts } = plan.calico;
    const escapes = new Escapes(args.transform);
    const { transform } = escapes;
    const late = makeSecrets({ name, cluster }, { parent: this }, secrets);
    const calico = { cluster, manifests, late, charts, transform };
    const dependsOn = nodesThere(name, manifests, { parent: this });
    const installation = new CalicoInstallation(name, calico, { parent: this, dependsOn });
    const resources = new CalicoResources(name, calico, { parent: this, dependsOn: [installation] });
    this.ready = [installation, resources];
    this.escapes = escapes.done(this);
    this.registerOutputs(this.escapes.length > 0 ? { escapes: this.escapes } : {});
  }
}

/**
 * Reads the nodes of which the kit writes labels: a patch of one that is not there would make it (server-side apply), as a
 * Node without a machine. The engine stops at the first, in a preview already.
 */
function nodesThere(
  name: string,
  manifests: readonly Manifest[],
  options: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
  const nodes = manifests.flatMap(({ objects }) => objects.filter(({ kind }) => kind === "Node"));
  return nodes.map(({ metadata }) => core.Node.get(`${name}/there/node/${metadata.name}`, metadata.name, options));
}
