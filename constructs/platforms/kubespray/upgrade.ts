/**
 * Which play a cluster that runs is to have: `cluster.yml` never upgrades control planes (kubeadm-upgrade.yml is included only
 * where `upgrade_cluster_setup` says so), `upgrade-cluster.yml` does, one after the other, and drains machines in batches
 * (kubespray v2.31.0 docs/operations/upgrades.md, Graceful upgrade).
 */
import { quoted } from "../../model";
import type { KubesprayWhole } from "./types";

/** What kubectl is asked, after its own options: versions of the kubelets, one a line, then images of the API servers. */
export const versionQuestions: readonly (readonly string[])[] = [
  ["get", "nodes", "--no-headers", "--output", "custom-columns=VERSION:.status.nodeInfo.kubeletVersion"],
  [
    ...["get", "pods", "--namespace", "kube-system", "--selector", "component=kube-apiserver", "--no-headers"],
    ...["--output", "custom-columns=IMAGE:.spec.containers[0].image"],
  ],
];

/**
 * A command that reads the answers and prints what follows: nothing where all have the inventory's version, or there are
 * none; `older`; `newer VERSION`; `skips VERSION`. An upgrade that stopped half-way is one where some are older.
 */
export function judgeVersions({ platform }: KubesprayWhole): string {
  return `awk -v wanted=${platform.kubeVersion} ${quoted(program)}`;
}

const program = [
  'BEGIN { split(wanted, want, ".") }',
  '{ server = /kube-apiserver:/; sub(/^.*:/, "") }',
  "!/^v[0-9]+[.][0-9]+[.][0-9]+$/ { next }",
  '{ split(substr($0, 2), is, "."); minors = want[2] - is[2] }',
  "minors < 0 || (minors == 0 && is[3] + 0 > want[3] + 0) { newer = $0 }",
  "server && minors > 1 { skips = $0 }",
  '$0 != "v" wanted { older = 1 }',
  'END { if (newer) print "newer " newer; else if (skips) print "skips " skips; else if (older) print "older" }',
].join("\n");

/** What is said of the two that no play can do, by the first word of the judgement. */
export function refusals({
  kubernetes,
  platform,
}: KubesprayWhole): Readonly<Record<"newer" | "skips", { readonly message: string; readonly fix: string }>> {
  const [major = "1", minor = "0"] = kubernetes.split(".");
  return {
    newer: {
      message: `the cluster runs a newer Kubernetes than the inventory's ${platform.kubeVersion}, and none goes back`,
      fix: "write in the intent what runs, or its next minor",
    },
    skips: {
      message: `the cluster runs a Kubernetes more than one minor older than the inventory's ${platform.kubeVersion}`,
      fix: `go to ${major}.${Number(minor) - 1} first: one minor after the other`,
    },
  };
}
