import type * as z from "zod";
import type { Report } from "../findings";
import { jsonSchemaOf, parse, type Parsed, type SourceDocument } from "../intent";
import { intentSchemaOf, type ReadOnly } from "../platforms";
import { once } from "../model";
import { platforms } from "./platforms";

/** Every key that a user may write; what is absent gets a default with a reason in `resolve`. */
export const intentSchema = once(() => intentSchemaOf(platforms()));

/** What a user writes: plain data. */
export type IntentInput = ReadOnly<z.input<ReturnType<typeof intentSchema>>>;

/** What the kit works with: the same, with ranges, addresses, AS numbers and selectors parsed. */
export type Intent = z.output<ReturnType<typeof intentSchema>>;

/** Type-checks an intent written in TypeScript: `export default defineIntent({ ... })`. */
export function defineIntent(intent: IntentInput): IntentInput {
  return intent;
}

/** The JSON Schema of an intent, for editors and for messages. */
export function intentJsonSchema(): Record<string, unknown> {
  return jsonSchemaOf(intentSchema());
}

/** Checks a document against the schema and reports every violation. Never throws. */
export function parseIntent(document: SourceDocument, report: Report): Parsed<Intent> {
  return parse(intentSchema(), document, report);
}
