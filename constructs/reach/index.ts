export { judgeDesign } from "./design";
export { type Hook, type Staged, type Verdict } from "./chains";
export { differences, type EndpointGroup, type Flip } from "./difference";
export {
  type Expectation,
  expectationForm,
  expectationOf,
  readExpectations,
  type ReadExpectations,
  type Unmet,
  unmetBy,
} from "./expectations";
export { defaultFailsafePorts } from "./failsafe";
export { familiesOf, reachesOf } from "./families";
export type { Outcome, Step } from "./flow";
export type { Endpoint, EndpointClass } from "./population";
export { isOfFamily, parseProbe, type Probe, probeText } from "./probe";
export { type Edge, isAsked, type NodePort, Reach, type ReachOptions } from "./reach";
