import { pointer, repeated, valueAt } from "../../../findings";
import { type Rule, rule, type RuleContext } from "../../rule";
import { at } from "../../support";
import { apiServerRefuses, operatorAccepts, operatorRefuses } from "../../verdicts";
import { quantityOf } from "./pod-settings";

const validation = "tigera/operator pkg/controller/installation/validation.go";
const api = "docs.tigera.io/calico/latest/reference/installation/api";

const key = (context: RuleContext, ...keys: readonly (string | number)[]): string =>
  at(context, "calico", "installation", ...keys);

const mebibyte = 2 ** 20;

const logging = rule({
  finds: {
    "CAL-043": {
      title: "age or number of CNI log files below one",
      severity: "error",
      why: "The operator wants at least one of each.",
      upstream: operatorRefuses,
      see: validation,
    },
    "CAL-044": {
      title: "size of CNI log files without a binary unit",
      severity: "error",
      why: "The operator takes Ki, Mi, Gi, Ti, Pi or Ei and nothing else.",
      upstream: operatorRefuses,
      see: validation,
    },
    "CAL-062": {
      title: "size of CNI log files that is not a whole number of megabytes",
      severity: "warning",
      why: "The operator writes whole megabytes into the CNI configuration and drops the rest; 0 is the plugin's own 100.",
      upstream: operatorAccepts,
      see: "tigera/operator pkg/render/node.go (log_file_max_size)",
    },
  },
  check: (context) => {
    const cni = context.cluster.calico.installation.logging?.cni;
    for (const name of ["logFileMaxAgeDays", "logFileMaxCount"] as const) {
      const value = cni?.[name];
      if (value === undefined || value > 0) continue;
      context.report.add("CAL-043", key(context, "logging", "cni", name), {
        message: `${name} ${value} is below one`,
        want: "1 or more",
        fix: `write ${name === "logFileMaxCount" ? 10 : 30}, the operator's default, or remove the key`,
      });
    }
    const size = cni?.logFileMaxSize;
    const bytes = size === undefined ? undefined : quantityOf(size);
    if (size !== undefined && (!/[KMGTPE]i$/.test(size) || bytes === undefined || bytes < 1))
      context.report.add("CAL-044", key(context, "logging", "cni", "logFileMaxSize"), {
        message: `${size} is not a size above zero in a binary unit`,
        want: "a number with Ki, Mi, Gi, Ti, Pi or Ei",
        fix: "write it as in 100Mi",
      });
    else if (bytes !== undefined && bytes % mebibyte !== 0) {
      const whole = Math.floor(bytes / mebibyte);
      context.report.add("CAL-062", key(context, "logging", "cni", "logFileMaxSize"), {
        message: `${size} is written as ${whole} megabytes${whole === 0 ? ", which is the plugin's own 100" : ""}`,
        want: "whole megabytes",
        fix: `write ${Math.max(1, Math.round(bytes / mebibyte))}Mi`,
      });
    }
  },
});

const policySetup = rule({
  finds: {
    "CAL-045": {
      title: "negative wait for policy before a pod starts",
      severity: "error",
      why: "The operator takes 0 (no wait) or more.",
      upstream: operatorRefuses,
      see: validation,
    },
    "CAL-046": {
      title: "wait for policy before a pod starts, with VPP",
      severity: "error",
      why: "Felix's own data planes report when policy is in place; VPP does not.",
      upstream: operatorRefuses,
      see: validation,
    },
  },
  check: (context) => {
    const { installation, dataplane } = context.cluster.calico;
    const seconds = installation.linuxPolicySetupTimeoutSeconds;
    if (seconds === undefined) return;
    const path = key(context, "linuxPolicySetupTimeoutSeconds");
    if (seconds < 0)
      context.report.add("CAL-045", path, {
        message: `a wait of ${seconds} seconds is negative`,
        want: "0 or more",
        fix: "write 0 for no wait, e.g. 10 for a wait of at most ten seconds",
      });
    if (dataplane.kind === "vpp")
      context.report.add("CAL-046", path, {
        message: "VPP does not report when policy is in place",
        want: "no value with the data plane vpp",
        fix: "remove the key",
      });
  },
});

