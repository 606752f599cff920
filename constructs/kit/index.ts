export { catalogue } from "./catalogue";
export { IntentError, judge, type Refusal, resolve, type Resolved } from "../platforms";
export { check, checkDocument, type Checked, checkSource, type Plan, planOf } from "./check";
export { disruptionsOf } from "./disruptions";
export { defineIntent, type Intent, type IntentInput, intentJsonSchema, intentSchema, parseIntent } from "./intent";
export {
  heldFacts,
  type HeldResource,
  judgeLive,
  liveFactsOf,
  liveFactsResource,
  liveRules,
  notInsistable,
} from "./live";
export { matrix, type MatrixCell, matrixIntents } from "./matrix";
export { existingObjects, platformOf, platforms } from "./platforms";
export { type ClusterProfile, profileOf } from "./profile";
export { readScenarios, type Scenario, scenariosDirectory } from "./scenarios";
export { stepsOf } from "./steps";
export { listScenarios, type ScenarioSummary } from "./summary";
export { synthesise, type SynthesisOptions } from "./synthesise";
