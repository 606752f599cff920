/** The shape of the settings file; see `index.ts`. */
import { z } from "zod";

const operation = z.enum(["create", "update", "delete", "read"]);

/** Globs: `*` is any run of characters. What is left out matches everything. */
const match = z.strictObject({ type: z.string().optional(), urn: z.string().optional() });

export const settingsSchema = z.strictObject({
  /**
   * Objects that no stack made, e.g. a VPC to adopt. `properties` are inputs and outputs alike. Those of type
   * `kubernetes:…` are in every cluster that nothing in the sandbox made; their id is `namespace/name` or `name`.
   */
  preexisting: z
    .array(
      z.strictObject({
        type: z.string(),
        id: z.string(),
        properties: z.record(z.string(), z.json()).default({}),
      }),
    )
    .default([]),
  /** Operations that fail, `times` times in all, counted across processes and runs. */
  faults: z
    .array(
      z.strictObject({
        match,
        operation,
        times: z.int().positive().default(1),
        error: z.string().min(1),
        /** The operation takes place, and is then reported as failed, like a resource that never became ready. */
        afterwards: z.boolean().default(false),
      }),
    )
    .default([]),
  /** Operations that take their time. */
  delays: z
    .array(
      z.strictObject({
        match,
        operation,
        milliseconds: z.int().positive(),
        /** The operation goes on when the engine asks the provider to stop, as one does that cannot be called off. */
        deaf: z.boolean().default(false),
      }),
    )
    .default([]),
  /** What commands print that a program asks (`command.local.run`); one that nothing stands for prints nothing. */
  answers: z.array(z.strictObject({ command: z.string().min(1), prints: z.string() })).default([]),
  kubernetes: z
    .strictObject({
      /** Path of a kubeconfig: objects go to that API server, whatever kubeconfig the program hands to its provider. */
      forwardTo: z.string().optional(),
      /** `present`: act as if nodes had joined, without an aws node group. */
      nodes: z.enum(["present"]).optional(),
    })
    .default({}),
});

/** Settings with every default filled in. */
export type Settings = z.output<typeof settingsSchema>;
/** Settings as a user writes them. */
export type SettingsInput = z.input<typeof settingsSchema>;
export type Operation = z.infer<typeof operation>;
export type Match = z.infer<typeof match>;

/** @throws Error naming the file and each wrong key. */
export function parseSettings(text: string, path: string): Settings {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}`);
  }
  const parsed = settingsSchema.safeParse(value);
  if (!parsed.success) throw new Error(`${path}:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
