export { catalogue } from "./catalogue";
export { checkDocument, type Checked, checkSource, judge, type Plan, type Refusal } from "./check";
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
export { resolve, type Resolved } from "./resolve";
export { type ClusterProfile, profileOf } from "./profile";
export { readScenarios, type Scenario, scenariosDirectory } from "./scenarios";
export { type StarterChoices, starterDataplanes, starterIntent, starters } from "./starter";
export { stepsOf } from "./steps";
export { listScenarios, type ScenarioSummary } from "./summary";
export { synthesise, type SynthesisOptions } from "./synthesise";
