export { attachTag, removePermission, setPermission } from "./govc";
export { groundworkFinds, type GroundworkProblem, type GroundworkProblemKind, groundworkProblems } from "./problems";
export { type GroundworkWanted, isEmpty, poolPath, resolveGroundwork, type WantedGrant } from "./resolve";
export { groundworkSteps } from "./steps";
export type { VsphereGroundwork, VsphereRole } from "./types";
