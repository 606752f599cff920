import type { Cluster, PlatformCluster } from "../../calico";
import type { NodeGroup } from "../../model";
import type { Partition } from "../../places/aws";

/**
 * The resolved part of a cluster that is Amazon EKS: plain and total. The Pulumi component makes exactly what stands
 * here and decides nothing of its own. The cluster's name, its service range and its Kubernetes version stand in
 * `Cluster`, which this type is a part of.
 */
export interface EksCluster extends PlatformCluster {
  readonly kind: "eks";
  readonly region: string;
  readonly partition: Partition;
  /** On everything that can carry tags. */
  readonly tags: Readonly<Record<string, string>>;
  readonly vpc: EksVpc;
  readonly endpoint: { readonly private: boolean; readonly public: boolean; readonly publicCidrs: readonly string[] };
  readonly serviceCidr: string;
  readonly supportType: "STANDARD" | "EXTENDED";
  readonly deletionProtection: boolean;
  readonly access: EksAccess;
  readonly secretsEncryption:
    { readonly kind: "create" } | { readonly kind: "key"; readonly keyArn: string } | { readonly kind: "none" };
  readonly logging: {
    readonly types: readonly string[];
    readonly retentionDays: number;
    /** EKS writes to this name and no other; made before the cluster, or EKS makes one that keeps logs for ever. */
    readonly logGroup: string;
  };
  readonly iam: EksIam;
  readonly kubeProxy: EksKubeProxy;
  readonly addons: readonly EksAddon[];
  readonly securityGroupRules: readonly EksSecurityGroupRule[];
  readonly routeServer?: EksRouteServer;
}

export type NodeOs = "al2023" | "bottlerocket" | "ubuntu";

export interface EksSubnet {
  /** Key of the resource's name: never changes when zones are added at the end. */
  readonly key: string;
  readonly availabilityZone: string;
  readonly cidr: string;
  readonly tags: Readonly<Record<string, string>>;
}

export type EksVpc =
  | {
      readonly kind: "create";
      readonly cidr: string;
      readonly availabilityZones: readonly string[];
      readonly publicSubnets: readonly EksSubnet[];
      readonly privateSubnets: readonly EksSubnet[];
      /** Zones that hold a NAT gateway. */
      readonly natGateways: readonly string[];
      /** The NAT gateway's zone that each private subnet uses, by the subnet's zone; empty without NAT. */
      readonly natGatewayOf: Readonly<Record<string, string>>;
      readonly endpoints: readonly { readonly service: string; readonly type: "Gateway" | "Interface" }[];
    }
  | {
      readonly kind: "adopt";
      readonly cidr: string;
      /** Further ranges of the VPC; absent where the intent names none. */
      readonly additionalCidrs?: readonly string[];
      readonly vpcId: string;
      readonly availabilityZones: readonly string[];
      readonly privateSubnets: readonly {
        readonly subnetId: string;
        readonly availabilityZone: string;
        readonly cidr?: string;
        readonly routeTableId?: string;
      }[];
    };

export interface EksAccess {
  /** IAM principals with cluster-admin beside the deployer. */
  readonly administrators: readonly string[];
  /** Who runs `pulumi up`: named, or looked up when it runs. */
  readonly deployer: { readonly kind: "principal"; readonly arn: string } | { readonly kind: "caller" };
  /** What `aws eks get-token` is told in the kubeconfig. */
  readonly credentials: { readonly roleArn?: string; readonly profile?: string };
}

export interface EksIam {
  /** ARNs of AWS' own policies on the role of the control plane. */
  readonly clusterPolicies: readonly string[];
  /** ARNs of AWS' own policies on the role of the nodes. */
  readonly nodePolicies: readonly string[];
  /** Whether Felix may switch the source/destination check of the nodes' network interfaces. */
  readonly switchesSourceDestinationCheck: boolean;
  /** How pods get AWS rights. */
  readonly workloadIdentity: "pod-identity" | "oidc" | "none";
  /** Policies of aws-node's own role; absent without the VPC CNI, or where the nodes' role carries them. */
  readonly vpcCniPolicies?: readonly string[];
}

