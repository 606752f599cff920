export { existingNetwork } from "./existing";
export { type Architecture, architectureOf, parseInstanceType, vcpus } from "./instance-types";
export { underlayMtu, vpcOverlay, vpcResolver } from "./network";
export { instancePrice, prices } from "./prices";
export { defaultZones, type Partition, partitionOf } from "./regions";
export { ruleDescription } from "./security-groups";
export { cutVpc, mostZones } from "./subnets";
