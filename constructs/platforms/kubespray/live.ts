import { here } from "../../findings";
import { liveRule } from "../../model";
import type { KubesprayWhole } from "./types";

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
    read: ({ platform: { hosts } }) =>
      Object.fromEntries(hosts.map(({ name, addresses }) => [name, addresses.map(String)])),
    of: "items",
    path: "/platform/nodeGroups",
    instead: "`commands.sh remove` the machine, and let it join again with its new address",
  },
});
