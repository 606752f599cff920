export { calicoPolicies, type CalicoPoliciesOptions } from "./policies";
export type { ExpectedEdge } from "./settings";
