import { here } from "../../findings";
import { liveRule } from "../../model";
import type { ExistingWhole } from "./types";

/** What was said of a cluster that is there: it is the cluster that decides, so that these only ask whether it is so. */
export const existingLive = liveRule<ExistingWhole>({
  "LIVE-501": {
    title: "the ranges that are said of a live cluster changed",
    severity: "warning",
    why: "Calico gives addresses of the one and announces the other, whatever the cluster has.",
    upstream: here,
    see: "kubernetes.io, Cluster networking",
    key: "existing.ranges",
    read: ({ network: { pods, services } }) => ({ pods, services }),
    path: "/network",
    instead: "look what the cluster has: a live one does not change them",
    disrupts: "dataPlane",
  },
  "LIVE-502": {
    title: "the distribution that is said of a live cluster changed",
    severity: "warning",
    why: "Paths, addresses and who owns kube-proxy follow from it.",
    upstream: here,
    see: "docs.tigera.io, Kubernetes providers",
    key: "existing.distribution",
    read: ({ platform }) => platform.distribution,
    path: "/platform/distribution",
    instead: "correct it where it was wrong; a live cluster does not change it",
    disrupts: "dataPlane",
  },
});
