export { awsDisruptions } from "./disruptions";
export { existingNetwork } from "./existing";
export { architectureOf, hasGpu, parseInstanceType, vcpus } from "./instance-types";
export { vpcOverlay } from "./network";
export { aws, nodeImages } from "./place";
export { instancePrice, prices } from "./prices";
export { defaultZones, type Partition, partitionOf } from "./regions";
export { ruleDescription } from "./security-groups";
export { cutVpc, mostZones } from "./subnets";
