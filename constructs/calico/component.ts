import * as pulumi from "@pulumi/pulumi";
import { inPhaseOrder, isAfterNodes, type Manifest, type Phase } from "../model";
import type { Cluster } from "./cluster";
import { apiServerGate, chartRelease, resourceFor } from "./components/kubernetes";
import type { LateInputs, Transform } from "./components/making";
import { Sequence } from "./components/sequence";
import type { HelmChart } from "./release/steps";

export { resourceError } from "./components/errors";
export { withTransform } from "./components/with-transform";
export { type Change, type ChangesOf, Escapes, type ObjectChanges } from "./components/changes";
export type { Child, LateInputs, Transform } from "./components/making";
export { newResource, withStacks } from "./components/new-resource";

export interface CalicoArgs {
  readonly cluster: Cluster;
  /** Every manifest of the cluster, the platform's own included; each component takes those of its phases. */
  readonly manifests: readonly Manifest[];
  /** The charts of a published release (renderCalico); none where the manifests hold the CRDs and the operator. */
  readonly charts?: readonly HelmChart[];
  /** Late values by name. Secret ones are kept encrypted; whoever generates a key does it outside and passes it in. */
  readonly late?: LateInputs;
  /** Changes a child before it is made: the way out where the kit has no setting. */
  readonly transform?: Transform;
}

/** What both components share: children in the order of the manifests. */
abstract class CalicoComponent extends pulumi.ComponentResource {
  /** Children by key: the `objectKey` of their object, or `chart/<name>`, e.g. `installation/default`. */
  readonly children: ReadonlyMap<string, pulumi.CustomResource>;

  protected constructor(
    type: string,
    name: string,
    { late = {}, transform }: CalicoArgs,
    opts: pulumi.ComponentResourceOptions,
    fill: (sequence: Sequence) => void,
  ) {
    super(type, name, {}, opts);
    // Children are held back by a component's dependencies only by way of their parent; so that the state says it, too,
    // the first of them names them. deletedWith is not handed down at all.
    const { dependsOn, deletedWith } = opts;
    const sequence = new Sequence({ name, parent: this, late, transform }, { dependsOn, deletedWith });
    fill(sequence);
    this.children = sequence.children;
    this.registerOutputs({});
  }
}

/**
 * Calico as far as it goes without a node: phases `platform` to `vpp`. Make it once the API server answers and before
 * the first node, which becomes Ready only with it.
 *
 * Where the cluster belongs to the same stack, say `deletedWith` it: nothing is then deleted one by one while the cluster
 * goes as a whole. From a cluster that stays, Calico must go while there are nodes: the operator, which clears the
 * Installation's finalizers, and the chart's clean-up Job are pods.
 */
export class CalicoInstallation extends CalicoComponent {
  constructor(name: string, args: CalicoArgs, opts: pulumi.ComponentResourceOptions = {}) {
    super("calico-kit:calico:CalicoInstallation", name, args, opts, (sequence) => {
      const { manifests, charts = [] } = args;
      for (const made of inPhaseOrder([...manifests, ...charts])) {
        if ("chart" in made) sequence.add(`chart/${made.name}`, chartRelease(made));
        else if (!isAfterNodes(made.phase)) sequence.addObjects(made.objects, resourceFor);
      }
    });
  }
}

export interface CalicoResourcesArgs extends CalicoArgs {
  /**
   * Makes what comes between the peers and BGPConfiguration, which may switch the mesh off: the step by which nodes become
   * route reflectors. It waits for what it is given; without peers, for nothing. A reflector without its peers, and nodes without mesh and reflectors, have no routes.
   */
  readonly beforeBgp?: (after: readonly pulumi.Resource[]) => pulumi.Resource;
}

/**
 * The objects of `projectcalico.org/v3`: phases `resources` and `bgp`. Make it after the first node (`dependsOn`), because
 * Calico's API server, which it waits for, is a pod. Without such objects it makes nothing and waits for nothing.
 */
export class CalicoResources extends CalicoComponent {
  constructor(name: string, args: CalicoResourcesArgs, opts: pulumi.ComponentResourceOptions = {}) {
    super("calico-kit:calico:CalicoResources", name, args, opts, (sequence) => {
      const manifests = args.manifests.filter(({ phase }) => isAfterNodes(phase));
      if (manifests.length > 0 && args.cluster.calico.components.apiServer) {
        sequence.add("api-server-ready", apiServerGate);
      }
      const add = (wanted: Phase): void => {
        for (const { phase, objects } of manifests) if (phase === wanted) sequence.addObjects(objects, resourceFor);
      };
      add("resources");
      if (args.beforeBgp !== undefined) sequence.insert(args.beforeBgp);
      add("bgp");
    });
  }
}

export { providerSettings } from "./components/provider-settings";
export { checkSecrets, makeSecrets, type SecretInputs } from "./components/secrets";
