export type { Platform } from "./platform";
