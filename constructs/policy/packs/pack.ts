import type * as z from "zod";
import type { KubernetesObject } from "../../model";
import type { Cidr, Ip, IpFamily } from "../../net";
import type { GlobalNetworkPolicySpec, NetworkPolicySpec, NetworkSetSpec } from "../build";

/** Whom pods ask for names. */
export interface ClusterDns {
  /** Pods that answer, by one label of theirs, on a port of their own: no policy sees the Service's. */
  readonly pods: {
    readonly namespace: string;
    readonly label: string;
    readonly value: string;
    /** Of UDP and of TCP. */
    readonly port: number;
  };
  /** Addresses at which a cache on the pod's own node answers (NodeLocal DNSCache), on port 53; empty: there is none. */
  readonly nodeLocal: readonly Ip[];
}

/** CoreDNS as nearly everybody has it, and no cache on nodes. */
export const kubeDns: ClusterDns = {
  pods: { namespace: "kube-system", label: "k8s-app", value: "kube-dns", port: 53 },
  nodeLocal: [],
};

/** What packs know of the cluster that they are for. Ranges may be of both families. */
export interface PackGround {
  readonly families: readonly IpFamily[];
  /** Where addresses are inside: the pods' and nodes' ranges, and all private ones where the nodes' are not known. */
  readonly inside: readonly Cidr[];
  /** Ranges of the nodes, of a control plane that is not one of them, too; empty where nobody knows. */
  readonly nodes: readonly Cidr[];
  /** Namespaces that the cluster does not live without: no pack says anything of their pods. */
  readonly systemNamespaces: readonly string[];
  /** The same by what their names begin with, e.g. `openshift-`: there are too many, and each release has further ones. */
  readonly systemPrefixes: readonly string[];
  readonly dns: ClusterDns;
  /** Addresses of BGP peers that are no nodes: switches, and whom the intent names. Of any family. */
  readonly peers: readonly Ip[];
  /** TCP port on which nodes listen for BGP. */
  readonly bgpPort: number;
  /** Whether etcd and the API server are on nodes of the cluster. */
  readonly hasControlPlaneNodes: boolean;
  /** TCP port of the API server. */
  readonly apiPort: number;
}

/** Tiers of the packs. In both, what no rule matches is passed on, so that a policy in front never allows by accident. */
export const packTiers = {
  /** What must never be, whatever teams allow. */
  security: { name: "security", order: 100 },
  /** What the cluster's administrators open and close for everybody. */
  platform: { name: "platform", order: 200 },
} as const;

/** One policy of a pack, before it is known whether it is staged. */
export type PackPolicy =
  | ({ readonly kind: "global" } & Omit<GlobalNetworkPolicySpec, "stage">)
  | ({ readonly kind: "namespaced" } & Omit<NetworkPolicySpec, "stage">);

/** What a pack puts into a cluster. */
export interface PackContent {
  readonly policies: readonly PackPolicy[];
  /** Addresses under labels, which the policies name. Never staged: alone they do nothing. */
  readonly networkSets?: readonly NetworkSetSpec[];
}

/** An edge that a pack is there for. Endpoints are those of the example (`packPopulation`), or addresses. */
export interface PackEdge {
  readonly from: string;
  readonly to: string;
  /** Such as `tcp:80`. */
  readonly probe: string;
  readonly isAllowed: boolean;
  /** What decides: `POLICY DIRECTION RULE`, the rule from 1, or `end` of its tier; `nothing`: no policy is about it. */
  readonly by: string;
}

/** A practice as code. `Options` are what the intent says; every one may be left out unless its schema wants it. */
export interface Pack<Options extends object = object> {
  /** The key in `policy.packs`. */
  readonly name: string;
  /** The practice, one sentence without a full stop. */
  readonly practice: string;
  /** Made when it is wanted: most intents have few packs. */
  readonly schema: () => z.ZodType<Options, object>;
  /** Whether its policies are about nodes, so that they need host endpoints. */
  readonly isAboutHosts: (options: Options) => boolean;
  readonly content: (options: Options, ground: PackGround) => PackContent;
  /** What somebody could write, and what then holds in the example population. */
  readonly example: {
    readonly options: object;
    /** Objects beside the population's, such as a team's own policies. */
    readonly objects?: readonly KubernetesObject[];
    readonly edges: readonly PackEdge[];
  };
}

/** Keeps the type of the options. */
export function definePack<Options extends object>(pack: Pack<Options>): Pack<Options> {
  return pack;
}

/** Whether no pack says anything of the namespace's pods. */
export function isSystemNamespace({ systemNamespaces, systemPrefixes }: PackGround, name: string): boolean {
  return systemNamespaces.includes(name) || systemPrefixes.some((prefix) => name.startsWith(prefix));
}
