export type { Artefact } from "./artefact";
export {
  isLate,
  late,
  type Late,
  type LateName,
  lateNames,
  lateValues,
  placeholder,
  replaceLate,
  type Text,
} from "./late";
export { type KubernetesObject, type Manifest, objectKey, type Phase, phases } from "./manifest";
export type { ClusterNetwork } from "./network";
export { compact, compactOrNothing, freeze, plain, when } from "./plain";
export { type Because, type Origin, type Reason, Reasons } from "./reasons";
export { Selector } from "./selector";
export type { SelectorTree } from "./selector-tree";
export { spreadEvenly, type Topology, type TopologyZone } from "./topology";
export { compareVersions } from "./versions";
