import { defaultZones, partitionOf } from "../../../constructs/places/aws/regions";

it.each([
  ["eu-central-1", "aws"],
  ["cn-north-1", "aws-cn"],
  ["us-gov-west-1", "aws-us-gov"],
])("%s belongs to %s", (region, partition) => {
  expect(partitionOf(region)).toBe(partition);
});

it("names the zones that a region gives to new accounts", () => {
  expect(defaultZones("eu-central-1")).toEqual(["eu-central-1a", "eu-central-1b", "eu-central-1c"]);
  expect(defaultZones("us-west-1")).toEqual(["us-west-1a", "us-west-1c"]);
});
