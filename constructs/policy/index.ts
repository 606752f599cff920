export * from "./build";
export { designFinds, readFinds } from "./finds";
export type { ChosenPacks, ClusterDns, PackGround, PackName, PackObjects, PolicyIntent, policySchema } from "./packs";
export { loadPacks } from "./packs/load";
export type {
  Action,
  ConfiguredFailsafe,
  Direction,
  EndpointPort,
  EndpointSlice,
  Entity,
  FailsafePort,
  FailsafePorts,
  HostEndpoint,
  Icmp,
  Labelled,
  NetworkSet,
  Node,
  Pod,
  Policy,
  PolicyKind,
  PolicySet,
  Port,
  Rule,
  Service,
  ServicePort,
  Tier,
  Written,
} from "./policy";
export {
  dockerPorts,
  icmp,
  icmpv6,
  protocolNumbers,
  protocolsWithPorts,
  protocolText,
  sctp,
  tcp,
  udp,
} from "./protocols";
export type { Around, Pool } from "./read/around";
export { isManifests, isManifestText, readManifestObjects, readObjectsOf } from "./read/folder";
export { complete, podsBehind } from "./read/complete";
export { type LocatedObject, type Peer, type ReadingOptions, readObjects, type ReadObjects } from "./read/objects";
export type { KnownRelease } from "./read/release";
export {
  adminTier,
  baselineTier,
  builtInTiers,
  defaultTier,
  kubeAdminTier,
  kubeBaselineTier,
  kubernetesOrder,
} from "./tiers";
