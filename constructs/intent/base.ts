import * as z from "zod";
import { cidr } from "./primitives";
import { pointerText, sentence } from "./texts";

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

const accepted = z
  .strictObject({
    code: z
      .string()
      .regex(/^[A-Z]{2,6}-\d{3}$/, "must be the code of a finding, e.g. EKS-039")
      .meta({ description: "of a warning or a remark; an error cannot be accepted" }),
    reason: sentence.meta({ description: "why it is meant, for who reads the report" }),
    path: pointerText
      .optional()
      .meta({ description: "only where the finding points here, or into it; default: wherever it occurs" }),
  })
  .meta({ description: "a warning or a remark that is known and meant" });

/** The keys of an intent that are no platform's and not Calico's. */
export const base = {
  name: z
    .string()
    .regex(
      /^[a-z]([-a-z0-9]{0,38}[a-z0-9])?$/,
      "must be 1-40 lower-case letters, digits or '-', starting with a letter, e.g. lab-1",
    )
    .meta({ description: "name of the cluster, and prefix of what is made for it" }),
  kubernetes: z
    .string()
    .regex(/^\d+\.\d+$/, 'must be a quoted minor version such as "1.35"')
    .optional()
    .meta({ description: 'Kubernetes minor version, quoted: "1.35"' }),
  network: network.optional(),
  accept: z
    .array(accepted)
    .optional()
    .meta({ description: "warnings and remarks that are known and meant: they do not count any more" }),
};

/** A finding that a user accepts. */
export type AcceptedFinding = z.infer<typeof accepted>;

export type BaseIntent = z.infer<z.ZodObject<typeof base>>;

/** The part of an intent that says who makes the cluster; each platform's own type extends it. */
export interface PlatformIntent {
  readonly kind: string;
}
