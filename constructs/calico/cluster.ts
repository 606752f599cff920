import type { Fabric } from "../fabric";
import { type Cidr, type IpFamily, type Asn } from "../net";
import { type Selector } from "../model";
import type { ClusterNetwork, ControlPlane, NodeGroup, Nodes, Text } from "../model";
import type { AddressAutodetection, Encapsulation } from "./addresses/schema";
import type { Bgp, BgpFilter, BgpPeer } from "./bgp/schema";
import type { Enterprise } from "./enterprise/schema";
import type { FelixConfigurationSpec } from "./felix/fields";
import type { InstallationTuning, KubeControllers } from "./install/schema";
import type { CalicoPolicy } from "./policy/resolve";
import type { Release } from "./release/releases";
import type { VppInterfaceSpec } from "./vpp/schema";

type EnabledOrDisabled = "Enabled" | "Disabled";

/**
 * A resolved cluster: total, frozen. Everything that the kit renders is a function of this alone. Ranges, AS numbers and
 * selectors are parsed values, which JSON writes as canonical text (an AS number as a number); MTUs are bytes.
 */
export interface Cluster<P extends PlatformCluster = PlatformCluster, G extends NodeGroup = NodeGroup> {
  readonly name: string;
  /** Minor version, e.g. `1.35`. */
  readonly kubernetes: string;
  readonly network: ClusterNetwork;
  readonly nodes: Nodes<G>;
  readonly controlPlane: ControlPlane;
  /** The switches around it, and BGP with them; absent where the intent says none. */
  readonly fabric?: Fabric;
  readonly calico: CalicoCluster;
  readonly platform: P;
}

/** What the operator does of its own accord for a provider that it has a name for (tigera/operator pkg/render). */
interface ProviderTraits {
  /** It tells Felix to switch the source/destination check off beside VPP (node.go). */
  readonly switchesCheckWithVpp?: true;
  /** With Calico's CNI it puts Calico's API server on the nodes' own network (apiserver.go, HostNetworkRequired). */
  readonly putsApiServerOnNodes?: true;
}

/** Installation.spec.kubernetesProvider, in the operator's own spelling; empty where it has no name for the platform. */
export const kubernetesProviders = {
  "": {},
  AKS: {},
  DockerEnterprise: {},
  EKS: { switchesCheckWithVpp: true, putsApiServerOnNodes: true },
  GKE: {},
  Kind: {},
  OpenShift: {},
  RKE2: {},
  TKG: { putsApiServerOnNodes: true },
} as const satisfies Readonly<Record<string, ProviderTraits>>;

export type KubernetesProvider = keyof typeof kubernetesProviders;

export function providerTraits(provider: KubernetesProvider): ProviderTraits {
  return kubernetesProviders[provider];
}

/** Installation.spec.cni.type, of those that the kit knows. */
export type Cni = "Calico" | "AmazonVPC" | "AzureVNET" | "GKE";

/** What every platform adds; each platform's own type extends it. */
export interface PlatformCluster {
  readonly kind: string;
}

export interface CalicoCluster {
  readonly release: Release;
  /** Who installs Calico. `platform`: no operator, no Calico API server; objects are `crd.projectcalico.org/v1`. */
  readonly installer:
    | { readonly kind: "operator" }
    /** Fields of FelixConfiguration that the platform decides by environment, which wins over the object; Typha or none. */
    | { readonly kind: "platform"; readonly felixByEnvironment: readonly string[]; readonly typha: boolean };
  readonly edition: "oss" | "enterprise";
  /** What Calico Enterprise has beside Calico; absent where the edition is another, or the intent asks for nothing. */
  readonly enterprise?: Enterprise;
  /** `present`: whoever has the cluster applies the CRDs and the operator. */
  readonly install: { readonly kind: "release" | "present" } | { readonly kind: "directory"; readonly path: string };
  readonly images: {
    readonly registry?: string;
    readonly imagePath?: string;
    readonly imagePrefix?: string;
    /** What stands in place of a registry, by the host that images have upstream. */
    readonly registries?: Readonly<Record<string, string>>;
    readonly pullSecrets: readonly PullSecret[];
  };
  readonly kubernetesProvider: KubernetesProvider;
  readonly cni: Cni;
  readonly ipam: "Calico" | "HostLocal" | "AmazonVPC" | "AzureVNET";
  readonly dataplane: CalicoDataplane;
  readonly encryption: CalicoEncryption;
  readonly routing: {
    readonly kind: "overlay" | "fabric" | "cloud";
    /** Encapsulation of pools that do not say otherwise. */
    readonly encapsulation: Encapsulation;
    readonly bgp: EnabledOrDisabled;
    /** Who programs routes between nodes. */
    readonly clusterRoutingMode: "BIRD" | "Felix";
  };
  readonly pools: readonly CalicoPool[];
  /** IPAMConfiguration default; absent where the user asked for nothing. */
  readonly ipamConfiguration?: {
    readonly strictAffinity: boolean;
    readonly autoAllocateBlocks: boolean;
    readonly maxBlocksPerHost: number;
  };
  readonly reservations: readonly { readonly name: string; readonly cidrs: readonly Cidr[] }[];
  readonly bgp: CalicoBgp;
  /** FelixConfiguration default: what the user asked for and what the rest of the cluster needs. */
  readonly felix: FelixConfigurationSpec;
  readonly nodeAddressAutodetection: { readonly ipv4?: AddressAutodetection; readonly ipv6?: AddressAutodetection };
  /** MTU of pod interfaces, bytes. */
  readonly mtu: number;
  /** Whether Installation.spec.calicoNetwork.mtu is written: only where Calico would not find the same value itself. */
  readonly mtuIsExplicit: boolean;
  readonly installation: InstallationTuning;
  readonly kubeControllers?: KubeControllers;
  /** Practice packs; absent where the intent has none. */
  readonly policy?: CalicoPolicy;
  readonly components: { readonly apiServer: boolean; readonly goldmane: boolean; readonly whisker: boolean };
  /** Name servers of the operator's and calico-node's pods, where cluster DNS cannot serve them; else empty. */
  readonly hostNameservers: readonly string[];
}

