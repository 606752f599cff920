export { machineIdentities, oneMachineAtATime, vsphereDisruptions } from "./disruptions";
export { extraConfig, type GuestInfo, guestInfo } from "./guest-info";
export { resolveVsphere, type VsphereContext, vsphereUser } from "./machines";
export { checksumOffloadBroken, vmxnet3Names, vspherePlace } from "./place";
export { vsphereFinds, type VsphereJudged, type VsphereProblem, type VsphereProblemKind } from "./problem";
export { vsphereProblems } from "./problems";
export { vsphere, type VsphereIntent } from "./schema";
export type { VsphereInterface, VsphereMachine, VspherePlace, VsphereRack } from "./types";
