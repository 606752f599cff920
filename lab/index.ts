// The fabric of an intent as a real network on one Linux machine: a network namespace for each switch, node and pod, FRR with
// the kit's own files for the switches, BIRD as Calico configures it for the nodes. The tests use the same.
export { LabClient, LabRefusal, type RunningProbe } from "./client";
export { type Comparison, comparedAt, compareTables, type Difference, failuresOf } from "./compare";
export { install, mayInstall } from "./install";
export { lacks, labPackages, labPath, missingPackages, neighbourLack } from "./needs";
export { asConfdWrites } from "./nodes";
export { endOfLab, isBeingMade, labNames, labsFolder, places, removeLabFolder } from "./place";
export { type LabOptions, planLab } from "./plan";
export type { NodeConfigurations } from "./plan/nodes";
export type { Passwords } from "./plan/passwords";
export type { LabDevice, LabLink, LabNode, LabPlan, LabSession, LabSwitch } from "./plan/types";
export type * from "./protocol";
export { isSettled, look, settle, type SettleOptions, type Settling } from "./settle";
export { LabDidNotStart, type StartedLab, startLab, type StartOptions } from "./start";
