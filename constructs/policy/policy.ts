import type { Location } from "../findings";
import type { Cidr, Ip, IpFamily } from "../net";
import type { Selector } from "../model";

/** What a rule does with the packets that it matches. `Log` decides nothing: the next rule is asked. */
export type Action = "Allow" | "Deny" | "Pass" | "Log";

/** From the endpoint's point of view: `ingress` is what comes to it. */
export type Direction = "ingress" | "egress";

/** Numbers from 1 to 65535, both ends included, or the name of a port of the endpoint. */
export type Port = { readonly first: number; readonly last: number } | { readonly name: string };

/** What an ICMP message must be; a code never stands without a type. */
export interface Icmp {
  readonly type?: number;
  readonly code?: number;
}

/** One end of a packet, as a rule describes it: everything that is there must hold. */
export interface Entity {
  readonly nets: readonly Cidr[];
  readonly notNets: readonly Cidr[];
  readonly selector?: Selector;
  readonly notSelector?: Selector;
  readonly namespaceSelector?: Selector;
  readonly serviceAccounts?: { readonly names: readonly string[]; readonly selector?: Selector };
  /** `namespace` is empty where it was not said: such a service is none. */
  readonly services?: { readonly name: string; readonly namespace: string };
  /** DNS names, of Calico Enterprise's: which addresses they have is known to no file, so that no address is one of them. */
  readonly domains?: readonly string[];
  /** Any of them; none: any port. */
  readonly ports: readonly Port[];
  readonly notPorts: readonly Port[];
}

export interface Rule {
  readonly action: Action;
  readonly ipVersion?: IpFamily;
  /** A number of IANA's list: 6 is TCP, 17 UDP, 132 SCTP, 1 ICMP, 58 ICMPv6. */
  readonly protocol?: number;
  readonly notProtocol?: number;
  readonly icmp?: Icmp;
  readonly notIcmp?: Icmp;
  /** Whether it also looks at HTTP, which decides above what is modelled here. */
  readonly http: boolean;
  readonly source: Entity;
  readonly destination: Entity;
  /** Where it was written. A rule of Kubernetes becomes several of Calico's, all from one place. */
  readonly written: Written;
}

/** Where something stands in what the user wrote. */
export interface Written {
  /** JSON pointer in its object, such as `/spec/ingress/0`. */
  readonly path: string;
  readonly location?: Location;
}

/** Kinds of objects that are policies, as their APIs name them; `KubernetesNetworkPolicy` is networking.k8s.io's. */
export type PolicyKind =
  | "NetworkPolicy"
  | "GlobalNetworkPolicy"
  | "KubernetesNetworkPolicy"
  | "AdminNetworkPolicy"
  | "BaselineAdminNetworkPolicy"
  | "ClusterNetworkPolicy";

/** A policy of any kind, as Calico sees it after its own conversion. */
export interface Policy {
  readonly kind: PolicyKind;
  /** As the user wrote it. */
  readonly name: string;
  /** The name that decides among policies of one tier and order: with the prefix of its tier or kind. */
  readonly fullName: string;
  /** Of a namespaced kind. */
  readonly namespace?: string;
  readonly tier: string;
  /** Absent: after all that have one. */
  readonly order?: number;
  readonly selector?: Selector;
  readonly namespaceSelector?: Selector;
  readonly serviceAccountSelector?: Selector;
  readonly directions: readonly Direction[];
  readonly ingress: readonly Rule[];
  readonly egress: readonly Rule[];
  /** Whether it is evaluated for flow logs only. `Delete` says that the enforced policy of this name is to go. */
  readonly staged?: "Set" | "Delete";
  readonly applyOnForward: boolean;
  readonly preDNAT: boolean;
  readonly doNotTrack: boolean;
  readonly written: Written;
}

/** A group of policies that are asked together, before those of tiers with a greater order. */
export interface Tier {
  readonly name: string;
  /** Absent: after all that have one. */
  readonly order?: number;
  /** What happens to a packet that a policy of the tier selects an endpoint of, and no rule matches. */
  readonly defaultAction: "Deny" | "Pass";
}

/** Addresses under labels; without a namespace it is a GlobalNetworkSet. */
export interface NetworkSet {
  readonly name: string;
  readonly namespace?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly nets: readonly Cidr[];
  readonly written: Written;
}

export interface EndpointPort {
  readonly name: string;
  readonly protocol: number;
  readonly port: number;
}

/** An interface of a node, or all of them (`*`), under policy. */
export interface HostEndpoint {
  readonly name: string;
  readonly node: string;
  readonly interfaceName?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly expectedIPs: readonly Ip[];
  readonly profiles: readonly string[];
  readonly ports: readonly EndpointPort[];
  readonly written: Written;
}

export interface Pod {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly serviceAccount: string;
  readonly node?: string;
  /** At most one of each family. */
  readonly addresses: readonly Ip[];
  readonly ports: readonly EndpointPort[];
  /** Whether it is the node, as far as policy goes. */
  readonly hostNetwork: boolean;
  /** Whether its addresses were made up, because only a template of it is known. */
  readonly assumed: boolean;
  readonly written: Written;
}

/** A namespace, or a service account in one: what pods inherit labels of. */
export interface Labelled {
  readonly name: string;
  readonly namespace?: string;
  readonly labels: Readonly<Record<string, string>>;
}

export interface ServicePort {
  readonly name?: string;
  readonly protocol: number;
  readonly port: number;
  /** Absent: as `port`. */
  readonly targetPort?: number | string;
  readonly nodePort?: number;
}

export interface Service {
  readonly name: string;
  readonly namespace: string;
  /** Of the pods behind it; absent where EndpointSlices are written by hand. */
  readonly selector?: Readonly<Record<string, string>>;
  readonly ports: readonly ServicePort[];
  readonly clusterIPs: readonly Ip[];
  readonly externalTrafficPolicy: "Cluster" | "Local";
  readonly written: Written;
}

/** What is behind a service: every address with every port. */
export interface EndpointSlice {
  readonly service: string;
  readonly namespace: string;
  readonly addresses: readonly Ip[];
  readonly ports: readonly { readonly protocol: number; readonly port: number }[];
}

export interface Node {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly addresses: readonly Ip[];
}

/** A port of a host that is open whatever policy says: to everybody, or to the range that is named. */
export interface FailsafePort {
  readonly protocol: number;
  readonly port: number;
  readonly net?: Cidr;
}

export type FailsafePorts = Readonly<Record<Direction, readonly FailsafePort[]>>;

/** What FelixConfigurations say of failsafe ports; of a direction that none says anything of, Felix has its own. */
export interface ConfiguredFailsafe {
  /** Of FelixConfiguration `default`. */
  readonly all: Partial<FailsafePorts>;
  /** Of those called `node.NAME`, by the node. */
  readonly nodes: ReadonlyMap<string, Partial<FailsafePorts>>;
}

/** Everything that decides who may talk to whom. */
export interface PolicySet {
  readonly tiers: readonly Tier[];
  readonly policies: readonly Policy[];
  readonly networkSets: readonly NetworkSet[];
  readonly hostEndpoints: readonly HostEndpoint[];
  readonly namespaces: readonly Labelled[];
  readonly serviceAccounts: readonly Labelled[];
  readonly pods: readonly Pod[];
  readonly services: readonly Service[];
  readonly endpointSlices: readonly EndpointSlice[];
  readonly nodes: readonly Node[];
  /** Ranges of pods' addresses, from IPPools and from an Installation, which makes IPPools of them. */
  readonly pools: readonly Cidr[];
  /** Absent: Felix' own. */
  readonly failsafe?: ConfiguredFailsafe;
}
