import * as pulumi from "@pulumi/pulumi";
import type { Cluster, RenderedCalico } from "../../calico";
import {
  CalicoInstallation,
  CalicoResources,
  checkSecrets,
  makeSecrets,
  type SecretInputs,
  type Transform,
} from "../../calico/component";
import type { Manifest } from "../../model";

export interface CalicoOnClusterArgs {
  readonly cluster: Cluster;
  /** Every manifest of the cluster in order (`renderCalico`, and the platform's own where it has some). */
  readonly manifests: readonly Manifest[];
  /** The charts of a published release (`renderCalico`); none where the manifests hold the CRDs and the operator. */
  readonly charts?: RenderedCalico["charts"];
  /** Secret values of the stack's configuration, by the names that the cluster gives them (`kind: secret`). */
  readonly secrets?: SecretInputs;
  /** Changes a child before it is made, by its object's key, e.g. `installation/default`. */
  readonly transform?: Transform;
}

/**
 * Calico on a cluster that is there already, by the provider that is passed in (`{ provider }`, a Kubernetes provider with
 * `providerSettings`): CRDs, operator and Installation, then, once Calico's API server answers, Calico's own objects. The
 * nodes are there, so destroying goes the other way round while they still are: the operator clears the Installation's
 * finalizers itself.
 */
export class CalicoOnCluster extends pulumi.ComponentResource {
  /** Wait for these before putting workloads into the cluster. */
  readonly ready: readonly pulumi.Resource[];

  constructor(name: string, args: CalicoOnClusterArgs, opts: pulumi.ComponentResourceOptions = {}) {
    super("calico-kit:existing:CalicoOnCluster", name, {}, opts);
    const { cluster, manifests, charts, transform, secrets = {} } = args;
    checkSecrets(cluster, secrets, this);
    const late = makeSecrets({ name, cluster }, { parent: this }, secrets);
    const calico = { cluster, manifests, late, ...(charts && { charts }), ...(transform && { transform }) };
    const installation = new CalicoInstallation(name, calico, { parent: this });
    const resources = new CalicoResources(name, calico, { parent: this, dependsOn: [installation] });
    this.ready = [installation, resources];
    this.registerOutputs({});
  }
}
