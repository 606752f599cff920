export type { Artefact } from "./artefact";
export type { Handover, NextCommand } from "./handover";
export {
  type ChangedProperty,
  disruptedBy,
  type Disruption,
  type DisruptionEntry,
  type DisruptionKind,
  disruptionKinds,
  type DisruptionTable,
  type PlannedChange,
} from "./disruption";
export {
  fileVariable,
  isLate,
  isLateName,
  late,
  type Late,
  type LateName,
  lateNames,
  lateValue,
  type LateValue,
  type NamedSecret,
  placeholder,
  replaceLate,
  singleLateNames,
  type Text,
} from "./late";
export { bothTexts, type Json, type LiveFact, type LiveFacts, type LiveRule, liveRule, type LiveTable } from "./live";
export type { ClusterIdentity, NamePattern } from "./identity";
export { isAfterNodes, type KubernetesObject, type Manifest, objectKey, type Phase, phases } from "./manifest";
export type { Machine, MachineSize, MachineUplink } from "./machine";
export { type ClusterNetwork, familiesOf } from "./network";
export { compact, compactOrNothing, freeze, plain, when } from "./plain";
export type { ControlPlane, KubeProxy } from "./control-plane";
export {
  type Architecture,
  interfaceNames,
  labelSets,
  mostNodes,
  mostPodsOfNode,
  type NamedNode,
  type NodeCount,
  type NodeGroup,
  type Nodes,
  podsOfNode,
  type Rack,
  type Taint,
} from "./nodes";
export { type Note, type Origin, type Reason, Reasons } from "./reasons";
export {
  alike,
  asked,
  askedIf,
  because,
  type Because,
  choose,
  extended,
  extendedEach,
  over,
  settle,
  trace,
  Traced,
  type Tree,
} from "./traced";
export {
  type BfdTimers,
  endsOf,
  isInternal,
  type NodeEnd,
  type NodeSession,
  type PasswordReference,
  type PrefixFilter,
  type PrefixRule,
  type ReflectorSession,
  type Session,
  type SessionBase,
  type SessionEnd,
  type SessionFilters,
  type SessionSettings,
  type SessionTimers,
  type SwitchEnd,
  type UplinkSession,
} from "./session";
export { Selector } from "./selector";
export { evaluate as evaluateSelector, type SelectorTree } from "./selector-tree";
export { selectorOf, selectorText } from "./selector-text";
export { type Argument, assignDefault, type Command, commandLine, comment, quoted, type Variable, word } from "./shell";
export { func, linesOf, refusal, type ShellFunction } from "./shell-script";
export {
  inPhaseOrder,
  type NodeAnnotation,
  type NodeSessions,
  type NodeStatusResource,
  type Run,
  type Step,
  type StepPhase,
  stepPhases,
  type WaitCondition,
} from "./step";
export {
  evenShare,
  type Topology,
  type TopologyApi,
  type TopologyGroup,
  topologyGroup,
  type TopologyNetwork,
  type TopologyNodes,
  type TopologyPart,
  type TopologySubnet,
  type TopologyZone,
} from "./topology";
export { compareVersions, isNextMinor } from "./versions";
export { codeFile, installation, isCompiled } from "./installation";
export { once } from "./once";
export { isLabelValue, isQualifiedName } from "./label-grammar";
