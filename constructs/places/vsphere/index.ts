export { groundworkDisruptions, machineIdentities, oneMachineAtATime, vsphereDisruptions } from "./disruptions";
export { extraConfig, type GuestInfo, guestInfo } from "./guest-info";
export { resolveVsphere, type VsphereContext, vsphereUser } from "./machines";
export { checksumOffloadBroken, vmxnet3Names, vspherePlace } from "./place";
export { vsphereFinds, type VsphereJudged, type VsphereProblem, type VsphereProblemKind } from "./problem";
export { vsphereProblems } from "./problems";
export { inventoryName, vsphere, type VsphereIntent } from "./schema";
export type { VsphereInterface, VsphereMachine, VspherePlace, VsphereRack } from "./types";
export {
  attachTag,
  groundworkFinds,
  type GroundworkProblem,
  type GroundworkProblemKind,
  groundworkProblems,
  groundworkSteps,
  type GroundworkWanted,
  isEmpty,
  poolPath,
  removePermission,
  resolveGroundwork,
  setPermission,
  type VsphereGroundwork,
  type VsphereRole,
  type WantedGrant,
} from "./groundwork";