export type CalicoDataplane =
  | { readonly kind: "iptables" | "nftables" }
  | {
      readonly kind: "ebpf";
      readonly apiServer:
        { readonly kind: "endpoint"; readonly host: Text; readonly port: number } | { readonly kind: "bootstrap" };
      readonly serviceMode: "Tunnel" | "DSR";
      readonly kubeProxy: "remove" | "leave";
    }
  | {
      readonly kind: "vpp";
      /** The first is the main one, whose address is the node's. */
      readonly uplinks: readonly CalicoVppUplink[];
      /** 2 MiB hugepages per node; 0 for none. */
      readonly hugepages2Mi: number;
      readonly workers: number;
      readonly buffersPerNuma: number;
      readonly maxPodIfSpec: VppInterfaceSpec;
      readonly defaultPodIfSpec: VppInterfaceSpec;
      readonly vppHostTapSpec: VppInterfaceSpec;
      readonly featureGates: Readonly<Record<string, boolean>>;
      readonly bgpServerMode?: "dualStack" | "v4Only";
      readonly logLevel?: string;
      /** Values of CALICOVPP_HOOK_* of the vpp container, by the variable's name. */
      readonly hooks: Readonly<Record<string, string>>;
    };

export interface CalicoVppUplink extends VppInterfaceSpec {
  readonly interfaceName: string;
  /** Absent: VPP chooses among virtio, rdma, vmxnet3, af_packet. */
  readonly vppDriver?: string;
  readonly newDriver?: string;
  readonly mtu?: number;
  readonly isMain?: boolean;
  readonly physicalNetworkName?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly ipFamilies?: string;
}

export type CalicoEncryption =
  | { readonly kind: "none" }
  | { readonly kind: "wireguard"; readonly ipv4: boolean; readonly ipv6: boolean; readonly hostEncryption: boolean }
  | {
      readonly kind: "ipsec";
      readonly preSharedKey:
        | { readonly kind: "generated" }
        | { readonly kind: "secret"; readonly config: string }
        | { readonly kind: "existing"; readonly secretKeyRef?: SecretKeyRef };
      readonly asyncCryptoThreads?: number;
      readonly crossTunnels?: boolean;
    };

/** A key of a Secret in the cluster. */
export interface SecretKeyRef {
  readonly name: string;
  readonly key: string;
}

/** A Secret with the credentials of registries, `config` the name of the configuration value that it is made of. */
export type PullSecret =
  | { readonly kind: "existing"; readonly name: string }
  | { readonly kind: "secret"; readonly name: string; readonly config: string };

export interface CalicoPool {
  readonly name: string;
  readonly cidr: Cidr;
  readonly family: IpFamily;
  readonly encapsulation: Encapsulation;
  readonly natOutgoing: EnabledOrDisabled;
  readonly nodeSelector: Selector;
  readonly namespaceSelector?: Selector;
  readonly blockSize: number;
  readonly allowedUses: readonly ("Workload" | "Tunnel" | "LoadBalancer")[];
  readonly assignmentMode: "Automatic" | "Manual";
  readonly disableBGPExport: boolean;
  readonly disableNewAllocations: boolean;
  /** `installation`: an entry of Installation.spec.calicoNetwork.ipPools; `ippool`: an IPPool object. */
  readonly managedBy: "installation" | "ippool";
}

/** BGP; a filter's and a peer's fields are the intent's. */
export interface CalicoBgp {
  readonly asNumber: Asn;
  readonly nodeToNodeMeshEnabled: boolean;
  /** BGPConfiguration default, complete; absent where Calico's own defaults are what is wanted. */
  readonly configuration?: Omit<Bgp, "asNumber" | "nodeToNodeMeshEnabled" | "peers" | "filters">;
  readonly isConfigured: boolean;
  /** The intent's own, then those that follow from the fabric. */
  readonly peers: readonly BgpPeer[];
  readonly filters: readonly BgpFilter[];
}
