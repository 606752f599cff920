import { awsRegion, type Starter } from "..";

/** VPP takes a core and memory of its own on every node. */
const instanceType = (dataplane: string): string => (dataplane === "vpp" ? "m6i.xlarge" : "m6i.large");

export const eksStarter: Starter = {
  about: "Amazon EKS",
  questions: [awsRegion],
  lines: ({ region = "", dataplane }) => [
    "platform:",
    "  kind: eks",
    `  region: ${region}`,
    "  # The Kubernetes API is private: `up` has to run inside the VPC. To run it from elsewhere, name your own addresses.",
    "  # endpoint: { publicCidrs: [203.0.113.7/32] }",
    "  nodeGroups:",
    "    - name: workers",
    `      instanceTypes: [${instanceType(dataplane)}]`,
    "      scaling: { min: 2, desired: 2, max: 4 }",
    "      # Labels go to every node of the group.",
    "      # labels: { tier: web }",
    "  # The kit makes a VPC over three zones; say which ones, or take one that exists (kind: existing).",
    `  # vpc: { kind: create, availabilityZones: [${region}a, ${region}b] }`,
    "  # AWS then refuses to delete the cluster, whoever asks.",
    "  # deletionProtection: true",
    "  # tags: { owner: platform-team }",
  ],
};
