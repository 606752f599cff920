import type { Field } from "./field";

/** An object whose head has been read. */
export interface ObjectFields {
  readonly name: string;
  readonly namespace?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly body: Field;
}
