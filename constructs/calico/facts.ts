import type { Because, Text } from "../model";
import type { AddressAutodetection, Routing } from "./addresses/schema";
import type { PlatformRelease } from "./release/releases";

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
  readonly release: PlatformRelease;
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
