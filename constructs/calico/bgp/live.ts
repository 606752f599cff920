import { here } from "../../findings";
import { type Json, liveRule } from "../../model";
import type { Cluster } from "../cluster";
import { announcedOf } from "./announced";

/** What sessions rest on. */
export const bgpLive = liveRule<Cluster>({
  "LIVE-111": {
    title: "the AS number of a live cluster changed",
    severity: "warning",
    why: "Every session ends, and comes back only where the other end expects the new number.",
    upstream: here,
    see: "docs.tigera.io, BGP configuration (asNumber)",
    key: "calico.bgp.asNumber",
    read: ({ calico }) => (calico.routing.bgp === "Enabled" ? calico.bgp.asNumber : null),
    allows: (was, now) => was === null || now === null,
    path: "/calico/bgp/asNumber",
    instead: "let the switches take both numbers first, or give single nodes theirs",
    disrupts: "bgp",
  },
  "LIVE-114": {
    title: "the mesh of live nodes goes",
    severity: "warning",
    why: "From then on nodes have the routes of their peers alone, and Kubernetes does not say whether those have a session.",
    upstream: here,
    see: "docs.tigera.io, Configure BGP peering (Disable the default mesh); projectcalico/calico issue 3785",
    key: "calico.bgp.nodeToNodeMeshEnabled",
    read: ({ calico }) => (calico.routing.bgp === "Enabled" ? calico.bgp.nodeToNodeMeshEnabled : null),
    allows: (was, now) => was !== true || now !== false,
    path: "/calico/bgp",
    instead:
      "write calico.bgp.nodeToNodeMeshEnabled: true and `up` with the peers, look for Established on a node of every rack (birdcl show protocols), and remove the key then",
    disrupts: "bgp",
  },
  "LIVE-112": {
    title: "who programs routes between live nodes changed",
    severity: "warning",
    why: "Routes are taken away by one and written by the other, node by node.",
    upstream: here,
    see: "projectcalico/calico release notes of v3.32 (clusterRoutingMode)",
    key: "calico.routing.clusterRoutingMode",
    read: ({ calico }) => calico.routing.clusterRoutingMode,
    path: "/calico",
    instead: "expect an interruption",
    disrupts: "dataPlane",
  },
  "LIVE-113": {
    title: "BGP of live nodes is switched off",
    severity: "warning",
    why: "Switches and other peers lose the pods' routes at once, and so do nodes for pools without encapsulation.",
    upstream: here,
    see: "docs.tigera.io, Installation reference (calicoNetwork.bgp)",
    key: "calico.routing.bgp",
    read: ({ calico }) => calico.routing.bgp,
    allows: (was) => was !== "Enabled",
    path: "/calico/routing",
    instead: "give every pool an encapsulation first, `up`, and switch BGP off after that",
    disrupts: "bgp",
  },
  "LIVE-115": {
    title: "nodes of a live fabric announce what its switches do not let pass yet",
    severity: "warning",
    why: "Switches take blocks of the pools and ranges of Services that they were told, and drop others without a word: pods that get addresses of a further pool are reached by nobody outside their node.",
    upstream: here,
    see: "RFC 8212; calico-kit: filters of a fabric's switches",
    key: "calico.bgp.announced",
    read: rangesOf,
    of: "items",
    allows: isNothingNew,
    follows: "fabric.there",
    path: "/calico",
    instead: "load the new files (switches/ of what `synth` writes) of all switches first, and `up` then",
    disrupts: "switches",
  },
});

/** What the switches of a fabric let pass, by kind; nothing without a fabric. */
function rangesOf({ fabric, ...cluster }: Cluster): unknown {
  if (fabric === undefined) return {};
  const { pods, services } = announcedOf(cluster);
  return {
    pods: pods.map(({ cidr, blockSize, rack }) =>
      [cidr, `blocks of /${blockSize}`, ...(rack === undefined ? [] : [`rack ${rack}`])].join(", "),
    ),
    services,
  };
}

/** What goes may stay on switches for a while. */
function isNothingNew(was: Json, now: Json): boolean {
  return Array.isArray(was) && Array.isArray(now) && (now as readonly Json[]).every((range) => was.includes(range));
}
