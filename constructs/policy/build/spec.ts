import type { Selector, SelectorTree } from "../../model";
import type { Cidr, Ip } from "../../net";

/** A selector: parsed, as a tree, or as text, which is parsed where it is used: what is wrong is told with its character. */
export type Selecting = Selector | SelectorTree | string;

/** A number from 1 to 65535, both ends of a range, or the name of a port of the endpoint (15 characters at most, lower case). */
export type PortSpec = number | { readonly first: number; readonly last: number } | { readonly name: string };

/** A name of Calico's, or a number of IANA's list from 1 to 255. */
export type ProtocolSpec = "TCP" | "UDP" | "ICMP" | "ICMPv6" | "SCTP" | "UDPLite" | number;

export interface IcmpSpec {
  /** 0 to 254 */
  readonly type?: number;
  /** 0 to 255; only with a type. */
  readonly code?: number;
}

/** One end of a packet: everything that is there must hold. Upstream's EntityRule. */
export interface EntitySpec {
  /** Of one IP family in a rule. */
  readonly nets?: readonly Cidr[];
  readonly notNets?: readonly Cidr[];
  readonly selector?: Selecting;
  readonly notSelector?: Selecting;
  /** `global()` alone is what has no namespace. */
  readonly namespaceSelector?: Selecting;
  readonly serviceAccounts?: { readonly names?: readonly string[]; readonly selector?: Selecting };
  /** Alone, in an egress rule's destination or an ingress rule's source. */
  readonly services?: { readonly name: string; readonly namespace: string };
  /** Only with protocol TCP, UDP or SCTP. */
  readonly ports?: readonly PortSpec[];
  readonly notPorts?: readonly PortSpec[];
  /** DNS names, Calico Enterprise only: an egress rule's destination, with action Allow. */
  readonly domains?: readonly string[];
}

/** Upstream's Rule. */
export interface RuleSpec {
  readonly action: "Allow" | "Deny" | "Pass" | "Log";
  readonly ipVersion?: 4 | 6;
  readonly protocol?: ProtocolSpec;
  readonly notProtocol?: ProtocolSpec;
  readonly icmp?: IcmpSpec;
  readonly notICMP?: IcmpSpec;
  readonly source?: EntitySpec;
  readonly destination?: EntitySpec;
}

/** Whether a policy is enforced, or only seen in flow logs: what it would do, or that it would go. */
export type Stage = "enforced" | "staged" | "staged-delete";

/** What both kinds of Calico's policies have. */
export interface PolicySpec {
  /** Without the tier's prefix, which is put in front. */
  readonly name: string;
  /** Tier `default` unless said. */
  readonly tier?: string;
  /** Lower is asked earlier; absent: after all that have one. */
  readonly order?: number;
  /** Absent: all. */
  readonly selector?: Selecting;
  readonly serviceAccountSelector?: Selecting;
  readonly types: readonly ("Ingress" | "Egress")[];
  readonly ingress?: readonly RuleSpec[];
  readonly egress?: readonly RuleSpec[];
  /** `enforced` unless said. */
  readonly stage?: Stage;
}

export interface NetworkPolicySpec extends PolicySpec {
  readonly namespace: string;
}

export interface GlobalNetworkPolicySpec extends PolicySpec {
  /** Of pods' namespaces. What has none, a host endpoint, is taken by `not in` and `!has()`, too. */
  readonly namespaceSelector?: Selecting;
  readonly applyOnForward?: boolean;
  /** Only with applyOnForward, and without egress. */
  readonly preDNAT?: boolean;
  /** Only with applyOnForward. */
  readonly doNotTrack?: boolean;
}

export interface TierSpec {
  readonly name: string;
  readonly order?: number;
  /** Upstream's default is Deny. */
  readonly defaultAction?: "Deny" | "Pass";
}

export interface NetworkSetSpec {
  readonly name: string;
  /** Absent: a GlobalNetworkSet. */
  readonly namespace?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly nets?: readonly Cidr[];
  /** DNS names, Calico Enterprise only. */
  readonly allowedEgressDomains?: readonly string[];
}

export interface HostEndpointSpec {
  readonly name: string;
  readonly node: string;
  /** A name of at most 15 characters, or `*` for all; or else `expectedIPs`. */
  readonly interfaceName?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly expectedIPs?: readonly Ip[];
  /** Without any, what no policy allows is denied at once. */
  readonly profiles?: readonly string[];
  readonly ports?: readonly {
    readonly name: string;
    readonly protocol: "TCP" | "UDP" | "SCTP";
    readonly port: number;
  }[];
}
