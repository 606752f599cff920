export { catalogue } from "./catalogue";
export { defineIntent, intentJsonSchema, intentSchema, parseIntent, type Intent } from "./intent";
export { matrix, type MatrixCell } from "./matrix";
export { checkDocument, checkSource, type Checked, type Plan, type Refusal } from "./check";
export { existingObjects, platformOf, platforms } from "./platforms";
export { readScenarios, scenariosDirectory, type Scenario } from "./scenarios";
export { listScenarios, type ScenarioSummary } from "./summary";
export { synthesise, type SynthesisOptions } from "./synthesise";
