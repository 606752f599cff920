import * as z from "zod";
import { objectName, port, selector } from "../../intent";

/** A namespace: an RFC 1123 label, which has no dot. */
export const namespaceName = z
  .string()
  .max(63)
  .regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, "must be lower-case letters, digits or '-', e.g. shop");

/** Who may do something, as `subjects` of a RoleBinding: a service account has a namespace, others have none. */
const subject = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("ServiceAccount"), name: objectName, namespace: namespaceName }),
  z.strictObject({ kind: z.literal("User"), name: accountName() }),
  z.strictObject({ kind: z.literal("Group"), name: accountName() }),
]);

/** Names of users and groups are the authenticator's: `jane`, `jane@example.com`, `system:masters`, `oidc:team/a`. */
function accountName() {
  return z
    .string()
    .max(253)
    .regex(/^[A-Za-z0-9][A-Za-z0-9._:@/+-]*$/, "must be letters, digits and . _ : @ / + -, e.g. jane@example.com");
}

const time = z
  .string()
  .regex(
    /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(Z|[+-]\d{2}:\d{2})$/,
    "must be a time such as 2026-01-31T12:00:00Z (RFC 3339)",
  );

const portRange = z
  .string()
  .regex(/^\d{1,5}:\d{1,5}$/, "must be a range such as 8000:8080")
  .refine((text) => {
    const [first = 0, last = 0] = text.split(":").map(Number);
    return first >= 1 && first <= last && last <= 65535;
  }, "must be a range from 1 to 65535, the first port not above the last");

const capture = z
  .strictObject({
    name: objectName,
    namespace: namespaceName.meta({ description: "of the pods; it must be there" }),
    selector: selector.optional().meta({ description: "of pods in the namespace; default all()" }),
    filters: z
      .array(
        z.strictObject({
          protocol: z.enum(["TCP", "UDP", "ICMP", "ICMPv6", "SCTP", "UDPLite"]).optional(),
          ports: z
            .array(z.union([port, portRange]))
            .min(1)
            .optional(),
        }),
      )
      .min(1)
      .optional()
      .meta({ description: "default: every packet" }),
    startTime: time.optional(),
    endTime: time.optional().meta({ description: "default: for as long as the object is there" }),
  })
  .meta({ description: "a PacketCapture: packets of pods, as files on their nodes" });

const access = z
  .strictObject({
    name: objectName,
    namespace: namespaceName,
    subjects: z.array(subject).min(1),
    may: z
      .array(z.enum(["Captures", "Files"]))
      .min(1)
      .meta({ description: "Captures: begin and end them. Files: read and remove what was captured" }),
  })
  .meta({ description: "who may capture in a namespace, as Roles and bindings" });

/** PacketCaptureAPI, what is captured, and who may. */
export const packetCapture = z
  .strictObject({ captures: z.array(capture).optional(), access: z.array(access).optional() })
  .meta({ description: "the API that hands captured packets out (PacketCaptureAPI), captures, and who may" });

export type PacketCapture = z.infer<typeof packetCapture>;
