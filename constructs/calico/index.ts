export type {
  AddressAutodetection,
  Encapsulation,
  Ipam,
  NodeAddressAutodetection,
  Pool,
  Routing,
} from "./addresses/schema";
export { autodetectionText } from "./addresses/autodetection-text";
export { poolModes } from "./addresses/render";
export { announcedOf } from "./bgp/announced";
export { type BirdFile, type BirdOptions, birdConfigs } from "./bgp/bird";
export { metricBehindBgp } from "./bgp/bird/options";
export { birdRouterId } from "./bgp/router-id";
export { type NodeOrigins, originsOf } from "./bgp/origins";
export type { Bgp, BgpFilter, BgpFilterRule, BgpPeer } from "./bgp/schema";
export type {
  CalicoBgp,
  CalicoCluster,
  CalicoDataplane,
  CalicoEncryption,
  CalicoPool,
  CalicoVppUplink,
  Cluster,
  Cni,
  KubernetesProvider,
  PlatformCluster,
} from "./cluster";
export type { Dataplane } from "./dataplane/schema";
export type { Encryption } from "./encryption/schema";
export { dualHomed, earlyNetworkingOf } from "./early-networking/early";
export { earlyFolder, earlyNetworkFiles, earlyPlaces } from "./early-networking/files";
export type { Enterprise } from "./enterprise/schema";
export type { FelixConfigurationSpec } from "./felix/fields";
export type { Felix } from "./felix/schema";
export type { Components, InstallationTuning, KubeControllers } from "./install/schema";
export { renderCalico, type RenderedCalico } from "./manifests";
export type { CalicoOffer, CloudCni, OwnCalico, SourceCheckSwitch } from "./offer";
export { kubernetesProviders, providerTraits } from "./cluster";
export { judgeFelixConfiguration } from "./on-objects";
export { type KnownLateValues, lateText, manifestIds, synthesiseYaml, type YamlFile } from "./manifest-files";
export { ipsecSecret, operatorNamespace, vppNamespace } from "./names";
export { crossesBare, isForLoadBalancers, tunnelOf } from "./addresses/pools";
export { type Flow, requiredFlows } from "./ports/flows";
export { policyObjects } from "./policy/render";
export type { CalicoPolicy } from "./policy/resolve";
export { defaultPorts, portsOf } from "./ports/table";
export {
  type LoadedRelease,
  loadReleaseDirectory,
  type ReleaseFiles,
  releaseFinds,
  type ReleaseObjects,
  type ReleaseProblem,
} from "./release/directory";
export { type ImageSettings, operatorRegistry, registryFor, rewriteImage } from "./release/images";
export {
  defaultKubernetes,
  defaultRelease,
  type EnterpriseRelease,
  enterpriseReleases,
  findRelease,
  type InstalledRelease,
  kernelNeeds,
  ownRelease,
  type PinnedRelease,
  type PlatformRelease,
  type Release,
  type ReleaseFile,
  releaseName,
  releases,
} from "./release/releases";
export type { Images } from "./release/schema";
export type { HelmChart, ReleaseStep } from "./release/steps";
export { resolveCalico } from "./resolve";
export type { Judged, Rule, RuleContext } from "./rule";
export { calicoDisruptions } from "./disruptions";
export { daemonSetType } from "./resource-types";
export { calicoLive } from "./live";
export { ownPeers } from "./bgp/fabric";
export { fabricRules } from "./bgp/rules/fabric-rules";
export { calicoRules } from "./rules";
export { secretReferences } from "./pull-secrets";
export {
  type ConfigurationSecret,
  configurationSecrets,
  type ExistingSecret,
  existingSecrets,
  type SecretUse,
} from "./secrets/references";
export { registrySecrets } from "./secrets/render";
export { type ConfigurationValue, problemOf, problemsOfSecrets } from "./secrets/values";
export { at } from "./support";
export { type Calico, calicoSchema, type ClusterIntent } from "./schema";
export {
  apiServerAccepts,
  apiServerRefuses,
  felixAccepts,
  felixRefuses,
  operatorAccepts,
  operatorRefuses,
  vppAccepts,
  vppRefuses,
} from "./verdicts";
export { amazonLinuxHooks, usesVfio, vfioCommands } from "./vpp/nodes";
export { vppDrivers, type VppInterfaceSpec, type VppUplink } from "./vpp/schema";
export { describeBgp } from "./words";
