import { amiTypeOf } from "../../../constructs/platforms/eks/images";
import { eniPods, usualMaxPods } from "../../../constructs/platforms/eks/max-pods";

// From awslabs/amazon-eks-ami, eni-max-pods.txt.
it.each([
  ["t3.medium", 17],
  ["t3.large", 35],
  ["m5.large", 29],
  ["m5.4xlarge", 234],
  ["m6g.medium", 8],
  ["c6i.24xlarge", 737],
  ["p4d.24xlarge", undefined],
] as const)("%s has addresses for %s pods", (type, pods) => {
  expect(eniPods(type)).toBe(pods);
});

it.each([
  ["al2023", "x86_64", ["m6i.large"], "AL2023_x86_64_STANDARD"],
  ["al2023", "x86_64", ["g5.xlarge", "p4d.24xlarge"], "AL2023_x86_64_NVIDIA"],
  ["al2023", "arm64", ["g5g.xlarge"], "AL2023_ARM_64_NVIDIA"],
  ["al2023", "x86_64", ["inf2.xlarge"], "AL2023_x86_64_NEURON"],
  ["al2023", "x86_64", ["trn1.2xlarge"], "AL2023_x86_64_NEURON"],
  // AMD's GPUs, a mixed group, and what EKS has no image for.
  ["al2023", "x86_64", ["g4ad.xlarge"], "AL2023_x86_64_STANDARD"],
  ["al2023", "x86_64", ["g5.xlarge", "m6i.large"], "AL2023_x86_64_STANDARD"],
  ["bottlerocket", "x86_64", ["g5.xlarge"], "BOTTLEROCKET_x86_64_NVIDIA"],
  ["bottlerocket", "x86_64", ["inf2.xlarge"], "BOTTLEROCKET_x86_64"],
] as const)("%s on %s with %s has the image %s", (os, architecture, types, image) => {
  expect(amiTypeOf(os, architecture, undefined, types)).toBe(image);
  expect(amiTypeOf(os, architecture, "ami-0123456789abcdef0", types)).toBeUndefined();
});

it("gives 250 pods to groups whose types all have more than 30 vCPUs", () => {
  expect(usualMaxPods(["m6i.8xlarge"])).toBe(250);
  expect(usualMaxPods(["m6i.8xlarge", "m6i.large"])).toBe(110);
});
