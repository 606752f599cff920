export type {
  Fabric,
  FabricDesign,
  FabricNode,
  FabricNodeLink,
  FabricRack,
  FabricSessions,
  FabricSwitch,
  FabricTor,
  FabricUplink,
  FabricUplinks,
  LoopGuard,
} from "./fabric";
export {
  type NetworkOs,
  type NetworkOsFeatures,
  type NetworkOsName,
  networkOsNames,
  type Quirks,
  type SwitchFile,
} from "./network-os";
export { fabric, type FabricIntent } from "./schema";
export {
  type BfdProfile,
  type Connects,
  type DynamicNeighbours,
  firstUplinkPort,
  type InterfaceAddress,
  type MaximumPrefixes,
  type PeerGroup,
  type SwitchBgp,
  type SwitchConfig,
  type SwitchGracefulRestart,
  type SwitchInterface,
  type SwitchNeighbour,
  type SwitchVlan,
} from "./switch-config";
