import { felixAccepts, operatorAccepts, operatorRefuses, providerTraits, vppAccepts } from "../../../calico";
import { list } from "../../../findings";
import { at, atTop, distributionOf, type ExistingRule, rule } from "./support";

const discovery = "tigera/operator pkg/common/discovery/discovery.go (AutoDiscoverProvider)";
const apiServer = "tigera/operator pkg/render/apiserver.go (HostNetworkRequired)";

const providerName = rule({
  finds: {
    "EXI-001": {
      title: "provider that the operator finds to be another",
      severity: "error",
      why: "It finds the distribution when it starts, and stays Degraded over a name that differs from what it found.",
      upstream: operatorRefuses,
      see: "tigera/operator pkg/controller/installation/core_controller.go (mergeProvider)",
    },
    "EXI-002": {
      title: "AKS without its provider name",
      severity: "error",
      why:
        "The operator never finds AKS by itself: the FlexVolume driver goes to a path that no kubelet there reads, and " +
        "Azure Policy and virtual nodes get in the way.",
      upstream: operatorAccepts,
      see: discovery,
    },
  },
  check: (context) => {
    const { label, provider, detectedAs } = distributionOf(context);
    const { kubernetesProvider: written } = context.cluster.calico;
    const path = at(context, "kubernetesProvider");
    if (detectedAs !== undefined && written !== "" && written !== detectedAs)
      context.report.add("EXI-001", path, {
        message: `the operator finds ${label} and calls it ${detectedAs}, not ${written}`,
        got: written,
        want: detectedAs,
        fix: "remove the key",
      });
    if (provider === "AKS" && written !== "AKS")
      context.report.add("EXI-002", path, {
        message: `AKS is called ${written || "nothing"} here, and the operator never finds it by itself`,
        got: written || "an empty text",
        want: "AKS",
        fix: "remove the key",
      });
  },
});

const withoutRoute = rule({
  finds: {
    "EXI-003": {
      title: "control plane that cannot reach Calico's API server",
      severity: "error",
      why:
        "kube-apiserver passes projectcalico.org/v3 on to a pod of Calico's. The operator puts that pod on the nodes' " +
        "network on EKS and TKG only, so elsewhere no object of Calico's can be applied.",
      upstream: operatorAccepts,
      see: apiServer,
    },
  },
  check: (context) => {
    const { calico, controlPlane } = context.cluster;
    const onNodes = providerTraits(calico.kubernetesProvider).putsApiServerOnNodes === true;
    if (controlPlane.runsOn !== "outside" || calico.cni !== "Calico" || onNodes || !calico.components.apiServer) return;
    context.report.add("EXI-003", at(context, "controlPlane", "runsOn"), {
      message: "the control plane is outside and reaches the nodes' network only, where Calico's API server is not",
      got: controlPlane.runsOn,
      want: "a control plane on nodes, or with agents in the cluster",
      fix: "write outside-with-agents where konnectivity or the like carries its connections to pods",
    });
  },
});

const unsupported = rule({
  finds: {
    "EXI-004": {
      title: "VPP on a platform that upstream rules out",
      severity: "error",
      why: "The machines' network cannot be handed over to VPP there.",
      upstream: vppAccepts,
      see: "docs.tigera.io/calico/latest/getting-started/kubernetes/managed-public-cloud/aks",
    },
    "EXI-005": {
      title: "eBPF beside a CNI that it does not go with",
      severity: "error",
      why: "GKE's CNI and the eBPF programs undo each other's work.",
      upstream: operatorAccepts,
      see: "docs.tigera.io/calico/latest/operations/ebpf/enabling-ebpf",
    },
    "EXI-006": {
      title: "WireGuard on a platform that upstream rules out",
      severity: "error",
      why: "Traffic between nodes goes in clear, or not at all.",
      upstream: felixAccepts,
      see: "docs.tigera.io/calico/latest/network-policy/encrypt-cluster-pod-traffic",
    },
  },
  check: (context) => {
    const { label, without } = distributionOf(context);
    const { dataplane, encryption } = context.cluster.calico;
    const kindPath = atTop(context, "calico", "dataplane", "kind");
    const fix = "use the iptables data plane";
    if (dataplane.kind === "vpp" && without.includes("vpp"))
      context.report.add("EXI-004", kindPath, { message: `VPP does not run on ${label}`, want: "iptables", fix });
    if (dataplane.kind === "ebpf" && context.cluster.calico.cni === "GKE")
      context.report.add("EXI-005", kindPath, {
        message: "eBPF does not go with GKE's CNI",
        want: "iptables",
        fix,
      });
    if (encryption.kind === "wireguard" && without.includes("wireguard"))
      context.report.add("EXI-006", atTop(context, "calico", "encryption", "kind"), {
        message: `WireGuard does not run on ${label}`,
        want: "none",
        fix: "remove calico.encryption",
      });
  },
});

const otherCni = rule({
  finds: {
    "EXI-007": {
      title: "a CNI is there, and Calico's own is asked for",
      severity: "error",
      why: "Two CNIs on one node: whichever the kubelet reads first gives pods their network, and nobody takes the other away.",
      upstream: operatorAccepts,
      see: "docs.tigera.io/calico/latest/getting-started/kubernetes/requirements",
    },
    "EXI-008": {
      title: "CNI of another platform",
      severity: "error",
      why: "The operator knows which CNI goes with which provider, and stays Degraded over any other.",
      upstream: operatorRefuses,
      see: "tigera/operator pkg/controller/installation/validation.go",
    },
  },
  check: (context) => {
    const { cni, kubernetesProvider, routing } = context.cluster.calico;
    const { cloudCni } = context.offer;
    if (cloudCni !== undefined && cni === "Calico")
      context.report.add("EXI-007", atTop(context, "calico", "routing", "kind"), {
        message: `${cloudCni.name} is there, and routing ${routing.kind} is Calico's own CNI`,
        got: routing.kind,
        want: "cloud",
        fix: "write calico.routing: { kind: cloud }, or platform.cni: none once the other CNI is gone",
      });
    const owners = { AmazonVPC: "EKS", AzureVNET: "AKS", GKE: "GKE" } as const;
    const owner = cni === "Calico" ? undefined : owners[cni];
    if (owner !== undefined && kubernetesProvider !== "" && kubernetesProvider !== owner)
      context.report.add("EXI-008", at(context, "cni"), {
        message: `${cni} goes with provider ${owner}, and this is ${kubernetesProvider}`,
        got: cni,
        want: list([
          "none",
          ...Object.entries(owners).flatMap(([name, of]) => (of === kubernetesProvider ? name : [])),
        ]),
        fix: "correct the CNI, or the provider",
      });
  },
});

/** What the operator makes of a distribution. */
export const providerRules: readonly ExistingRule[] = [providerName, withoutRoute, unsupported, otherCni];
