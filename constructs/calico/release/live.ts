import { here } from "../../findings";
import { bothTexts, compareVersions, liveRule } from "../../model";
import type { Cluster } from "../cluster";

/** The Calico that runs. */
export const releaseLive = liveRule<Cluster>({
  "LIVE-161": {
    title: "an older Calico than the live one",
    severity: "error",
    why: "Calico tests upgrades only: objects lose the fields that the older one does not know.",
    upstream: here,
    see: "docs.tigera.io, Upgrade Calico on Kubernetes",
    key: "calico.release",
    read: ({ calico }) => calico.release.calico,
    allows: bothTexts((was, now) => compareVersions(now, was) > 0),
    path: "/calico/release",
    instead: "stay, or save the objects of Calico first (`kubectl get --all-namespaces`) and compare them afterwards",
  },
});
