import * as z from "zod";
import { calicoSchema } from "../calico";
import { fabricSchema } from "../fabric";
import { loadPacks, type policySchema } from "../policy";
import { base, partOf, type PlatformIntent, wanting } from "../intent";
import { once } from "../model";

/** Something with a platform's schema: the platform itself. */
interface WithSchema {
  readonly kind: string;
  readonly schema: z.ZodType<PlatformIntent>;
  readonly otherNames?: ReadonlyMap<string, string>;
}

/** The schemas of the platforms, one by one: a union needs to know each. */
type SchemasOf<T extends readonly WithSchema[]> = { [Index in keyof T]: T[Index]["schema"] };

type Options = readonly [z.core.$ZodTypeDiscriminable, ...z.core.$ZodTypeDiscriminable[]];

type FabricSchema = z.ZodOptional<ReturnType<typeof fabricSchema>>;

type PolicySchema = z.ZodOptional<ReturnType<typeof policySchema>>;

/** What stands for a schema that nobody needs: it takes nothing. */
const absent = z.never().optional() as unknown as FabricSchema & PolicySchema;

/** Which keys a schema is to have, by their path, such as `calico bgp`. */
type Has = (...path: readonly string[]) => boolean;

/** The schema of an intent for a cluster of one of these platforms: every key that a user may write, or some of them. */
export function intentSchemaOf<const T extends readonly [WithSchema, ...WithSchema[]]>(
  platforms: T,
  has: Has = () => true,
) {
  type Schemas = SchemasOf<T> extends infer S extends Options ? S : never;
  const platform = wanting(z.discriminatedUnion("kind", platforms.map(({ schema }) => schema) as unknown as Schemas), {
    elsewhere: new Map(platforms.flatMap(({ otherNames = [] }) => [...otherNames])),
  }).meta({ description: "where the cluster runs" });
  return z
    .strictObject({
      name: base.name,
      platform,
      kubernetes: base.kubernetes,
      network: base.network,
      calico: calicoSchema((key) => has("calico", key)).optional(),
      fabric: has("fabric") ? fabricSchema().optional() : (absent as FabricSchema),
      policy: has("policy") ? loadPacks().policySchema().optional() : (absent as PolicySchema),
      accept: base.accept,
    })
    .meta({ title: "calico-kit intent", description: "one Kubernetes cluster with Calico" });
}

/** As many parts of a schema are made, for as many sets of keys; who reads more documents than that makes the whole one. */
const mostParts = 8;

/**
 * The schema of intents for one platform, as `schemaFor(data)`: with the keys that the data has, and the whole of it for what
 * they refuse (`partOf`). A process that reads one intent has it in half of the time.
 */
export function schemasOf<T extends WithSchema>(platform: T) {
  const whole = once(() => intentSchemaOf([platform]));
  const parts = new Map<string, ReturnType<typeof whole>>();
  return (data: unknown): ReturnType<typeof whole> => {
    const top = keysOf(data);
    const inner = keysOf((data as { readonly calico?: unknown } | null | undefined)?.calico);
    const name = JSON.stringify([top.includes("fabric"), top.includes("policy"), inner]);
    const known = parts.get(name);
    if (known !== undefined || parts.size >= mostParts) return known ?? whole();
    const has: Has = (...[key = "", below]) => (below === undefined ? top : inner).includes(below ?? key);
    const part = partOf(whole, intentSchemaOf([platform], has));
    parts.set(name, part);
    return part;
  };
}

function keysOf(value: unknown): readonly string[] {
  return typeof value === "object" && value !== null ? Object.keys(value) : [];
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
