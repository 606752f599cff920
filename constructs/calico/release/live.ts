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
  "LIVE-163": {
    title: "back from Calico Enterprise to Calico Open Source",
    severity: "error",
    why: "Tigera documents the way there and none back: objects that open source does not know stay, and hold what they hold.",
    upstream: here,
    see: "docs.tigera.io/calico-enterprise/latest/getting-started/upgrading (upgrading from Calico)",
    key: "calico.edition",
    read: ({ calico }) => calico.edition,
    follows: "calico.installer",
    allows: bothTexts((was) => was === "oss"),
    path: "/calico/edition",
    instead: "stay, or make a second cluster and move the workloads",
  },
  "LIVE-162": {
    title: "where the CRDs and the operator of a live cluster come from changed",
    severity: "error",
    why: "The engine would stop at objects that Helm owns, or uninstall the chart with every CRD and every Calico object.",
    upstream: here,
    see: "UPGRADE.md, The way of install",
    key: "calico.install",
    read: ({ calico }) => (calico.installer.kind === "operator" ? calico.install.kind : null),
    follows: "calico.installer",
    path: "/calico/install",
    instead: "let go of the Helm releases first, step by step as UPGRADE.md says, then insist",
  },
});
