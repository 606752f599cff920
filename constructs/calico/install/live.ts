import { here } from "../../findings";
import { liveRule } from "../../model";
import type { Cluster } from "../cluster";

const second = "make a second cluster and move the workloads";

/** What a live cluster got its network from. */
export const installLive = liveRule<Cluster>({
  "LIVE-151": {
    title: "who installs Calico on a live cluster changed",
    severity: "error",
    why: "The one takes its Calico away and pods lose their network until the other's has come, if it can at all.",
    upstream: here,
    see: "kops.sigs.k8s.io, Networking (switching between networking providers)",
    key: "calico.installer",
    read: ({ calico }) => calico.installer.kind,
    path: "/platform",
    instead: second,
  },
  "LIVE-152": {
    title: "the CNI of a live cluster changed",
    severity: "error",
    why: "Pods that run keep interfaces and addresses of the old one; the operator refuses or leaves both on the nodes.",
    upstream: here,
    see: "tigera/operator pkg/controller/installation/validation.go",
    key: "calico.cni",
    read: ({ calico }) => calico.cni,
    path: "/calico/routing",
    instead: second,
  },
  "LIVE-153": {
    title: "the IPAM of a live cluster changed",
    severity: "error",
    why: "Addresses that pods have are unknown to the new one, which gives them out again.",
    upstream: here,
    see: "docs.tigera.io, Migrate from host-local IPAM (upgrade of the datastore)",
    key: "calico.ipam",
    follows: "calico.cni",
    read: ({ calico }) => calico.ipam,
    path: "/calico",
    instead: second,
  },
  "LIVE-154": {
    title: "what the operator takes a live cluster for changed",
    severity: "error",
    why: "kubernetesProvider decides paths on the nodes and where Calico's API server runs.",
    upstream: here,
    see: "tigera/operator pkg/controller/installation/core_controller.go, mergeProvider",
    key: "calico.kubernetesProvider",
    follows: "platform.kind",
    read: ({ calico }) => calico.kubernetesProvider,
    path: "/platform",
    instead: "correct it before Calico is installed; on a live cluster take Calico away first, then install it anew",
  },
});
