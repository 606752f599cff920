import type { Cluster, PlatformCluster } from "../../calico";
import type { Ip } from "../../net";
import type { MachineSize } from "../../model";
import type { VspherePlace } from "../../places/vsphere";
import type { AwsPlace } from "./aws";
import type { KubesprayReleaseName } from "./releases";
import type { VagrantPlace } from "./vagrant";

/** The part of a cluster that Kubespray makes. */
export interface KubesprayCluster extends PlatformCluster {
  readonly kind: "kubespray";
  readonly release: KubesprayReleaseName;
  /** Patch release, e.g. `1.35.4`. */
  readonly kubeVersion: string;
  /** `kube_network_plugin`: Kubespray's own Calico, or none and the kit's. */
  readonly networking: "calico" | "cni";
  /** Typhas of Kubespray's own Calico; 0: calico-node asks the API server itself. */
  readonly typhaReplicas: number;
  /** Where the machines stand. */
  readonly place: KubesprayPlace;
  readonly ssh: { readonly user?: string; readonly port?: number };
  /** An address in front of the API servers; absent: a proxy on each node. */
  readonly loadBalancer?: { readonly host: string; readonly port: number };
  /** `kube_proxy_mode`; absent: Kubespray installs none (`kube_proxy_remove`). */
  readonly kubeProxyMode?: "iptables" | "nftables";
  /**
   * Length of the range that the controller manager gives each node, by family (`kube_network_node_prefix`): Calico's IPAM
   * does not use it, but Kubespray refuses one that holds fewer addresses than pods, or fewer nodes than there are.
   */
  readonly nodePrefix: { readonly ipv4?: number; readonly ipv6?: number };
  readonly hosts: readonly KubesprayHost[];
}

export type KubesprayPlace = { readonly kind: "hosts" } | VagrantPlace | AwsPlace | VspherePlace;

/** Whether the kit's Pulumi component makes the machines. */
export const isMade = ({ kind }: KubesprayPlace): boolean => kind === "aws" || kind === "vsphere";

/** A machine of the inventory. */
export interface KubesprayHost {
  /** Name of the Node object, and of the host in the inventory. */
  readonly name: string;
  /** Name of its node group. */
  readonly group: string;
  /** What Ansible connects to; absent where Vagrant says it. */
  readonly ansibleHost?: string;
  /** IPv4 first, as far as it has one. */
  readonly addresses: readonly Ip[];
  readonly accessAddress?: Ip;
  /** Of a machine that the kit makes. */
  readonly size?: MachineSize;
  readonly isControlPlane: boolean;
  /** Whether ordinary pods run on it (group `kube_node`). */
  readonly runsPods: boolean;
}

/** The whole of a cluster that Kubespray makes. */
export type KubesprayWhole = Cluster<KubesprayCluster>;
