import * as z from "zod";
import { type felixFields, type IntentField, intentRows } from "./fields";

type Shape = { [K in IntentField]: z.ZodOptional<ReturnType<(typeof felixFields)[K]["type"]>> };

/**
 * The tuning fields of FelixConfiguration "default", upstream's own names and values. Left out are those that the kit
 * derives from other parts of the intent (`dataplane`, `encryption`) or that the operator owns.
 */
export const felix = z
  // The rows have lost which type belongs to which name; the table's own type has it.
  .strictObject(Object.fromEntries(intentRows.map(([name, { type }]) => [name, type().optional()])) as Shape)
  .meta({ description: "tuning of FelixConfiguration default, by upstream's field names" });

export type Felix = z.infer<typeof felix>;
