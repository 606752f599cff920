import { here, list } from "../../../findings";
import { type Rule, rule } from "../../rule";
import { at } from "../../support";
import { apiServerRefuses } from "../../verdicts";
import type { Enterprise } from "../schema";

/** What Calico Open Source has in its place. */
const instead: Readonly<Record<keyof Enterprise, string>> = {
  earlyNetworking:
    "make the loopback addresses yourself before the kubelet starts; fabric.planes: 2 renders all else: two peers per rack by the links' addresses, hold timers, filters",
  logStorage: "flow logs by Goldmane, which keeps the last hour",
  logCollector: "flow logs by Goldmane, or Felix' metrics",
  manager: "Whisker shows who talks to whom (calico.components.whisker), and calico-kit reach what may",
  monitor: "Prometheus of your own with calico.installation.nodeMetricsPort",
  intrusionDetection: "a tool of your own on Goldmane's flows",
  policyRecommendation: "staged policies, whose verdicts Whisker shows, and `calico-kit reach diff`",
  packetCapture: "tcpdump on the node, or `kubectl debug`; what was denied, by Goldmane's flow logs",
  applicationLayer:
    "the Gateway API by Calico's Envoy Gateway (calico.components.gatewayAPI), with its access logs and routes by path",
  egress:
    "a pool without natOutgoing for one namespace (namespaceSelector, or annotation cni.projectcalico.org/ipv4pools), announced by BGP: pods leave with their own addresses",
  bfd: "timers of the sessions: keepaliveTime, and the router's hold time",
};

const openSource = rule({
  finds: {
    "ENT-001": {
      title: "setting of Calico Enterprise with Calico Open Source",
      severity: "error",
      why: "Open source has neither the definition nor the code: the object is refused, or nobody reads it.",
      upstream: here,
      see: "tigera/operator pkg/imports/crds, of calico and of enterprise",
    },
    "ENT-002": {
      title: "field of BGPPeer that only Calico Enterprise has",
      severity: "error",
      why: "The definition of open source does not know the field: the peer is refused, or the field dropped.",
      upstream: apiServerRefuses,
      see: "docs.tigera.io/calico-enterprise/latest/reference/resources/bgppeer",
    },
    "ENT-005": {
      title: "operator that somebody else applies, with Calico Open Source",
      severity: "error",
      why: "The kit installs the released operator of open source itself; nothing would wait for another one.",
      upstream: here,
      see: "calico-kit: calico.install",
    },
  },
  check: (context) => {
    const { intent, cluster, report } = context;
    if (cluster.calico.release.kind === "enterprise") return;
    if (cluster.calico.install.kind === "present")
      report.add("ENT-005", at(context, "calico", "install"), {
        message: "install: present is for Calico Enterprise",
        got: "present",
        want: "release, or directory",
        fix: "remove the key, or write calico.edition: enterprise",
      });
    for (const key of Object.keys(intent.calico?.enterprise ?? {}) as (keyof Enterprise)[])
      report.add("ENT-001", at(context, "calico", "enterprise", key), {
        message: `${key} is Calico Enterprise's, and this cluster has Calico Open Source`,
        want: `edition: enterprise, or what open source has: ${instead[key]}`,
        fix: "remove the key, or write calico.edition: enterprise",
      });
    for (const [index, peer] of (intent.calico?.bgp?.peers ?? []).entries())
      for (const key of ["failureDetectionMode", "restartMode", "birdGatewayMode"] as const)
        if (peer[key] !== undefined)
          report.add("ENT-002", at(context, "calico", "bgp", "peers", index, key), {
            message: `BGPPeer of Calico Open Source has no ${key}`,
            want: "maxRestartTime, keepaliveTime and the router's own hold timer",
            fix: "remove the key, or write calico.edition: enterprise",
          });
  },
});

const layers = rule({
  finds: {
    "ENT-003": {
      title: "ApplicationLayer with nothing in it",
      severity: "error",
      why: "The operator refuses one that enables nothing, and reconciles none of it.",
      upstream: here,
      see: "tigera/operator pkg/controller/applicationlayer/applicationlayer_controller.go",
    },
    "ENT-004": {
      title: "component of Calico Enterprise without its storage",
      severity: "warning",
      why: "It reads or writes Elasticsearch, which LogStorage makes; in a managed cluster the manager's has it.",
      upstream: here,
      see: "docs.tigera.io/calico-enterprise/latest/reference/installation/api (LogStorage)",
    },
  },
  check: (context) => {
    const { enterprise } = context.cluster.calico;
    if (enterprise === undefined) return;
    const { applicationLayer: layer } = enterprise;
    const features = ["collectLogs", "webApplicationFirewall", "applicationLayerPolicy", "sidecarInjection"] as const;
    if (layer !== undefined && !features.some((feature) => layer[feature] === "Enabled"))
      context.report.add("ENT-003", at(context, "calico", "enterprise", "applicationLayer"), {
        message: "applicationLayer enables nothing",
        want: `one of ${list(features)} Enabled`,
        fix: "add collectLogs: Enabled, or remove the key",
      });
    const needing = (["manager", "logCollector", "intrusionDetection", "policyRecommendation"] as const).filter(
      (key) => enterprise[key] !== undefined,
    );
    const [first] = needing;
    if (first !== undefined && enterprise.logStorage === undefined)
      context.report.add("ENT-004", at(context, "calico", "enterprise", first), {
        message: `${list(needing)} ${needing.length > 1 ? "want" : "wants"} a place for logs, and there is no logStorage`,
        want: "logStorage beside, unless this is a managed cluster",
        fix: "add calico.enterprise.logStorage: { nodes: { count: 1 } }",
      });
  },
});

/** The edition, and what goes with it. */
export const editionRules: readonly Rule[] = [openSource, layers];
