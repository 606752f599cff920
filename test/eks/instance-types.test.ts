import { architectureOf, eniPods, usualMaxPods, vcpus } from "../../constructs/eks/instance-types";

it.each([
  ["m7g.large", "arm64"],
  ["c6gn.xlarge", "arm64"],
  ["x2gd.metal", "arm64"],
  ["a1.large", "arm64"],
  ["t4g.small", "arm64"],
  ["g5g.xlarge", "arm64"],
  ["g5.xlarge", "x86_64"],
  ["g4dn.xlarge", "x86_64"],
  ["m6i.large", "x86_64"],
  ["m7i-flex.large", "x86_64"],
  ["c5n.9xlarge", "x86_64"],
  ["u-6tb1.112xlarge", undefined],
] as const)("%s is %s", (type, architecture) => {
  expect(architectureOf(type)).toBe(architecture);
});

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

it("counts vCPUs by the size's name", () => {
  expect(["t3.medium", "m6i.large", "m6i.xlarge", "m6i.8xlarge", "m6i.metal"].map(vcpus)).toEqual([
    2,
    2,
    4,
    32,
    undefined,
  ]);
});

it("gives 250 pods to groups whose types all have more than 30 vCPUs", () => {
  expect(usualMaxPods(["m6i.8xlarge"])).toBe(250);
  expect(usualMaxPods(["m6i.8xlarge", "m6i.large"])).toBe(110);
});
