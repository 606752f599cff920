export type { NetworkOptions } from "./build";
export { type Failure, failureText } from "./failures";
export { predict, type PredictedNextHop, type PredictedRoute, type PredictedTable } from "./predict";
