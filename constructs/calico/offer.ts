import type { Traced } from "../model";
import type { IpFamily } from "../net";
import type { ClusterDns } from "../policy";
import type { AddressAutodetection, Routing } from "./addresses/schema";
import type { Cni, KubernetesProvider } from "./cluster";
import type { Felix } from "./felix/schema";
import type { InstallationTuning } from "./install/schema";
import type { Release } from "./release/releases";

/** What a platform says of Calico on it, so that no other room needs to know its name. */
export interface CalicoOffer {
  /** The routing of an intent that says nothing. */
  readonly routing: Traced<Routing>;
  /** Installation.spec.kubernetesProvider. */
  readonly kubernetesProvider: Traced<KubernetesProvider>;
  /** The Calico that the platform installs itself, by manifests of its own; absent: the kit installs it, by the operator. */
  readonly own?: Traced<OwnCalico>;
  /** The CNI that `routing: cloud` stands for here; absent where the platform has none. */
  readonly cloudCni?: CloudCni;
  /** How a node finds its own address. */
  readonly addressAutodetection: Traced<AddressAutodetection>;
  /** Name servers for host-networked pods where cluster DNS cannot serve them; empty: what the node has. */
  readonly hostNameservers: Traced<readonly string[]>;
  /** Whether the controller manager gives each node a range of pods' addresses, which IPAM host-local takes. */
  readonly givesNodesPodRanges: boolean;
  /** Fields of the operator's Installation that the cluster needs where the intent says nothing. */
  readonly installation?: Traced<Partial<InstallationTuning>>;
  /** Fields of FelixConfiguration that the cluster needs where the intent says nothing. */
  readonly felix?: Traced<Partial<Felix>>;
  /**
   * Who can switch off the check of sources that the network makes, where it makes one: `felix`, by the AWS API
   * (awsSrcDstCheck); `nobody` of the cluster; `unknown`, where nobody knows whether the machines are AWS'.
   */
  readonly sourceCheckSwitch: SourceCheckSwitch;
  /** Namespaces of the platform's own, beside Kubernetes', which no policy may cut off. */
  readonly systemNamespaces?: readonly string[];
  /** What names of further such namespaces begin with. */
  readonly systemPrefixes?: readonly string[];
  /** Whom pods ask for names, where it is not CoreDNS alone as `k8s-app: kube-dns` in kube-system. */
  readonly dns?: Partial<ClusterDns>;
}

export type SourceCheckSwitch = "felix" | "nobody" | "unknown";

/** A CNI of the cloud's own, and what the operator does beside it. */
export interface CloudCni {
  readonly name: Exclude<Cni, "Calico">;
  /** Whether WireGuard can encrypt the hosts' own traffic too (FELIX_WIREGUARDHOSTENCRYPTIONENABLED). */
  readonly encryptsHosts: boolean;
}

/** A Calico that a platform installs: without the operator, so without Installation and without Calico's API server. */
export interface OwnCalico {
  readonly release: Release;
  /** Fields of FelixConfiguration that the platform decides by environment, which wins over the object. */
  readonly felixByEnvironment: readonly string[];
  /** Whether it runs Typha. */
  readonly typha: boolean;
  /** Names of the pools that it makes itself: of each IP family one at most, the first range of pods. */
  readonly pools: Readonly<Partial<Record<IpFamily, string>>>;
}
