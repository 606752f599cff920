export { catalogue } from "./catalogue";
export { checkDocument, type Checked, checkSource, type Plan, type Refusal } from "./check";
export { defineIntent, type Intent, type IntentInput, intentJsonSchema, intentSchema, parseIntent } from "./intent";
export { matrix, type MatrixCell } from "./matrix";
export { existingObjects, platformOf, platforms } from "./platforms";
export { resolve, type Resolved } from "./resolve";
export { readScenarios, type Scenario, scenariosDirectory } from "./scenarios";
export { listScenarios, type ScenarioSummary } from "./summary";
export { synthesise, type SynthesisOptions } from "./synthesise";
