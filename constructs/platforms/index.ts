export type { Finished, FinishContext, GroundContext, Platform, PlatformGround } from "./platform";
