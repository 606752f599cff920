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
export { defineIntent, intentSchema, type Intent, type PlatformIntent, type PlatformKind } from "./intent";
