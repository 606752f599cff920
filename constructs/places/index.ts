export type { ExistingObject } from "./existing";
