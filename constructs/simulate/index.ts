export type { NetworkOptions } from "./build";
export type { Detection, Detections } from "./detection";
export { type FailureKind, failureKinds, type SingleFailure } from "./every";
export { type Failure, failureText, type UnknownFailure } from "./failures";
export type { SwitchLoad } from "./loads";
export type { LostPair, PairCounts } from "./pairs";
export {
  predict,
  type PredictedNextHop,
  type PredictedRoute,
  type PredictedTable,
  type PredictOptions,
} from "./predict";
export { simulate, type Simulated, type SimulateOptions, type Simulation } from "./simulate";
export { type FailureEffect, type Sweep, sweep, type SweepOptions } from "./sweep";
export type { DeviceTable, KnownRoute, Way } from "./tables";
