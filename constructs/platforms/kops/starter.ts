import { awsRegion, type Starter } from "..";

/** What kOps' own Calico does not have (docs/findings.md, KOPS-001 and KOPS-002). */
const needsOperator = (dataplane: string): boolean => ["nftables", "vpp"].includes(dataplane);

export const kopsStarter: Starter = {
  about: "kOps on AWS",
  questions: [awsRegion],
  lines: ({ region = "", dataplane }) => [
    "platform:",
    "  kind: kops",
    `  region: ${region}`,
    "  # Who installs Calico: kOps itself (calico), or the Tigera operator (cni), which nftables and VPP need.",
    `  networking: ${needsOperator(dataplane) ? "cni" : "calico"}`,
    "  # The cluster is called NAME.k8s.local and found by gossip; a domain of yours in Route 53 takes its place.",
    "  # domain: example.com",
    "  # Who reaches the Kubernetes API, and nodes by SSH.",
    "  # api: { publicCidrs: [203.0.113.7/32] }",
    "  # sshCidrs: [203.0.113.7/32]",
    "  instanceGroups:",
    "    - name: nodes",
    `      instanceTypes: [${dataplane === "vpp" ? "m6i.xlarge" : "m6i.large"}]`,
    "      scaling: { min: 2, max: 4 }",
    "      # labels: { tier: web }",
    "  # Nodes without public addresses, behind NAT gateways.",
    "  # topology: private",
    "  # tags: { owner: platform-team }",
  ],
};
