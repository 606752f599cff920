// Addresses, AS numbers and MTU: exact arithmetic, no dependency.
export { type Parsed } from "./result";
export { Ip, type IpFamily } from "./ip";
export { Cidr, aggregate, firstOverlap } from "./cidr";
export { Asn } from "./asn";
export {
  MINIMUM_MTU,
  MTU_OVERHEADS,
  canEncapsulate,
  formatPodMtu,
  overhead,
  podMtu,
  smallestPodMtu,
  type Encapsulation,
  type Encryption,
  type MtuDataplane,
  type MtuPath,
  type MtuRequest,
  type MtuStep,
  type PodMtu,
} from "./mtu";
