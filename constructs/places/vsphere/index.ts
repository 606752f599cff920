export { extraConfig, type GuestInfo, guestInfo } from "./guest-info";
export { resolveVsphere, type VsphereContext } from "./machines";
export { checksumOffloadBroken, vmxnet3Names, vspherePlace } from "./place";
export { vsphere, type VsphereIntent } from "./schema";
export type { VsphereInterface, VsphereMachine, VspherePlace, VsphereRack } from "./types";
