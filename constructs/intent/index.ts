export { felixOwnedElsewhere, vppDrivers } from "./calico";
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
export type { EksIntent, EksNodeGroupIntent } from "./eks";
export type { KopsInstanceGroupIntent, KopsIntent } from "./kops";
export { defineIntent, intentSchema, type Intent, type PlatformIntent, type PlatformKind } from "./intent";
export { parseIntent, shapeFinds, type ParsedIntent } from "./parse";
export { intentJsonSchema, nearest, shapeAt, type Shape } from "./shape";
export { parseText, readSource, sourceFinds, type ReadResult, type SourceDocument } from "./source";
