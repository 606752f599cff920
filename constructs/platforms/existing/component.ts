import * as pulumi from "@pulumi/pulumi";
import type { Cluster, RenderedCalico } from "../../calico";
import { CalicoInstallation, CalicoResources, makePreSharedKey, type Transform } from "../../calico/component";
import type { Manifest } from "../../model";

export interface CalicoOnClusterArgs {
  readonly cluster: Cluster;
  /** Every manifest of the cluster in order (`renderCalico`, and the platform's own where it has some). */
  readonly manifests: readonly Manifest[];
  /** The charts of a published release (`renderCalico`); none where the manifests hold the CRDs and the operator. */
  readonly charts?: RenderedCalico["charts"];
  /** Secret configuration values that the cluster names, by their names: the IPsec key of kind `secret`. */
  readonly secrets?: Readonly<Record<string, pulumi.Input<string>>>;
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
    const { cluster, manifests, charts, transform } = args;
    const preSharedKey = makePreSharedKey({ name, cluster, parent: this }, { parent: this }, args.secrets ?? {});
    const late = preSharedKey === undefined ? {} : { "ipsec.preSharedKey": preSharedKey };
    const calico = { cluster, manifests, late, ...(charts && { charts }), ...(transform && { transform }) };
    const installation = new CalicoInstallation(name, calico, { parent: this });
    const resources = new CalicoResources(name, calico, { parent: this, dependsOn: [installation] });
    this.ready = [installation, resources];
    this.registerOutputs({});
  }
}