export type EksKubeProxy =
  | { readonly kind: "addon" }
  | { readonly kind: "daemonset"; readonly mode: "iptables" | "nftables"; readonly image: string }
  | { readonly kind: "none" };

export interface EksAddon {
  readonly name: string;
  /** Absent: EKS' default for the Kubernetes version. */
  readonly version?: string;
  /** JSON text, keys in order. */
  readonly configurationValues?: string;
  /** CoreDNS becomes active only with a node to run on; the others are DaemonSets that nodes need to become Ready. */
  readonly phase: "before-nodes" | "after-nodes";
  /** Whether it runs as the role that `iam.vpcCniPolicies` describes. */
  readonly usesVpcCniRole: boolean;
}

/** `nodes`: the security group of the nodes; `control-plane`: the one that EKS makes and puts on the API's interfaces. */
export type SecurityGroupName = "nodes" | "control-plane";

export interface EksSecurityGroupRule {
  /** Part of the resource's name. */
  readonly key: string;
  /** The group that the rule belongs to. */
  readonly group: SecurityGroupName;
  readonly direction: "ingress" | "egress";
  /** `tcp`, `udp`, an IP protocol number, or `-1` for all. */
  readonly protocol: string;
  readonly fromPort?: number;
  readonly toPort?: number;
  /** Who the traffic comes from, or goes to. */
  readonly peer:
    { readonly group: SecurityGroupName } | { readonly securityGroupId: string } | { readonly cidr: string };
  readonly why: string;
}

/** A managed node group. `count` is its scaling, `zones` are those whose private subnets it uses. */
export interface EksNodeGroup extends NodeGroup {
  readonly os: NodeOs;
  readonly interfaceName: string;
  /** Absent where `amiId` is set: EKS then takes neither a type nor a version. */
  readonly amiType?: AmiType;
  readonly amiId?: string;
  readonly instanceTypes: readonly string[];
  readonly capacityType: "ON_DEMAND" | "SPOT";
  readonly clusterDns: string;
  readonly hugepages2Mi: number;
  /** Kernel modules to load at boot, and whether VFIO may work without an IOMMU (EC2 shows none to most types). */
  readonly vfio: boolean;
  readonly volumes: readonly EksVolume[];
  readonly updateMaxUnavailable: number;
  /** Network hops that an answer of the instance metadata survives, 1-64; a pod with a network of its own is the second. */
  readonly httpPutResponseHopLimit: number;
}

/** The whole of a cluster on EKS. */
export type EksWhole = Cluster<EksCluster, EksNodeGroup>;

export type AmiType =
  | "AL2023_x86_64_STANDARD"
  | "AL2023_ARM_64_STANDARD"
  | "AL2023_x86_64_NVIDIA"
  | "AL2023_ARM_64_NVIDIA"
  | "AL2023_x86_64_NEURON"
  | "BOTTLEROCKET_x86_64"
  | "BOTTLEROCKET_ARM_64"
  | "BOTTLEROCKET_x86_64_NVIDIA"
  | "BOTTLEROCKET_ARM_64_NVIDIA";

export interface EksVolume {
  readonly deviceName: string;
  /** Absent: the image's own size. */
  readonly sizeGiB?: number;
  readonly type: "gp3" | "io1" | "io2";
  /** Only io1 and io2, which EC2 refuses without. */
  readonly iops?: number;
}

export interface EksRouteServer {
  readonly amazonSideAsn: number;
  readonly persistRoutesMinutes?: number;
  /** Two in one subnet are one highly available pair. */
  readonly endpoints: readonly { readonly key: string; readonly availabilityZone: string }[];
  readonly peers: readonly {
    readonly key: string;
    readonly endpoint: string;
    readonly peerAddress: string;
    readonly peerAsn: number;
    readonly livenessDetection: "bgp-keepalive" | "bfd";
  }[];
  /** Zones of the private route tables that get the learnt routes. */
  readonly propagateTo: readonly string[];
}
