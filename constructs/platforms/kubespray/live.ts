import { here } from "../../findings";
import { liveRule } from "../../model";
import { machineIdentities, oneMachineAtATime } from "../../places/vsphere";
import { backendOf, poolOfPlay } from "./native";
import { isMade, type KubesprayWhole } from "./types";

const readme = "kubernetes-sigs/kubespray v2.31.0 docs/operations/nodes.md";

/** What Kubespray cannot change on machines that run. */
export const kubesprayLive = liveRule<KubesprayWhole>({
  "LIVE-701": {
    title: "the ranges of a live cluster changed",
    severity: "error",
    why: "kubeadm wrote them into certificates, flags and every Service that there is; a further play changes some of them.",
    upstream: here,
    see: "kubernetes.io, Cluster networking",
    key: "kubespray.ranges",
    read: ({ network: { pods, services } }) => ({ pods, services }),
    path: "/network",
    instead: "make a second cluster and move the workloads",
  },
  "LIVE-702": {
    title: "the name of a live cluster changed",
    severity: "error",
    why: "kubeadm knows the cluster by it, and the kubeconfig that the play leaves is called so.",
    upstream: here,
    see: "kubernetes-sigs/kubespray v2.31.0 roles/kubernetes/client",
    key: "kubespray.name",
    read: ({ name }) => name,
    path: "/name",
    instead: "keep the name",
  },
  "LIVE-703": {
    title: "the first control plane of a live cluster changed",
    severity: "warning",
    why: "The play runs what is done once on the first of the list: where that is a machine that is not in the cluster yet, it starts another cluster.",
    upstream: here,
    see: readme,
    key: "kubespray.firstControlPlane",
    read: ({ platform: { hosts } }) => hosts.find(({ isControlPlane }) => isControlPlane)?.name ?? "",
    path: "/platform/nodeGroups",
    instead:
      "add a new control plane at the end of the list, and change the order only between machines that are members",
    disrupts: "controlPlane",
  },
  "LIVE-704": {
    title: "a machine of a live cluster got another address",
    severity: "error",
    why: "etcd's members, certificates and BGP sessions know it by the address that it joined with.",
    upstream: here,
    see: readme,
    key: "kubespray.addresses",
    // A worker that the kit made is drained and made anew.
    read: ({ platform: { hosts, place } }) =>
      Object.fromEntries(
        hosts
          .filter(({ isControlPlane }) => !isMade(place) || isControlPlane)
          .map(({ name, addresses }) => [name, addresses.map(String)]),
      ),
    of: "items",
    path: "/platform/nodeGroups",
    instead: "`commands.sh remove` the machine, and let it join again with its new address",
  },
  "LIVE-705": {
    title: "the encapsulation of the pool that Kubespray makes changed",
    severity: "error",
    why: "A play stops where the live pool has other modes than the inventory: they are changed in the pool first, by hand.",
    upstream: { program: "kubespray", verdict: "refuses" },
    see: "kubernetes-sigs/kubespray v2.31.0 roles/network_plugin/calico/tasks/check.yml",
    key: "kubespray.encapsulations",
    read: (cluster) =>
      cluster.platform.networking === "calico"
        ? Object.fromEntries(([4, 6] as const).map((family) => [family, poolOfPlay(cluster, family)?.encapsulation]))
        : {},
    of: "items",
    follows: "calico.installer",
    path: "/calico",
    instead: "change ipipMode and vxlanMode of the IPPool by calicoctl, expect an interruption, then insist",
  },
  "LIVE-706": {
    title: "the backend of Kubespray's live Calico changed",
    severity: "warning",
    why: "calico-node is made anew on one machine after the other: until the last, some spread routes by BIRD and some by Felix alone, and they lose each other.",
    upstream: here,
    see: "kubernetes-sigs/kubespray issue 8691",
    key: "kubespray.backend",
    read: ({ platform, calico }) => (platform.networking === "calico" ? backendOf(calico) : null),
    follows: "calico.installer",
    path: "/calico",
    instead: "expect an interruption between machines until the play has run on the last",
    disrupts: "dataPlane",
  },
  "LIVE-707": {
    ...oneMachineAtATime,
    read: ({ platform: { place } }) => (place.kind === "vsphere" ? machineIdentities(place) : {}),
  },
});
