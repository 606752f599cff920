export { catalogue } from "./catalogue";
export { matrix, type MatrixCell } from "./matrix";
export { checkDocument, checkSource, type Checked, type Plan, type Refusal } from "./check";
export { existingObjects, platformOf } from "./platforms";
export { readScenarios, scenariosDirectory, type Scenario } from "./scenarios";
export { listScenarios, type ScenarioSummary } from "./summary";
export { synthesise, type SynthesisOptions } from "./synthesise";
