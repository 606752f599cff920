export type {
  CalicoBgp,
  CalicoBgpPeer,
  CalicoCluster,
  CalicoDataplane,
  CalicoEncryption,
  CalicoPool,
  CalicoVppUplink,
  Cluster,
  ClusterNetwork,
  FelixConfigurationSpec,
  PlatformCluster,
} from "./cluster";
export { objectKey, phases, type KubernetesObject, type Manifest, type Phase } from "./kubernetes-object";
export {
  isLate,
  late,
  lateNames,
  lateValues,
  placeholder,
  replaceLate,
  type Late,
  type LateName,
  type Text,
} from "./late";
export type {
  Artefact,
  ExistingObject,
  Judged,
  NodeGroupFacts,
  OwnCalico,
  Platform,
  PlatformFacts,
  Rule,
  RuleContext,
} from "./platform";
export { Reasons, type Because, type Origin, type Reason } from "./reasons";
export { resolve, type Resolved } from "./resolve";
export {
  defaultKubernetes,
  defaultRelease,
  findRelease,
  kernelNeeds,
  ownRelease,
  releases,
  type Release,
  type ReleaseFile,
} from "./versions";
export { spreadEvenly, type Topology, type TopologyZone } from "./topology";
