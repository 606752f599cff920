import type { z } from "zod";
import type { Raising, Rule as FindingRule } from "../findings";
import type { AddressAutodetection, ClusterIntent, PlatformIntent, Routing } from "../intent";
import type { CalicoCluster, Cluster, ClusterNetwork, PlatformCluster } from "./cluster";
import type { Manifest } from "./kubernetes-object";
import type { Text } from "./late";
import type { Topology } from "./topology";
import type { Release } from "./versions";
import type { Because, Reasons } from "./reasons";

/** What a platform declares about itself, so that no other room needs to know its name. Every value has its reason. */
export interface PlatformFacts {
  readonly pods: Because<readonly string[]>;
  readonly services: Because<readonly string[]>;
  readonly nodes: Because<readonly string[]>;
  readonly underlayMtu: Because<number>;
  readonly spansSubnets: Because<boolean>;
  readonly routing: Because<Routing>;
  readonly kubernetesProvider: Because<"" | "EKS">;
  /** The Calico that the platform installs itself, by manifests of its own; absent: the kit installs it, by the operator. */
  readonly ownCalico?: Because<OwnCalico>;
  /** The CNI that `routing: cloud` stands for here; absent where the platform has none. */
  readonly cloudCni?: "AmazonVPC";
  /** How a node finds its own address. */
  readonly addressAutodetection: Because<AddressAutodetection>;
  /** A stable address of the API server that needs no kube-proxy. */
  readonly apiServer: { readonly host: Because<Text>; readonly port: Because<number> };
  /** Who runs kube-proxy: `kit` can leave it out, `platform` cannot be told. */
  readonly kubeProxyOwner: "kit" | "platform";
  /** Whether the fabric drops packets whose source or destination is not the node's own address. */
  readonly hasSourceDestinationCheck: boolean;
  /** Whether the fabric itself takes part in BGP, so that it can learn where pods are; absent: it does not. */
  readonly fabricLearnsRoutes?: boolean;
  /** The network interface that carries the node's address. */
  readonly primaryInterface: Because<string>;
  /** Installation.spec.flexVolumePath where the operator's default does not fit the nodes. */
  readonly flexVolumePath?: Because<string>;
  /** Name servers for host-networked pods where cluster DNS cannot serve them. */
  readonly hostNameservers: Because<readonly string[]>;
  /** Hooks of the vpp container that the nodes' operating system needs, CALICOVPP_HOOK_* by name. */
  readonly vppHooks: Because<Readonly<Record<string, string>>>;
  /** The groups of nodes, with what the rules must know of them. */
  readonly nodeGroups: readonly NodeGroupFacts[];
}

/** A Calico that a platform installs: without the operator, so without Installation and without Calico's API server. */
export interface OwnCalico {
  readonly release: Release;
  /** Fields of FelixConfiguration that the platform decides by environment, which wins over the object. */
  readonly felixByEnvironment: readonly string[];
  /** Whether it runs Typha. */
  readonly typha: boolean;
}

export interface NodeGroupFacts {
  readonly name: string;
  /** JSON pointer of the group in the intent. */
  readonly path: string;
  readonly os: string;
  /** Linux kernel of the image, `major.minor`; absent where it is the user's own image. */
  readonly kernel?: string;
  readonly architecture: "x86_64" | "arm64";
  readonly maximum: number;
  readonly minimum: number;
}

/** What a rule sees. Pointers that it reports are pointers into the intent. */
export interface Judged<P extends PlatformCluster = PlatformCluster> {
  readonly intent: ClusterIntent;
  readonly cluster: Cluster<P>;
  readonly facts: PlatformFacts;
}

/** What a rule sees, with the report that takes the codes C. */
export type RuleContext<C extends string = never, P extends PlatformCluster = PlatformCluster> = Judged<P> & Raising<C>;

/** A rule about clusters. */
export type Rule<P extends PlatformCluster = PlatformCluster> = FindingRule<Judged<P>>;

/** A file that `synth` writes, relative to its output directory, `/` between folders. */
export interface Artefact {
  readonly path: string;
  readonly content: string;
}

/** Something in a cloud that the kit did not make, in the words of Pulumi's provider. */
export interface ExistingObject {
  /** `aws:ec2/vpc:Vpc` */
  readonly type: string;
  readonly id: string;
  readonly properties: Readonly<Record<string, string>>;
}

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
  /** What a picture of the cluster shows. */
  topology(cluster: Cluster<P>): Topology;
  /** US dollars per hour of what is made, at list prices and without traffic; absent where nothing is rented. */
  costPerHour?(cluster: Cluster<P>): number | undefined;
  /** What the intent says is there already, so that a sandbox can pretend that it is. */
  existing?(cluster: Cluster<P>): readonly ExistingObject[];
}
