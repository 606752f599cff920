import * as z from "zod";
import { calico } from "../calico";
import { fabric } from "../fabric";
import { base, type PlatformIntent } from "../intent";

/** Something with a platform's schema: the platform itself. */
interface WithSchema {
  readonly kind: string;
  readonly schema: z.ZodType<PlatformIntent>;
}

/** The schemas of the platforms, one by one: a union needs to know each. */
type SchemasOf<T extends readonly WithSchema[]> = { [Index in keyof T]: T[Index]["schema"] };

type Options = readonly [z.core.$ZodTypeDiscriminable, ...z.core.$ZodTypeDiscriminable[]];

/** The schema of an intent for a cluster of one of these platforms: every key that a user may write. */
export function intentSchemaOf<const T extends readonly [WithSchema, ...WithSchema[]]>(platforms: T) {
  type Schemas = SchemasOf<T> extends infer S extends Options ? S : never;
  const platform = z
    .discriminatedUnion("kind", platforms.map(({ schema }) => schema) as unknown as Schemas)
    .meta({ description: "where the cluster runs" });
  return z
    .strictObject({
      name: base.name,
      platform,
      kubernetes: base.kubernetes,
      network: base.network,
      calico: calico.optional(),
      fabric: fabric.optional(),
      accept: base.accept,
    })
    .meta({ title: "calico-kit intent", description: "one Kubernetes cluster with Calico" });
}

/** The same data for reading only, so that what was written `as const` fits. */
export type ReadOnly<T> = T extends readonly (infer Item)[]
  ? readonly ReadOnly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: ReadOnly<T[Key]> }
    : T;

/** What a user writes for one of these platforms: plain data. */
export type InputOf<T extends readonly [WithSchema, ...WithSchema[]]> = ReadOnly<
  z.input<ReturnType<typeof intentSchemaOf<T>>>
>;
