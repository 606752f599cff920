export type { ExistingObject } from "./existing";
export type { NodeImage, Place } from "./place";
