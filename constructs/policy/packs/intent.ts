import * as z from "zod";
import { ip } from "../../intent";
import { packs, type PackName } from "./list";
import { namespaces, rollout } from "./schema";

type PackShape = { [Name in PackName]: z.ZodOptional<ReturnType<(typeof packs)[Name]["schema"]>> };

/** The key `policy` of an intent. */
export function policySchema() {
  const shape = Object.fromEntries(
    Object.entries(packs).map(([name, { schema, practice }]) => [
      name,
      schema().optional().meta({ description: practice }),
    ]),
  );
  return z
    .strictObject({
      rollout: rollout.optional().meta({
        description: "staged, the default: policies only show in flow logs what they would do; enforced: they do it",
      }),
      systemNamespaces: namespaces
        .optional()
        .meta({ description: "namespaces beside Kubernetes' and Calico's own of which no pack says anything" }),
      nodeLocalDns: z.array(ip).optional().meta({
        description:
          "addresses of NodeLocal DNSCache beside those that the platform gives it, which pods may ask for names, e.g. 169.254.20.10; and kube-dns' ClusterIP where the cache has that, too",
      }),
      // The entries have lost which schema belongs to which key; the list's own type has it.
      packs: z.strictObject(shape as unknown as PackShape).meta({ description: "practices as policies, by name" }),
    })
    .meta({ description: "who may talk to whom: practice packs of Calico policies" });
}

export type PolicyIntent = z.output<ReturnType<typeof policySchema>>;
