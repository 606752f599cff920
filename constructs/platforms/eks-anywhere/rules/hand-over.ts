import { here } from "../../../findings";
import { windowSeconds } from "../hand-over/window";
import { accepts, at, atTop, type EksAnywhereRule, rule, source } from "./support";

const docs = source("docs/content/en/docs/clustermgmt/networking/cluster-replace-cilium.md");

const handOver = rule({
  finds: {
    "EKA-070": {
      title: "hand-over of a cluster that is in service",
      severity: "error",
      why: "Every pod loses its network, for minutes, and then is restarted. EKS Anywhere's guide is for clusters that nothing depends on.",
      upstream: here,
      see: docs,
    },
    "EKA-071": {
      title: "machines are replaced before the hand-over can be done",
      severity: "error",
      why: "Cluster API is paused meanwhile; where somebody resumes it, it replaces each node that has been without a network for as long.",
      upstream: accepts,
      see: source("pkg/clusterapi/machine_health_check.go"),
    },
    "EKA-072": {
      title: "offload of checksums left to vmxnet3",
      severity: "warning",
      why: "With VXLAN its inner checksums are wrong on many builds of ESXi: TCP and UDP between nodes are dead, and ping works (calico issue 9433).",
      upstream: accepts,
      see: "projectcalico/calico felix/environment/feature_detect_linux.go",
    },
  },
  check: (context) => {
    const { platform, calico } = context.cluster;
    if (platform.inService)
      context.report.add("EKA-070", at(context, "inService"), {
        message: `${context.cluster.name} is in service, and its Cilium would be taken away`,
        got: "true",
        want: "a cluster that nothing depends on",
        fix: "make a second cluster, hand that over, and move the workloads",
      });
    for (const [index, { name, healthCheck }] of platform.machineGroups.entries()) {
      const seconds = secondsOf(healthCheck.unhealthyTimeout);
      if (seconds >= windowSeconds) continue;
      context.report.add("EKA-071", at(context, "nodeGroups", index, "healthCheck", "unhealthyTimeout"), {
        message: `machines of group ${name} are replaced after ${seconds} s, and the hand-over may take ${windowSeconds} s`,
        got: healthCheck.unhealthyTimeout,
        want: "5m or more",
        fix: "write unhealthyTimeout: 5m, at least until the hand-over is done",
      });
    }
    const { featureDetectOverride } = calico.felix;
    const uses = calico.pools.some(({ encapsulation }) => encapsulation.startsWith("VXLAN"));
    if (uses && !`,${featureDetectOverride ?? ""},`.includes(",ChecksumOffloadBroken=true,"))
      context.report.add("EKA-072", atTop(context, "calico", "felix", "featureDetectOverride"), {
        message: "pods' packets go in VXLAN, and Felix leaves their checksums to the network card",
        want: "ChecksumOffloadBroken=true",
        fix: "add ChecksumOffloadBroken=true, with a comma before it, or remove the key",
      });
  },
});

const units: Readonly<Record<string, number>> = { ns: 1e-9, us: 1e-6, ms: 1e-3, s: 1, m: 60, h: 3600 };

/** A Go duration in seconds. */
export function secondsOf(duration: string): number {
  const parts = [...duration.matchAll(/([0-9.]+)(ns|us|ms|s|m|h)/g)];
  return parts.reduce((sum, [, number = "0", unit = "s"]) => sum + Number(number) * (units[unit] ?? 1), 0);
}

/** The hand-over from Cilium to Calico. */
export const handOverRules: readonly EksAnywhereRule[] = [handOver];
