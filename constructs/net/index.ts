export { Asn } from "./asn";
export { blockSizes } from "./block-sizes";
export { Blocks } from "./blocks";
export { aggregate, Cidr } from "./cidr";
export { isCommunityInRange } from "./community";
export { addressBits, Ip, type IpFamily } from "./ip";
export {
  canEncapsulate,
  type Encapsulation,
  type Encryption,
  formatPodMtu,
  MINIMUM_MTU,
  MTU_OVERHEADS,
  type MtuDataplane,
  type MtuPath,
  type MtuRequest,
  type MtuStep,
  overhead,
  podMtu,
  type PodMtu,
  smallestPodMtu,
} from "./mtu";
export { earliestOverlaps } from "./overlaps";
export { specialUse } from "./special-use";
export type { Parsed } from "./result";
