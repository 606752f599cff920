import * as z from "zod";
import { once } from "../../model";
import { everything, labelIn, labelIs } from "../build";
import { definePack } from "./pack";
import { labelName, packSchema, valueOfLabel } from "./schema";
import { ordinaryNamespaces, systemPods } from "./words";

type From = "anywhere" | readonly string[];

/** The usual three: what faces the world, what serves it, what nobody but that may reach. */
const usualZones: Readonly<Record<string, { readonly from: From }>> = {
  dmz: { from: "anywhere" },
  trusted: { from: ["dmz"] },
  restricted: { from: ["trusted"] },
};

const schema = once(() =>
  packSchema(
    {
      label: labelName.optional().meta({ description: "the pods' label that says their zone; default zone" }),
      zones: z
        .record(
          valueOfLabel,
          z.strictObject({
            from: z
              .union([z.literal("anywhere"), z.array(valueOfLabel)])
              .meta({ description: "anywhere, or the zones that may reach it beside itself" }),
          }),
        )
        .optional()
        .meta({ description: "default: dmz from anywhere, trusted from dmz, restricted from trusted" }),
    },
    "pods are in zones by a label, and reach only what their zone may",
  ),
);

export const segmentation = definePack({
  name: "segmentation",
  practice: "zones by a label of pods: each is reached from the zones in front of it only",
  schema,
  isAboutHosts: () => false,
  content: ({ label = "zone", zones = usualZones }, ground) => ({
    policies: Object.entries(zones).flatMap(([zone, { from }]) =>
      from === "anywhere"
        ? []
        : [
            {
              kind: "global",
              name: `segment-${zone}`,
              tier: "security",
              order: 300,
              selector: labelIs(label, zone),
              namespaceSelector: ordinaryNamespaces(ground),
              types: ["Ingress"],
              ingress: [
                {
                  action: "Pass",
                  source: { selector: labelIn(label, [zone, ...from]), namespaceSelector: everything },
                },
                { action: "Pass", source: systemPods(ground) },
                { action: "Deny" },
              ],
            } as const,
          ],
    ),
  }),
  example: {
    options: {},
    edges: [
      { from: "203.0.113.9", to: "shop/web", probe: "tcp:8080", isAllowed: true, by: "nothing" },
      { from: "shop/web", to: "shop/api", probe: "tcp:8080", isAllowed: true, by: "nothing" },
      { from: "shop/api", to: "shop/db", probe: "tcp:5432", isAllowed: true, by: "nothing" },
      {
        from: "shop/web",
        to: "shop/db",
        probe: "tcp:5432",
        isAllowed: false,
        by: "security.segment-restricted ingress 3",
      },
      {
        from: "203.0.113.9",
        to: "shop/api",
        probe: "tcp:8080",
        isAllowed: false,
        by: "security.segment-trusted ingress 3",
      },
    ],
  },
});
