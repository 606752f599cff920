// What holds for AWS whoever makes the cluster there: regions, instance types, a VPC's subnets, what its network can do.
export { existingNetwork } from "./existing";
export { underlayMtu, vpcOverlay, vpcResolver } from "./network";
export { architectureOf, parseInstanceType, vcpus, type Architecture, type InstanceType } from "./instance-types";
export { instancePrice, prices } from "./prices";
export { defaultZones, partitionOf, type Partition } from "./regions";
export { ruleDescription } from "./security-groups";
export { cutVpc, mostZones } from "./subnets";
