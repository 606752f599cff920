/* eslint-disable @typescript-eslint/no-require-imports -- import() would be asynchronous */
import type * as schema from "./schema";

/** The schema of `fabric`, made when an intent has one: it is a quarter of the whole, and most clusters stand in a cloud. */
export function fabricSchema(): typeof schema.fabric {
  return (require("./schema") as typeof schema).fabric;
}