const controlPlane = rule({
  finds: {
    "CAL-047": {
      title: "fewer than one control-plane replica",
      severity: "error",
      why: "Calico's API server would not run.",
      upstream: operatorRefuses,
      see: validation,
    },
    "CAL-048": {
      title: "control plane of Calico on nodes that do not run Linux",
      severity: "error",
      why: "Its images exist for Linux only.",
      upstream: operatorRefuses,
      see: validation,
    },
  },
  check: (context) => {
    const { controlPlaneReplicas: replicas, controlPlaneNodeSelector: labels } = context.cluster.calico.installation;
    if (replicas !== undefined && replicas <= 0)
      context.report.add("CAL-047", key(context, "controlPlaneReplicas"), {
        message: `${replicas} replicas of Calico's control plane are too few`,
        want: "1 or more",
        fix: "remove the key for the operator's 2",
      });
    for (const label of ["kubernetes.io/os", "beta.kubernetes.io/os"]) {
      const os = labels?.[label];
      if (os === undefined || os === "linux") continue;
      context.report.add("CAL-048", key(context, "controlPlaneNodeSelector", label), {
        message: `Calico's control plane runs on Linux, not on ${os}`,
        want: "linux",
        fix: "remove the label: the operator adds kubernetes.io/os: linux itself",
      });
    }
  },
});

const updates = rule({
  finds: {
    "CAL-049": {
      title: "update strategy that calico-node cannot have",
      severity: "error",
      why: "The operator rolls calico-node out node by node and nothing else.",
      upstream: operatorRefuses,
      see: validation,
    },
    "CAL-050": {
      title: "maxUnavailable is neither a number nor a percentage above zero",
      severity: "error",
      why: "The operator copies it into calico-node's DaemonSet, which the API server then refuses.",
      upstream: apiServerRefuses,
      see: "kubernetes.io/docs/reference/kubernetes-api/workload-resources/daemon-set-v1",
    },
  },
  check: (context) => {
    const strategy = context.cluster.calico.installation.nodeUpdateStrategy;
    if (strategy?.type !== undefined && strategy.type !== "RollingUpdate")
      context.report.add("CAL-049", key(context, "nodeUpdateStrategy", "type"), {
        message: `calico-node cannot be updated by ${strategy.type || "an empty strategy"}`,
        want: "RollingUpdate",
        fix: "remove the key",
      });
    const unavailable = strategy?.maxUnavailable;
    if (typeof unavailable === "string" && !/^([1-9][0-9]?|100)%$/.test(unavailable))
      context.report.add("CAL-050", key(context, "nodeUpdateStrategy", "maxUnavailable"), {
        message: `${unavailable || "an empty text"} is neither a number nor a percentage from 1% to 100%`,
        want: "a number such as 1, or a percentage such as 10%",
        fix: /^[1-9][0-9]*$/.test(unavailable) ? `write ${unavailable} without quotes` : "write 1 or 10%",
      });
  },
});

