import type { Finds } from "../../../findings";
import type { CalicoDataplane } from "../../cluster";
import { type Rule, rule, type RuleContext } from "../../rule";
import { at } from "../../support";
import { operatorRefuses, vppAccepts, vppRefuses } from "../../verdicts";

const validation = "tigera/operator pkg/controller/installation/validation.go";
const config = "projectcalico/vpp-dataplane config/config.go";

export type Vpp = Extract<CalicoDataplane, { kind: "vpp" }>;

export function forVpp<C extends string>(definition: {
  readonly finds: Finds<C>;
  readonly check: (context: RuleContext<C>, vpp: Vpp) => void;
}): Rule {
  return rule({
    finds: definition.finds,
    check: (context: RuleContext<C>) => {
      const { dataplane } = context.cluster.calico;
      if (dataplane.kind === "vpp") definition.check(context, dataplane);
    },
  });
}

/** Bytes that a buffer takes: 2048 of data, and what VPP keeps about it (`show buffers`). */
const bufferBytes = 2496;
const hugepageBytes = 2 * 1024 * 1024;

/** What the operator wants beside VPP. */
const installation = forVpp({
  finds: {
    "VPP-001": {
      title: "VPP with the cloud's own CNI",
      severity: "error",
      why: "VPP makes the pods' interfaces itself, through Calico's CNI plugin.",
      upstream: operatorRefuses,
      see: validation,
    },
    "VPP-002": {
      title: "VPP without BGP",
      severity: "error",
      why: "VPP's agent learns every route by BGP.",
      upstream: operatorRefuses,
      see: validation,
    },
    "VPP-003": {
      title: "VPP without host ports",
      severity: "error",
      why: "VPP's agent always serves them.",
      upstream: operatorRefuses,
      see: validation,
    },
    "VPP-004": {
      title: "VPP with Calico Enterprise",
      severity: "error",
      why: "VPP exists for Calico Open Source only.",
      upstream: operatorRefuses,
      see: validation,
    },
  },
  check: (context) => {
    const { cni, edition, routing, installation: settings } = context.cluster.calico;
    if (cni !== "Calico")
      context.report.add("VPP-001", at(context, "calico", "routing", "kind"), {
        message: `VPP needs Calico's CNI, and routing ${routing.kind} uses ${cni}`,
        want: "overlay or fabric",
        fix: "use routing overlay with encapsulation IPIP or VXLAN",
      });
    else if (routing.bgp === "Disabled")
      context.report.add("VPP-002", at(context, "calico", "routing", "bgp"), {
        message: "VPP needs BGP, and it is Disabled",
        want: "Enabled",
        fix: "remove the key",
      });
    if (settings.hostPorts === "Disabled")
      context.report.add("VPP-003", at(context, "calico", "installation", "hostPorts"), {
        message: "VPP cannot do without host ports",
        want: "Enabled, or no value",
        fix: "remove the key",
      });
    if (edition === "enterprise")
      context.report.add("VPP-004", at(context, "calico", "edition"), {
        message: "VPP does not exist for Calico Enterprise",
        want: "oss",
        fix: "remove the key, or use another data plane",
      });
  },
});

const podQueues = forVpp({
  finds: {
    "VPP-011": {
      title: "queues of pods above their own maximum",
      severity: "error",
      why: "The agent stops when it reads its configuration.",
      upstream: vppRefuses,
      see: config,
    },
  },
  check: (context, { defaultPodIfSpec, maxPodIfSpec }) => {
    for (const [key, fallback] of [
      ["rx", 1],
      ["tx", 1],
      ["rxqsz", 1024],
      ["txqsz", 1024],
    ] as const) {
      const [own, most] = [defaultPodIfSpec[key] ?? fallback, maxPodIfSpec[key] ?? 0];
      if (most === 0 || own <= most) continue;
      const isWritten = at(context, "calico", "dataplane", "defaultPodIfSpec", key).endsWith(`/${key}`);
      context.report.add(
        "VPP-011",
        at(context, "calico", "dataplane", isWritten ? "defaultPodIfSpec" : "maxPodIfSpec", key),
        {
          message: `pods get ${key} ${own}, and ${most} is the most that they may have`,
          got: isWritten ? own : most,
          want: isWritten ? `at most ${most}` : `at least ${own}`,
          fix: `raise maxPodIfSpec.${key} or lower defaultPodIfSpec.${key}`,
        },
      );
    }
  },
});

const memory = forVpp({
  finds: {
    "VPP-015": {
      title: "too few hugepages for VPP's buffers",
      severity: "error",
      why: "VPP does not start when its buffers do not fit in the hugepages.",
      upstream: vppAccepts,
      see: "docs.tigera.io/calico/latest/reference/vpp/host-network",
    },
  },
  check: (context, { hugepages2Mi, buffersPerNuma }) => {
    if (hugepages2Mi === 0 || buffersPerNuma * bufferBytes <= hugepages2Mi * hugepageBytes) return;
    const pages = Math.ceil((buffersPerNuma * bufferBytes) / hugepageBytes);
    context.report.add("VPP-015", at(context, "calico", "dataplane", "hugepages", "pages2Mi"), {
      message: `${buffersPerNuma} buffers take ${pages} hugepages of 2 MiB, and there are ${hugepages2Mi}`,
      got: hugepages2Mi,
      want: `at least ${pages}`,
      fix: `write pages2Mi: ${pages} or more, or fewer buffersPerNuma`,
    });
  },
});

const families = forVpp({
  finds: {
    "VPP-018": {
      title: "BGP for IPv4 only, with IPv6 pods",
      severity: "error",
      why: "The agent does not listen on IPv6, so that nodes learn no IPv6 routes.",
      upstream: vppAccepts,
      see: "projectcalico/vpp-dataplane calico-vpp-agent/routing/routing_server.go",
    },
    "VPP-019": {
      title: "SRv6 without IPv6",
      severity: "error",
      why: "Segments of SRv6 are IPv6 addresses, of nodes and of pools.",
      upstream: vppAccepts,
      see: "docs.tigera.io/calico/latest/getting-started/kubernetes/vpp/specifics",
    },
  },
  check: (context, { bgpServerMode, featureGates }) => {
    const hasIpv6 = context.cluster.network.families.includes(6);
    if (bgpServerMode === "v4Only" && hasIpv6)
      context.report.add("VPP-018", at(context, "calico", "dataplane", "bgpServerMode"), {
        message: "pods have IPv6 addresses, and the agent would speak BGP over IPv4 only",
        want: "dualStack, or no value",
        fix: "remove the key",
      });
    if (featureGates.srv6Enabled && !hasIpv6)
      context.report.add("VPP-019", at(context, "calico", "dataplane", "featureGates", "srv6Enabled"), {
        message: "SRv6 needs IPv6, and pods are IPv4 only",
        want: "an IPv6 pod range, or no value",
        fix: "remove the key, or add an IPv6 range to network.pods",
      });
  },
});

/** VPP itself. Its uplinks and its BGP have files of their own. */
export const vppRules: readonly Rule[] = [installation, podQueues, memory, families];
