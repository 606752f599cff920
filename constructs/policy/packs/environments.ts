import * as z from "zod";
import { once } from "../../model";
import { allOf, hasLabel, labelIn, labelIs } from "../build";
import { definePack } from "./pack";
import { labelName, packSchema, valueOfLabel } from "./schema";
import { ordinaryNamespaces } from "./words";

const schema = once(() =>
  packSchema(
    {
      label: labelName.optional().meta({ description: "the namespaces' label that says it; default environment" }),
      environments: z
        .array(valueOfLabel)
        .min(1)
        .optional()
        .meta({ description: "default: production, staging, development" }),
      allow: z
        .array(z.strictObject({ from: valueOfLabel, to: valueOfLabel }))
        .optional()
        .meta({ description: "which of them may reach which all the same; default: none" }),
    },
    "namespaces of different environments do not talk to each other",
  ),
);

export const environments = definePack({
  name: "environments",
  practice: "production and what is not production do not talk to each other",
  schema,
  isAboutHosts: () => false,
  content: (
    { label = "environment", environments: named = ["production", "staging", "development"], allow = [] },
    ground,
  ) => ({
    policies: named.map((environment) => {
      const senders = allow.filter(({ to }) => to === environment).map(({ from }) => from);
      const receivers = allow.filter(({ from }) => from === environment).map(({ to }) => to);
      return {
        kind: "global",
        name: `environment-${environment}`,
        tier: "security",
        order: 100,
        namespaceSelector: allOf(labelIs(label, environment), ordinaryNamespaces(ground)),
        types: ["Ingress", "Egress"],
        ingress: [
          { action: "Pass", source: { namespaceSelector: labelIn(label, [environment, ...senders]) } },
          { action: "Deny", source: { namespaceSelector: hasLabel(label) } },
        ],
        egress: [
          { action: "Pass", destination: { namespaceSelector: labelIn(label, [environment, ...receivers]) } },
          { action: "Deny", destination: { namespaceSelector: hasLabel(label) } },
        ],
      } as const;
    }),
  }),
  example: {
    options: {},
    edges: [
      { from: "shop/web", to: "shop/api", probe: "tcp:8080", isAllowed: true, by: "nothing" },
      { from: "monitoring/prometheus", to: "shop/api", probe: "tcp:8080", isAllowed: true, by: "nothing" },
      {
        from: "lab/tool",
        to: "shop/api",
        probe: "tcp:8080",
        isAllowed: false,
        by: "security.environment-development egress 2",
      },
      {
        from: "shop/api",
        to: "lab/tool",
        probe: "tcp:8080",
        isAllowed: false,
        by: "security.environment-production egress 2",
      },
    ],
  },
});