const paths = rule({
  finds: {
    "CAL-051": {
      title: "path is neither absolute nor None",
      severity: "error",
      why: "The operator mounts it from the node.",
      upstream: operatorRefuses,
      see: validation,
    },
    "CAL-052": {
      title: "CNI directory is not an absolute path",
      severity: "error",
      why: "It is mounted from the node: pods of calico-node do not start.",
      upstream: operatorAccepts,
      see: api,
    },
    "CAL-063": {
      title: "path that goes up a folder",
      severity: "error",
      why: "The operator mounts it from the node, and the API server takes no such path in a pod.",
      upstream: apiServerRefuses,
      see: "kubernetes.io/docs/concepts/storage/volumes/#hostpath",
    },
  },
  check: (context) => {
    const { installation } = context.cluster.calico;
    const mounted = [["flexVolumePath"], ["kubeletVolumePluginPath"], ["cni", "binDir"], ["cni", "confDir"]] as const;
    for (const keys of mounted) {
      const path = valueAt(installation, pointer(...keys));
      if (typeof path !== "string" || !path.split("/").includes("..")) continue;
      context.report.add("CAL-063", key(context, ...keys), {
        message: `${path} goes up a folder`,
        want: "a path without ..",
        fix: "write the path that is meant, from the root",
      });
    }
    for (const name of ["flexVolumePath", "kubeletVolumePluginPath"] as const) {
      const path = installation[name];
      // The operator puts its default in place of an empty text.
      if (path === undefined || path === "" || path === "None" || path.startsWith("/")) continue;
      context.report.add("CAL-051", key(context, name), {
        message: `${name} ${path} is neither an absolute path nor None`,
        want: "an absolute path on the node, or None",
        fix: path.toLowerCase() === "none" ? "write None, with a capital N" : `write /${path}, or None to do without`,
      });
    }
    for (const name of ["binDir", "confDir"] as const) {
      const path = installation.cni?.[name];
      if (path === undefined || path === "" || path.startsWith("/")) continue;
      context.report.add("CAL-052", key(context, "cni", name), {
        message: `${name} ${path} is not an absolute path`,
        want: "an absolute path on the node",
        fix: `write /${path}, or remove the key for ${name === "binDir" ? "/opt/cni/bin" : "/etc/cni/net.d"}`,
      });
    }
  },
});

/** Largest values that the kernel takes (net/ipv4/sysctl_net_ipv4.c: MAX_TCP_KEEPIDLE and its siblings). */
const keepalive: Readonly<Record<string, number>> = {
  "net.ipv4.tcp_keepalive_time": 2147483,
  "net.ipv4.tcp_keepalive_intvl": 2147483,
  "net.ipv4.tcp_keepalive_probes": 255,
};

const sysctl = rule({
  finds: {
    "CAL-053": {
      title: "kernel setting given twice",
      severity: "warning",
      why: "Only one of the two values can win.",
      upstream: operatorAccepts,
      see: api,
    },
    "CAL-054": {
      title: "value that the kernel setting does not take",
      severity: "error",
      why: "The CNI tuning plugin fails on it, and no pod starts.",
      upstream: operatorAccepts,
      see: "docs.kernel.org/networking/ip-sysctl.html (tcp_keepalive_*)",
    },
  },
  check: (context) => {
    const settings = context.cluster.calico.installation.sysctl ?? [];
    for (const [index, name] of repeated(settings.map((setting) => setting.key)))
      context.report.add("CAL-053", key(context, "sysctl", index), {
        message: `${name} is given twice`,
        want: "each key once",
        fix: "remove one of them",
      });
    for (const [index, { key: name, value }] of settings.entries()) {
      const most = keepalive[name] ?? 2147483;
      if (/^[0-9]{1,9}$/.test(value) && Number(value) >= 1 && Number(value) <= most) continue;
      context.report.add("CAL-054", key(context, "sysctl", index, "value"), {
        message: `${name} does not take ${value || "an empty text"}`,
        want: `a whole number from 1 to ${most}, as text`,
        fix: 'write it as in "60"',
      });
    }
  },
});

const routingMode = rule({
  finds: {
    "CAL-022": {
      title: "cluster routing mode without effect",
      severity: "warning",
      why: "Neither BIRD nor Felix programs routes between nodes here.",
      upstream: operatorAccepts,
      see: "tigera/operator api/v1/installation_types.go (clusterRoutingMode)",
    },
  },
  check: (context) => {
    const { cni, dataplane } = context.cluster.calico;
    const asked = context.intent.calico?.installation?.clusterRoutingMode;
    if (asked === undefined || (cni === "Calico" && dataplane.kind !== "vpp")) return;
    const who = cni === "Calico" ? "VPP's agent" : `the cloud's CNI, ${cni},`;
    context.report.add("CAL-022", key(context, "clusterRoutingMode"), {
      message: `${who} routes between nodes, neither BIRD nor Felix`,
      want: "no value",
      fix: "remove the key",
    });
  },
});

/** The operator's Installation, field by field. */
export const installationRules: readonly Rule[] = [
  logging,
  policySetup,
  controlPlane,
  updates,
  paths,
  sysctl,
  routingMode,
];
