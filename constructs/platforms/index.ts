export type { Finished, FinishContext, GroundContext, Platform, PlatformGround } from "./platform";
export { awsRegion, type Starter, type StarterAnswers, type StarterQuestion } from "./starter";
