import * as z from "zod";
import { cidr, labelKey, labelValue, port, selector } from "../../intent";

/** Whether a pack's policies are enforced, or only shown in flow logs. */
export const rollout = z.enum(["staged", "enforced"]);

/** The keys of a pack, and what every pack has. */
export function packSchema<Shape extends z.ZodRawShape>(shape: Shape, description: string) {
  return z
    .strictObject({
      rollout: rollout.optional().meta({ description: "of this pack alone; default: policy.rollout" }),
      ...shape,
    })
    .meta({ description });
}

/** The name of a namespace, or of anything that becomes a part of a policy's name: an RFC 1123 label. */
export const shortName = z
  .string()
  .max(63)
  .regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, "must be up to 63 lower-case letters, digits or '-', e.g. shop-1")
  .meta({ description: "lower-case letters, digits and '-'" });

export const namespaces = z.array(shortName).min(1);

export const ranges = z.array(cidr).min(1);

/** A port of TCP, or one with its protocol. */
export const portOrProtocol = z.union([
  port,
  z.strictObject({ port, protocol: z.enum(["TCP", "UDP", "SCTP"]) }).meta({ description: "a port and its protocol" }),
]);

/** Values of a label that become parts of names. */
export const labelName = labelKey;
export const valueOfLabel = labelValue
  .min(1)
  .regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, "must be lower-case letters, digits or '-': it is part of a policy's name");

export const podSelector = selector.meta({ description: "a Calico selector of pods' labels, e.g. app == 'web'" });

export type PortOrProtocol = z.output<typeof portOrProtocol>;
