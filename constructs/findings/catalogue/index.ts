import type { Entry } from "./entry";
import { sourceFamily } from "./source";

/** Every code that the kit can raise. Titles, severities, the documentation page and the tests come from here. */
export const catalogue = {
  ...sourceFamily,
} as const satisfies Readonly<Record<string, Entry>>;

/** A code of the catalogue. */
export type Code = keyof typeof catalogue;

export type { Entry, Judge } from "./entry";
