import type { z } from "zod";
import type { CalicoCluster, Cluster, ClusterIntent, PlatformCluster, PlatformFacts, Rule } from "../calico";
import type { PlatformIntent } from "../intent";
import type { Artefact, ClusterNetwork, Manifest, Reasons, Step, Topology } from "../model";
import type { ExistingObject } from "../places";

/** Everything a platform is, but its Pulumi component (which its own `component.ts` holds). */
export interface Platform<I extends PlatformIntent = PlatformIntent, P extends PlatformCluster = PlatformCluster> {
  readonly kind: I["kind"];
  /** What a user writes under `platform`. */
  readonly schema: z.ZodType<I>;
  /** The least that an intent of the platform needs, by the name under which the matrix shows it. */
  readonly samples: Readonly<Record<string, I>>;
  facts(intent: ClusterIntent, platform: I): PlatformFacts;
  /** The platform's part of the cluster, from the intent and what is resolved so far. Total: bad input is for rules. */
  resolve(context: {
    readonly intent: ClusterIntent;
    readonly platform: I;
    readonly kubernetes: string;
    readonly network: ClusterNetwork;
    readonly calico: CalicoCluster;
    readonly facts: PlatformFacts;
    readonly reasons: Reasons;
  }): P;
  readonly rules: readonly Rule<P>[];
  /** Kubernetes objects of the platform itself, e.g. a kube-proxy. */
  manifests(cluster: Cluster<P>): readonly Manifest[];
  /** Files for the platform's own tools. */
  artefacts(cluster: Cluster<P>): readonly Artefact[];
  /**
   * What the platform does for the cluster, in order. Calico's own steps, from the manifests, come between those of the
   * phases `access` and `nodes`, and after `nodes`.
   */
  steps(cluster: Cluster<P>): readonly Step[];
  /** What a picture of the cluster shows. */
  topology(cluster: Cluster<P>): Topology;
  /** US dollars per hour of what is made, at list prices and without traffic; absent where nothing is rented. */
  costPerHour?(cluster: Cluster<P>): number | undefined;
  /** What the intent says is there already, so that a sandbox can pretend that it is. */
  existing?(cluster: Cluster<P>): readonly ExistingObject[];
}
