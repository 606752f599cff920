import type * as z from "zod";
import type { CalicoCluster, CalicoOffer, Cluster, ClusterIntent, Judged, PlatformCluster } from "../calico";
import type { Fabric } from "../fabric";
import type { Rule } from "../findings";
import type { PlatformIntent } from "../intent";
import type {
  Artefact,
  ClusterIdentity,
  ClusterNetwork,
  ControlPlane,
  DisruptionTable,
  Handover,
  LiveRule,
  Manifest,
  NodeGroup,
  Nodes,
  Step,
  Topology,
  Traced,
} from "../model";
import type { ExistingObject } from "../places";
import type { MakeStack } from "./component";
import type { Starter } from "./starter";

/** What a platform resolves first and once: what the cluster stands on, and what that means for Calico. */
export interface PlatformGround {
  readonly network: Traced<ClusterNetwork>;
  readonly nodes: Traced<Nodes>;
  readonly controlPlane: Traced<ControlPlane>;
  readonly calico: CalicoOffer;
}

/** What the ground is resolved from. */
export interface GroundContext<I extends PlatformIntent = PlatformIntent> {
  readonly intent: ClusterIntent<I>;
  /** Kubernetes minor version, the intent's or the default. */
  readonly kubernetes: string;
}

/** What a platform's own part is resolved from. */
export interface FinishContext<I extends PlatformIntent = PlatformIntent> extends GroundContext<I> {
  readonly network: ClusterNetwork;
  readonly nodes: Traced<Nodes>;
  readonly controlPlane: ControlPlane;
  readonly calico: CalicoCluster;
  /** The switches around the cluster, where the intent has some. */
  readonly fabric?: Fabric;
}

/** A platform's own part of the cluster. */
export interface Finished<P extends PlatformCluster, G extends NodeGroup> {
  readonly platform: Traced<P>;
  /** The groups of the ground with what the platform adds to each, in the same order. */
  readonly groups: Traced<readonly G[]>;
}

/**
 * Everything a platform is.
 * I: what a user writes; P: the platform's part of the cluster; G: its groups of nodes.
 */
export interface Platform<
  I extends PlatformIntent = PlatformIntent,
  P extends PlatformCluster = PlatformCluster,
  G extends NodeGroup = NodeGroup,
> {
  readonly kind: I["kind"];
  /** What a user writes under `platform`. */
  readonly schema: z.ZodType<I>;
  /** What else people write for `kind`, in small letters, each with what to write for it. */
  readonly otherNames?: ReadonlyMap<string, string>;
  /** The least that an intent of the platform needs, by the name under which the matrix shows it. */
  readonly samples: Readonly<Record<string, I>>;
  /** How `init` writes the first intent of the platform. */
  readonly starter: Starter;
  /** Nodes, zones, network and control plane: resolved here and nowhere else. Total: bad input is for rules. */
  ground(context: GroundContext<I>): PlatformGround;
  /** The platform's own part of the cluster, when Calico is resolved. Total. */
  finish(context: FinishContext<I>): Finished<P, G>;
  readonly rules: readonly Rule<Judged<I, P, G>>[];
  /** What of the platform's own a live cluster cannot change, or not without harm. */
  readonly live: LiveRule<Cluster<P, G>>;
  /** What changes of the resources that the platform's component makes do to a cluster that runs. */
  readonly disruptions: DisruptionTable<Cluster<P, G>>;
  /** Kubernetes objects of the platform itself, e.g. a kube-proxy. */
  manifests(cluster: Cluster<P, G>): readonly Manifest[];
  /** Files for the platform's own tools. */
  artefacts(cluster: Cluster<P, G>): readonly Artefact[];
  /**
   * What the platform does for the cluster, in order. Calico's own steps, from the manifests, come between those of the
   * phases `access` and `nodes`, and after `nodes`.
   */
  steps(cluster: Cluster<P, G>): readonly Step[];
  /** What one needs and does first who makes the cluster from the files. */
  handover(cluster: Cluster<P, G>): Handover;
  /** What tells the cluster from every other, to whoever has a kubeconfig. */
  identity(cluster: Cluster<P, G>): ClusterIdentity;
  /** What a picture of the cluster shows. */
  topology(cluster: Cluster<P, G>): Topology;
  /** US dollars per hour of what is made, at list prices and without traffic; absent where nothing is rented. */
  costPerHour?(cluster: Cluster<P, G>): number | undefined;
  /** Loads what makes the cluster in a Pulumi program; only then is the SDK of its cloud loaded. */
  readonly component: () => MakeStack<P, G>;
  /** What the intent says is there already, so that a sandbox can pretend that it is. */
  existing?(cluster: Cluster<P, G>): readonly ExistingObject[];
}
