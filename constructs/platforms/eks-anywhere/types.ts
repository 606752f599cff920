import type { Cluster, PlatformCluster } from "../../calico";
import type { NodeGroup } from "../../model";
import type { VsphereGroundwork } from "../../places/vsphere";
import type { Ip } from "../../net";
import type { EksAnywhereReleaseName } from "./releases";
import type { EksAnywhereIntent } from "./schema";
import type { MachineIntent } from "./schema/vsphere";

/** The part of a cluster that EKS Anywhere makes. */
export interface EksAnywhereCluster extends PlatformCluster {
  readonly kind: "eks-anywhere";
  readonly release: EksAnywhereReleaseName;
  /** Name of the cluster that makes this one: its own, where it manages itself. */
  readonly managementCluster: string;
  /** Of its objects in the management cluster. */
  readonly namespace: string;
  /** Whether anything depends on it: no hand-over then. */
  readonly inService: boolean;
  readonly endpoint: Ip;
  readonly vsphere: VsphereFacts;
  /** What is made in vCenter before the cluster; absent: nothing. */
  readonly groundwork?: VsphereGroundwork;
  /** Length of the range that each node gets of pods; Calico's IPAM does not use it. */
  readonly nodeMaskSize: number;
  readonly machineGroups: readonly MachineGroup[];
  /** Machines of its own for etcd; absent: on the control planes. */
  readonly etcd?: { readonly count: number; readonly machine: Machine };
  readonly healthCheck: HealthCheck;
  /** What EKS Anywhere is told beside it, in the intent's words. */
  readonly access: Pick<EksAnywhereIntent, "certSans" | "identity" | "gitOps" | "proxy" | "registryMirror" | "podIam">;
}

/** vCenter, and where in it machines are. */
export interface VsphereFacts {
  readonly server: string;
  readonly insecure: boolean;
  readonly thumbprint: string;
  readonly datacenter: string;
  readonly network: string;
  readonly failureDomains: NonNullable<EksAnywhereIntent["on"]["failureDomains"]>;
}

export interface HealthCheck {
  /** Go durations. */
  readonly startupTimeout: string;
  readonly unhealthyTimeout: string;
}

/** A group of nodes as EKS Anywhere knows it; in the order of the nodes' groups. */
export interface MachineGroup {
  readonly name: string;
  readonly isControlPlane: boolean;
  readonly count: number;
  /** Between which an autoscaler moves it. */
  readonly scales?: { readonly min: number; readonly max: number };
  readonly machine: Machine;
  readonly failureDomain?: string;
  readonly kubernetes?: string;
  readonly maxSurge: number;
  readonly maxUnavailable: number;
  readonly healthCheck: HealthCheck & { readonly maxUnhealthy: string };
}

/** A VSphereMachineConfig. */
export interface Machine
  extends
    Required<Pick<MachineIntent, "os" | "cpus" | "memoryMiB" | "diskGiB">>,
    Omit<MachineIntent, "os" | "cpus" | "memoryMiB" | "diskGiB"> {
  /** Name of the object. */
  readonly config: string;
}

/** The whole of a cluster that EKS Anywhere makes. */
export type EksAnywhereWhole = Cluster<EksAnywhereCluster, NodeGroup>;
