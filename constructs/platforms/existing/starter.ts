import type { Starter } from "..";
import { type Distribution, distributions, type DistributionName } from "./distributions";

export const existingStarter: Starter = {
  about: "Calico on a cluster that is there already",
  questions: [
    {
      id: "distribution",
      question: "What made the cluster",
      choices: Object.keys(distributions),
      usual: "kubeadm",
    },
  ],
  lines: ({ distribution = "", dataplane }) => {
    const known: Distribution = distributions[distribution as DistributionName];
    return [
      "platform:",
      "  kind: existing",
      `  distribution: ${distribution}`,
      "  # An address of the Kubernetes API that needs no kube-proxy, as eBPF does: put yours here.",
      `  ${dataplane === "ebpf" ? "" : "# "}apiServer: { host: api.example.com, port: 6443 }`,
      ...kubeProxyLines(known, dataplane),
      "  # The network between the nodes; what is not said is taken from the distribution.",
      "  # underlay: { mtu: 1500 }",
      "  nodeGroups:",
      "    - name: workers",
      "      count: 3",
      "      # The network interface with the node's address, as `ip route get 1.1.1.1` shows it on a node.",
      "      interfaceName: eth0",
      '      # kernel: "6.8"',
      ...networkLines(known),
    ];
  },
  // GKE's own CNI stays, and Calico beside it only enforces policy.
  calico: ({ distribution }) =>
    distribution === "gke" ? { routing: "{ kind: cloud }", encryption: "{ kind: none }" } : {},
};

function kubeProxyLines({ kubeProxy: { runsAs, mode } }: Distribution, dataplane: string): readonly string[] {
  if (dataplane !== "nftables" || mode === "nftables" || runsAs === "none") return [];
  return [
    "  # The nftables data plane wants kube-proxy in the same mode: set it there first.",
    `  kubeProxy: { runsAs: ${runsAs}, mode: nftables }`,
  ];
}

/** Ranges that were chosen when the cluster was made. */
function networkLines({ pods, services }: Distribution): readonly string[] {
  const lines = [
    ...(pods === undefined
      ? ["  # As `kubectl cluster-info dump | grep cluster-cidr` shows it.", "  pods: [10.244.0.0/16]"]
      : [`  # pods: [${pods}]`]),
    ...(services === undefined
      ? ["  # As `kubectl cluster-info dump | grep service-cluster-ip-range` shows it.", "  services: [10.96.0.0/12]"]
      : [`  # services: [${services}]`]),
  ];
  const isSaid = pods === undefined || services === undefined;
  return isSaid ? ["# The ranges of the cluster: put yours here.", "network:", ...lines] : [];
}
