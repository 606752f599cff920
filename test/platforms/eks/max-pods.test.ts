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

it("gives 250 pods to groups whose types all have more than 30 vCPUs", () => {
  expect(usualMaxPods(["m6i.8xlarge"])).toBe(250);
  expect(usualMaxPods(["m6i.8xlarge", "m6i.large"])).toBe(110);
});
