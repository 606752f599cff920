import { z } from "zod";
import { cidr } from "./primitives";

const network = z
  .strictObject({
    pods: z
      .array(cidr)
      .min(1)
      .optional()
      .meta({ description: "pod ranges, one per IP family; default: the platform's" }),
    services: z
      .array(cidr)
      .min(1)
      .optional()
      .meta({ description: "service ranges, one per IP family; default: the platform's" }),
  })
  .meta({ description: "address ranges of the cluster" });

/** The keys of an intent that are no platform's and not Calico's. */
export const base = {
  name: z
    .string()
    .regex(
      /^[a-z]([-a-z0-9]{0,38}[a-z0-9])?$/,
      "must be 1-40 lower-case letters, digits or '-', starting with a letter",
    )
    .meta({ description: "name of the cluster, and prefix of what is made for it" }),
  kubernetes: z
    .string()
    .regex(/^\d+\.\d+$/, 'must be a quoted minor version such as "1.35"')
    .optional()
    .meta({ description: 'Kubernetes minor version, quoted: "1.35"' }),
  network: network.optional(),
};

export type BaseIntent = z.infer<z.ZodObject<typeof base>>;

/** The part of an intent that says who makes the cluster; each platform's own type extends it. */
export interface PlatformIntent {
  readonly kind: string;
}
