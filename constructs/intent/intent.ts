import { z } from "zod";
import { calico } from "./calico";
import { eks } from "./eks";
import { kops } from "./kops";
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

/** Each platform that the kit provisions. A further one is a schema in this room, a room of its own and one line here. */
const platform = z.discriminatedUnion("kind", [eks, kops]).meta({ description: "where the cluster runs" });

/** What a user writes. Every key is plain data; what is absent gets a default with a reason in `resolve`. */
export const intentSchema = z
  .strictObject({
    name: z
      .string()
      .regex(
        /^[a-z]([-a-z0-9]{0,38}[a-z0-9])?$/,
        "must be 1-40 lower-case letters, digits or '-', starting with a letter",
      )
      .meta({ description: "name of the cluster, and prefix of what is made for it" }),
    platform,
    kubernetes: z
      .string()
      .regex(/^\d+\.\d+$/, 'must be a quoted minor version such as "1.35"')
      .optional()
      .meta({ description: 'Kubernetes minor version, quoted: "1.35"' }),
    network: network.optional(),
    calico: calico.optional(),
  })
  .meta({ title: "calico-kit intent", description: "one Kubernetes cluster with Calico" });

export type Intent = z.infer<typeof intentSchema>;
export type PlatformIntent = Intent["platform"];
export type PlatformKind = PlatformIntent["kind"];

/** Type-checks an intent written in TypeScript: `export default defineIntent({ ... })`. */
export function defineIntent(intent: Intent): Intent {
  return intent;
}
