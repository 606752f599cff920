import type { CalicoCluster } from "../../calico";
import type { ClusterNetwork } from "../../model";
import type { Ip } from "../../net";
import type { VsphereContext } from "./machines";

/** What is wrong with an intent for vSphere. A platform gives each kind a code of its own, and the texts of `vsphereFinds`. */
export interface VsphereProblem {
  readonly kind: VsphereProblemKind;
  /** Where: keys under `/platform/on`, or under the intent itself where `isTop`. */
  readonly keys: readonly (string | number)[];
  readonly isTop?: true;
  readonly message: string;
  readonly got?: string;
  readonly want: string;
  readonly fix: string;
}

export type VsphereProblemKind = keyof typeof vsphereFinds;

/** Title, severity, reason and source of each kind. */
export const vsphereFinds = {
  name: {
    title: "two racks of vSphere with one name, or a port group with two VLANs",
    severity: "error",
    why: "What is said of one of the two would be lost.",
    see: "pulumi-vsphere, DistributedPortGroup",
  },
  rack: {
    title: "machine without a rack of vSphere",
    severity: "error",
    why: "A rack says which port groups a machine is plugged into: without one it would have no network, and is not made.",
    see: "docs.vmware.com, vSphere Networking, Distributed Port Groups",
  },
  networks: {
    title: "a rack of vSphere with fewer or more port groups than its machines have links",
    severity: "error",
    why: "A link without a port group is a switch that the machine never reaches; a port group without a link is an interface without address.",
    see: "docs.tigera.io/calico/latest/networking/configuring/dual-tor",
  },
  address: {
    title: "machine in vSphere whose network nobody can know",
    severity: "error",
    why: "A clone gets its addresses once, from cloud-init, with the length of the subnet and the default route.",
    see: "cloud-init, datasource VMware",
  },
  switch: {
    title: "port group with a VLAN, and no distributed switch to make it on",
    severity: "error",
    why: "A port group is made on a switch; without one it is looked up by its name, and its VLAN is whatever it is.",
    see: "pulumi-vsphere, DistributedPortGroup",
  },
  overlap: {
    title: "address of vSphere's surroundings within a range of the cluster",
    severity: "error",
    why:
      "Nodes take what is in a range of pods or Services for their own: vCenter, name servers or the virtual address cannot be reached, " +
      "and the machines are made before anybody notices (aws/eks-anywhere#6532, #6032, #3466).",
    see: "aws/eks-anywhere#6532",
  },
  taken: {
    title: "an address in vSphere that two have, or that a DHCP server may give away",
    severity: "error",
    why: "Two machines answer for it, in turns: sessions, the API and etcd flap without a word of why.",
    see: "anywhere.eks.amazonaws.com, vSphere preparation (control plane endpoint outside the DHCP range)",
  },
  checksum: {
    title: "VXLAN on vmxnet3 with checksum offload",
    severity: "error",
    why:
      "ESXi drops packets whose inner checksum the adapter was to write, and Felix leaves that on for kernels above 5.7: nodes are " +
      "Ready, ping works, TCP between nodes does not.",
    see: "projectcalico/calico felix/environment/feature_detect_linux.go, #4727, #9433",
  },
} as const;

/** What else a platform knows of the cluster. */
export interface VsphereJudged extends VsphereContext {
  readonly network: Pick<ClusterNetwork, "pods" | "services">;
  readonly calico: Pick<CalicoCluster, "pools" | "cni" | "felix" | "dataplane">;
  /** Addresses in front of the API servers, with the keys of their place under the intent. */
  readonly virtualAddresses: readonly { readonly address: Ip; readonly keys: readonly (string | number)[] }[];
}
