export { awsDisruptions } from "./disruptions";
export { existingNetwork } from "./existing";
export { type Accelerator, acceleratorOf, architectureOf, hasGpu, parseInstanceType, vcpus } from "./instance-types";
export { knownInstanceTypes, unknownInstanceType } from "./known-types";
export { vpcOverlay } from "./network";
export { aws, nodeImages } from "./place";
export { openingKey, openingProblems, openingRange, openings } from "./openings";
export { instancePrice, prices } from "./prices";
export {
  defaultZones,
  knownRegions,
  type Partition,
  partitionOf,
  otherRegion,
  regionMeant,
  regionOfZones,
  unknownRegion,
  zoneMeant,
  zonesMeant,
  zonesOfRegion,
} from "./regions";
export { ruleDescription } from "./security-groups";
export { cutVpc, mostZones } from "./subnets";
export { availabilityZone, instanceType, region } from "./words";
