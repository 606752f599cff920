export { withAccepted } from "./accept";
export { acceptFinds } from "./accept-finds";
export {
  checkDocument,
  type CheckedPlan,
  IntentError,
  judge,
  type Offered,
  type Plan,
  type Refusal,
  refusalText,
} from "./check";
export { type InputOf, intentSchemaOf, type ReadOnly, schemasOf } from "./intent";
export type { Finished, FinishContext, GroundContext, Platform, PlatformGround } from "./platform";
export { resolve, type Resolved } from "./resolve";
export { awsRegion, type Starter, type StarterAnswers, type StarterQuestion } from "./starter";
