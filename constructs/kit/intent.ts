import { z } from "zod";
import { calico } from "../calico";
import { fabric } from "../fabric";
import type { Report } from "../findings";
import { base, jsonSchemaOf, parse, type Parsed, type SourceDocument } from "../intent";
import { platforms } from "./platforms";

/** The schemas of the platforms, one by one: a union needs to know each. */
type SchemasOf<T extends readonly { readonly schema: unknown }[]> = { [Index in keyof T]: T[Index]["schema"] };

const platform = z
  .discriminatedUnion("kind", platforms.map(({ schema }) => schema) as unknown as SchemasOf<typeof platforms>)
  .meta({ description: "where the cluster runs" });

/** Every key that a user may write; what is absent gets a default with a reason in `resolve`. */
export const intentSchema = z
  .strictObject({
    name: base.name,
    platform,
    kubernetes: base.kubernetes,
    network: base.network,
    calico: calico.optional(),
    fabric: fabric.optional(),
  })
  .meta({ title: "calico-kit intent", description: "one Kubernetes cluster with Calico" });

/** What a user writes: plain data. */
export type IntentInput = z.input<typeof intentSchema>;

/** What the kit works with: the same, with ranges, addresses, AS numbers and selectors parsed. */
export type Intent = z.output<typeof intentSchema>;

/** Type-checks an intent written in TypeScript: `export default defineIntent({ ... })`. */
export function defineIntent(intent: IntentInput): IntentInput {
  return intent;
}

/** The JSON Schema of an intent, for editors and for messages. */
export function intentJsonSchema(): Record<string, unknown> {
  return jsonSchemaOf(intentSchema);
}

/** Checks a document against the schema and reports every violation. Never throws. */
export function parseIntent(document: SourceDocument, report: Report): Parsed<Intent> {
  return parse(intentSchema, document, report);
}
