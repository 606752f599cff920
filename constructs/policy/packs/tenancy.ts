import * as z from "zod";
import { once } from "../../model";
import { allOf, type EntitySpec, everything, labelIs } from "../build";
import { definePack } from "./pack";
import { labelName, namespaces, packSchema, valueOfLabel } from "./schema";
import { namespacesNamed, ordinaryNamespaces, systemPods } from "./words";

const schema = once(() =>
  packSchema(
    {
      label: labelName.optional().meta({ description: "the namespaces' label that says their tenant; default tenant" }),
      tenants: z.array(valueOfLabel).min(1).meta({ description: "the label's values; a policy for each" }),
      shared: namespaces
        .optional()
        .meta({ description: "namespaces that every tenant may reach and be reached from, e.g. gateways, monitoring" }),
    },
    "a tenant's pods talk to their own namespaces and to what is shared, and to no other pod",
  ),
);

export const tenancy = definePack({
  name: "tenancy",
  practice: "tenants see their own namespaces and what is shared, and nobody else's",
  schema,
  isAboutHosts: () => false,
  content: ({ label = "tenant", tenants, shared = [] }, ground) => ({
    policies: tenants.map((tenant) => {
      const allowed: readonly EntitySpec[] = [
        { namespaceSelector: labelIs(label, tenant) },
        systemPods(ground),
        ...(shared.length === 0 ? [] : [{ namespaceSelector: namespacesNamed(shared) }]),
      ];
      // Any pod: what has no namespace is none.
      const pods: EntitySpec = { namespaceSelector: everything };
      return {
        kind: "global",
        name: `tenant-${tenant}`,
        tier: "security",
        order: 200,
        namespaceSelector: allOf(labelIs(label, tenant), ordinaryNamespaces(ground)),
        types: ["Ingress", "Egress"],
        ingress: [...allowed.map((source) => ({ action: "Pass", source }) as const), { action: "Deny", source: pods }],
        egress: [
          ...allowed.map((destination) => ({ action: "Pass", destination }) as const),
          { action: "Deny", destination: pods },
        ],
      } as const;
    }),
  }),
  example: {
    options: { tenants: ["shop", "lab"], shared: ["monitoring", "gateways"] },
    edges: [
      { from: "shop/web", to: "shop/api", probe: "tcp:8080", isAllowed: true, by: "nothing" },
      { from: "shop/web", to: "kube-system/coredns", probe: "udp:53", isAllowed: true, by: "nothing" },
      { from: "monitoring/prometheus", to: "shop/api", probe: "tcp:8080", isAllowed: true, by: "nothing" },
      { from: "shop/web", to: "203.0.113.9", probe: "tcp:443", isAllowed: true, by: "nothing" },
      { from: "lab/tool", to: "shop/db", probe: "tcp:5432", isAllowed: false, by: "security.tenant-lab egress 4" },
      { from: "other/pod", to: "shop/db", probe: "tcp:5432", isAllowed: false, by: "security.tenant-shop ingress 4" },
    ],
  },
});
