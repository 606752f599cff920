import { architectureOf, hasGpu, vcpus } from "../../../constructs/places/aws/instance-types";

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

it("counts vCPUs by the size's name", () => {
  expect(["t3.medium", "m6i.large", "m6i.xlarge", "m6i.8xlarge", "m6i.metal"].map(vcpus)).toEqual([
    2,
    2,
    4,
    32,
    undefined,
  ]);
});

it("knows types with GPUs by their families", () => {
  const types = ["g4dn.xlarge", "g5g.xlarge", "gr6.4xlarge", "p5.48xlarge", "m7g.large", "c6gn.xlarge", "t3.medium"];
  expect(types.filter(hasGpu)).toEqual(["g4dn.xlarge", "g5g.xlarge", "gr6.4xlarge", "p5.48xlarge"]);
});
