export { fileOf, given, when } from "./lines";
export { asPathListOf } from "./frr-text/policies";
export { type FrrOn, frrConfig } from "./frr-text/config";
export { frrDefaults, frrFeatures } from "./frr-text/defaults";
export { frrDraining } from "./frr-text/handling";
export { mustHold } from "./frr-text/must-hold";
export { type Clause, clausesOf, isLarge, lengths } from "./vendor-text/clauses";
export { reportNames, reportNumbers, reportRest } from "./vendor-text/findings";
export {
  asRange,
  callersLimit,
  callersOf,
  drainedPath,
  groupsOf,
  lastResort,
  loopbackOf,
  portNumber,
  unproven,
} from "./vendor-text/groups";
export { type Numbers, taken } from "./vendor-text/numbers";
