import { Region } from "@pulumi/aws/types/enums";
import { InstanceType } from "@pulumi/aws/types/enums/ec2";
import {
  knownInstanceTypes,
  knownRegions,
  regionMeant,
  regionOfZones,
  unknownInstanceType,
  zoneMeant,
  zonesMeant,
  zonesOfRegion,
} from "../../../constructs/places/aws";

it("knows the regions and the instance types that the pinned @pulumi/aws knows", () => {
  expect([...knownRegions].sort()).toEqual(Object.values(Region).sort());
  expect([...knownInstanceTypes()].sort()).toEqual(Object.values(InstanceType).sort());
});

it.each([
  ["m6i.lage", "write m6i.large; "],
  ["m6i.larg", "write m6i.large; "],
  ["m5.3xlarge", "write m5.2xlarge; "],
  ["t3.meduim", "write t3.medium; "],
  ["mm6i.large", "write m6i.large; "],
  ["zzzzzzzz.unheard-of", "compare: "],
])("%s: %s", (type, fix) => {
  expect(unknownInstanceType(type)?.fix).toMatch(new RegExp(`^${fix}`));
});

it("says which sizes a family has", () => {
  expect(unknownInstanceType("t2.metal")?.want).toBe(
    "one of t2.nano, t2.micro, t2.small, t2.medium, t2.large, t2.xlarge, t2.2xlarge",
  );
  expect(unknownInstanceType("m6i.large")).toBeUndefined();
});

it.each([
  ["eu-centrl-1", "eu-central-1"],
  ["us-esat-1", "us-east-1"],
  ["eu-central-1", undefined],
])("%s stands for %s", (region, meant) => {
  expect(regionMeant(region)).toBe(meant);
});

it("tells a misspelt zone, and a misspelt region from its zones", () => {
  expect(zoneMeant("eu-centrl-1b", zonesOfRegion("eu-central-1"))).toBe("eu-central-1b");
  expect(zonesMeant("eu-central-1", ["eu-central-1a", "eu-centrl-1b"])).toEqual(["eu-central-1b"]);
  expect(regionOfZones("eu-centrl-1", ["eu-central-1a", "eu-central-1b"])).toBe("eu-central-1");
  expect(regionOfZones("eu-centrl-1", ["eu-centrl-1a"])).toBeUndefined();
  expect(regionOfZones("eu-central-1", ["eu-west-1a"])).toBeUndefined();
});
