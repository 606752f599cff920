export { calico, felixOwnedElsewhere, vppDrivers, type ClusterIntent } from "./calico";
export type {
  AddressAutodetection,
  Bgp,
  BgpFilter,
  BgpFilterRule,
  BgpPeer,
  Calico,
  Components,
  Dataplane,
  Encapsulation,
  Encryption,
  Felix,
  Images,
  InstallationTuning,
  Ipam,
  KubeControllers,
  NodeAddressAutodetection,
  Pool,
  Routing,
  VppInterfaceSpec,
  VppUplink,
} from "./calico";
export { eks, type EksIntent, type EksNodeGroupIntent } from "./eks";
export { kops, type KopsInstanceGroupIntent, type KopsIntent } from "./kops";
export { base, type BaseIntent, type PlatformIntent } from "./base";
export { parse, shapeFinds, type Parsed } from "./parse";
export { jsonSchemaOf, nearest, shapeOf, type Shape, type ShapeAt } from "./shape";
export { parseText, readSource, sourceFinds, type ReadResult, type SourceDocument } from "./source";
