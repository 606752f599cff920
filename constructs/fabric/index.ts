export type { Announced, AnnouncedPool } from "./announced";
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
export { type ByHand, drainingBlocks, drainingCommands, type SwitchHandling } from "./handling";
export {
  type NetworkOs,
  type NetworkOsFeatures,
  type NetworkOsName,
  networkOsNames,
  type Quirks,
  type SwitchFile,
} from "./network-os";
export { covering, hasStableAddress, stableAddresses, stableRanges } from "./filters";
export { fabricLive } from "./live";
export { fabricLabels, forCluster, hasStandIns, labelsByNode, labelsOf, withFabricLabels } from "./marks";
export { passwordName, passwordsOf, passwordToken } from "./passwords";
export { type FabricContext, resolveFabric } from "./resolve";
export { type Occupied, type Purpose, rangesInUse, singleAddresses, subnetsOf, uplinksOutside } from "./occupied";
export { type FabricJudged, fabricOwnRules } from "./rules";
export { fabricSchema } from "./fabric-schema";
export type { FabricIntent } from "./schema";
export { sessionsOf, speakersOf } from "./sessions";
export {
  type BfdProfile,
  type Connects,
  type DynamicNeighbours,
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
export { switchConfigs } from "./switches";
export { writtenParts } from "./switches/written";
export { repeatedAsNumbers } from "./switches/loops";
