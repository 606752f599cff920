import { here } from "../../findings";
import { bothTexts, isNextMinor, liveRule } from "../../model";
import { awsLiveFacts } from "./live/aws";
import { controlPlaneFacts } from "./live/control-planes";
import { machineFacts } from "./live/machines";
import { backendOf, poolOfPlay } from "./native";
import type { KubesprayWhole } from "./types";

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
  ...controlPlaneFacts,
  ...machineFacts,
  ...awsLiveFacts,
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
  "LIVE-708": {
    title: "a live cluster cannot go back in Kubernetes, nor skip a minor version",
    severity: "error",
    why: "kubeadm refuses it, after the play has put other kubelets on machines.",
    upstream: here,
    see: "kubernetes-sigs/kubespray v2.31.0 docs/operations/upgrades.md",
    key: "kubespray.kubernetes",
    read: ({ kubernetes }) => kubernetes,
    allows: bothTexts(isNextMinor),
    path: "/kubernetes",
    instead: "raise it by one minor version, `up`, then by the next",
  },
  "LIVE-718": {
    title: "kube-proxy of a live cluster would run in another mode, or no more, or again",
    severity: "error",
    why: "A play changes only the server in kube-proxy's ConfigMap: Felix would write nftables beside a kube-proxy of iptables, or find none that should be there.",
    upstream: { program: "kubespray", verdict: "accepts" },
    see: "kubernetes-sigs/kubespray v2.31.0 roles/kubernetes/kubeadm/tasks/main.yml",
    key: "kubespray.kubeProxy",
    read: ({ platform: { kubeProxyMode } }) => kubeProxyMode ?? "none",
    path: "/calico/dataplane",
    instead:
      "insist, and right after `up` run `kubeadm init phase addon kube-proxy --config /etc/kubernetes/kubeadm-config.yaml` on the first control plane and restart its pods, or, for none, delete DaemonSet kube-system/kube-proxy: Services fail meanwhile",
  },
});
