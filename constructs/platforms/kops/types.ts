import type { Cluster, PlatformCluster } from "../../calico";
import type { KubernetesObject, Late, NodeCount, NodeGroup } from "../../model";
import type { KopsIntent } from "./schema";

/** A resolved cluster that kOps makes. */
export type ResolvedKops = Cluster<KopsCluster, KopsNodeGroup>;

/**
 * The resolved part of a cluster that kOps makes: plain and total. `renderKops` writes exactly what stands here.
 */
export interface KopsCluster extends PlatformCluster {
  readonly kind: "kops";
  readonly release: string;
  /** Patch release, e.g. `1.35.0`. */
  readonly kubernetesVersion: string;
  /** kOps' own words: `calico` is its own Calico, `cni` leaves the network to the kit. */
  readonly networking: "calico" | "cni";
  /** kOps' name of the cluster, a DNS name. */
  readonly clusterName: string;
  readonly region: string;
  readonly dns: "None" | "Private" | "Public";
  readonly stateStore?: string;
  readonly discoveryStore?: string;
  readonly vpc: KopsVpc;
  readonly nonMasqueradeCidr: string;
  readonly podCidr: string;
  readonly serviceCidr: string;
  readonly topology: "public" | "private";
  readonly api: { readonly loadBalancer: "Public" | "Internal"; readonly access: readonly string[] };
  readonly sshAccess: readonly string[];
  readonly etcd: { readonly volume: KopsVolume; readonly backupRetentionDays: number };
  readonly kubeProxy: { readonly enabled: boolean; readonly proxyMode?: "iptables" | "nftables" };
  /** spec.networking.calico; only with kOps' own Calico. */
  readonly calico?: KopsCalico;
  /** Rights that nodes get beside kOps' own, for Felix. */
  readonly nodeStatements: readonly PolicyStatement[];
  /** Rights that the control plane's nodes get beside those and kOps' own, for the add-ons of the intent. */
  readonly controlPlaneStatements: readonly PolicyStatement[];
  /** Rules of the security group that the nodes get beside kOps' own; empty: no such group is made. */
  readonly securityGroupRules: readonly KopsSecurityGroupRule[];
  readonly sysctlParameters: readonly string[];
  readonly hooks: NonNullable<KopsIntent["hooks"]>;
  readonly rollingUpdate?: KopsRollingUpdate;
  readonly addons: readonly KopsAddon[];
  readonly addonManifests: readonly string[];
  /** The host that private nodes are reached through; absent where none is asked for. No node of the cluster. */
  readonly bastion?: KopsBastion;
  /** Nodes that are to be BGP route reflectors, by the instance group's name. */
  readonly routeReflectors: readonly { readonly instanceGroup: string; readonly clusterId: string }[];
  readonly tags: Readonly<Record<string, string>>;
}

export type KopsAddon = NonNullable<KopsIntent["addons"]>[number];
export type KopsRollingUpdate = NonNullable<KopsIntent["rollingUpdate"]>;

export interface KopsVpc {
  readonly kind: "create" | "shared";
  readonly vpcId?: string;
  readonly cidr: string;
  readonly additionalCidrs: readonly string[];
  readonly subnets: readonly KopsSubnet[];
}

export interface KopsSubnet {
  readonly name: string;
  readonly zone: string;
  readonly cidr: string;
  readonly type: "Public" | "Private" | "Utility";
  readonly id?: string;
}

export interface KopsVolume {
  readonly sizeGiB: number;
  readonly type: string;
}

/** spec.networking.calico, as far as the kit writes it (kops pkg/apis/kops/v1alpha2/networking.go). */
export interface KopsCalico {
  readonly registry?: string;
  readonly encapsulationMode: "ipip" | "vxlan";
  readonly ipipMode?: "Always" | "CrossSubnet" | "Never";
  readonly vxlanMode?: "Always" | "CrossSubnet";
  readonly awsSrcDstCheck: "Enable" | "Disable" | "DoNothing";
  readonly bpfEnabled?: boolean;
  readonly bpfExternalServiceMode?: "Tunnel" | "DSR";
  readonly bpfKubeProxyIptablesCleanupEnabled?: boolean;
  readonly bpfLogLevel?: string;
  readonly nftablesMode?: "Enabled";
  readonly wireguardEnabled?: boolean;
  readonly mtu?: number;
  readonly ipv4AutoDetectionMethod?: string;
  readonly chainInsertMode?: string;
  readonly iptablesBackend?: string;
  readonly logSeverityScreen?: string;
  readonly allowIPForwarding?: boolean;
  readonly cpuRequest?: string;
  readonly prometheusMetricsEnabled?: boolean;
  readonly prometheusMetricsPort?: number;
  readonly prometheusGoMetricsEnabled?: boolean;
  readonly prometheusProcessMetricsEnabled?: boolean;
  readonly typhaReplicas?: number;
  readonly typhaPrometheusMetricsEnabled?: boolean;
  readonly typhaPrometheusMetricsPort?: number;
}

export interface PolicyStatement {
  readonly Effect: "Allow";
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
}

export interface KopsSecurityGroupRule {
  readonly name: string;
  /** `tcp`, `udp`, `icmp`, or the number of an IP protocol. */
  readonly protocol: string;
  readonly fromPort?: number;
  readonly toPort?: number;
  /** `members`: every node that has the group. */
  readonly source: "members" | { readonly cidr: string };
  readonly why: string;
}

/** What an InstanceGroup of kOps says: of nodes, or of the bastion. */
export type KopsInstanceGroup = KopsNodeGroup | KopsBastion;

/** An instance group of nodes. */
export type KopsNodeGroup = NodeGroup & KopsMachines;

/** What kOps is told of a group's machines beside what every platform's node groups have. */
export interface KopsMachines {
  readonly image: string;
  readonly machineType: string;
  /** Names of subnets. */
  readonly subnets: readonly string[];
  /** The root volume. */
  readonly volume: KopsVolume;
  readonly mixedInstances?: {
    readonly instances: readonly string[];
    readonly onDemandBase: number;
    readonly onDemandAboveBase: number;
    readonly spotAllocationStrategy: string;
  };
  readonly instanceMetadata: KopsInstanceMetadata;
  readonly rollingUpdate?: KopsRollingUpdate;
  readonly sysctlParameters: readonly string[];
  readonly additionalSecurityGroups: readonly (string | Late)[];
  /** Shell scripts that run before the kubelet. */
  readonly userData: readonly { readonly name: string; readonly content: string }[];
}

export interface KopsInstanceMetadata {
  readonly httpPutResponseHopLimit: number;
  readonly httpTokens: string;
}

/** An SSH host in front of private nodes. Its root volume is kOps' own choice. */
export interface KopsBastion {
  readonly name: string;
  readonly role: "bastion";
  readonly count: NodeCount;
  readonly image: string;
  readonly machineType: string;
  /** Names of subnets. */
  readonly subnets: readonly string[];
  readonly instanceMetadata: KopsInstanceMetadata;
}

/** kOps' own objects, in the order in which they are handed to it. */
export interface RenderedKops {
  readonly cluster: KubernetesObject;
  readonly instanceGroups: readonly KubernetesObject[];
}
