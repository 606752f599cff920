import * as z from "zod";
import { ip } from "../../intent";
import { once } from "../../model";
import { definePack } from "./pack";
import { packSchema } from "./schema";
import { dnsRules, ordinaryNamespaces } from "./words";

const schema = once(() =>
  packSchema(
    {
      directions: z
        .array(z.enum(["Ingress", "Egress"]))
        .min(1)
        .optional()
        .meta({ description: "default: both" }),
      apiServer: z.boolean().optional().meta({
        description: "whether every pod may ask the Kubernetes API, which has its own authorisation; default true",
      }),
      nodeLocalDns: z.array(ip).optional().meta({ description: "the same as policy.nodeLocalDns, for every pack" }),
    },
    "what nothing allows is denied, but for DNS, the API and the system's namespaces",
  ),
);

const both: ("Ingress" | "Egress")[] = ["Ingress", "Egress"];

export const defaultDeny = definePack({
  name: "defaultDeny",
  practice: "what nobody allowed is denied, without cutting off DNS, the API or Calico itself",
  schema,
  isAboutHosts: () => false,
  content: ({ directions = both, apiServer = true }, ground) => ({
    policies: [
      {
        kind: "global",
        // Without an order, it is asked after all that teams write in tier default, Kubernetes' policies among them.
        name: "default-deny",
        namespaceSelector: ordinaryNamespaces(ground),
        types: directions,
        egress: [
          ...dnsRules(ground),
          ...(apiServer
            ? [{ action: "Allow", destination: { services: { name: "kubernetes", namespace: "default" } } } as const]
            : []),
        ],
      },
    ],
  }),
  example: {
    options: {},
    edges: [
      { from: "shop/web", to: "kube-system/coredns", probe: "udp:53", isAllowed: true, by: "nothing" },
      { from: "shop/web", to: "169.254.25.10", probe: "udp:53", isAllowed: true, by: "default.default-deny egress 3" },
      { from: "shop/web", to: "169.254.25.10", probe: "tcp:53", isAllowed: true, by: "default.default-deny egress 4" },
      {
        from: "shop/web",
        to: "169.254.25.10",
        probe: "tcp:80",
        isAllowed: false,
        by: "default.default-deny egress end",
      },
      { from: "openshift-ingress/router", to: "203.0.113.9", probe: "tcp:443", isAllowed: true, by: "nothing" },
      { from: "shop/web", to: "host:cp-1-auto-hep", probe: "tcp:6443", isAllowed: true, by: "failsafe" },
      { from: "kube-system/coredns", to: "203.0.113.9", probe: "udp:53", isAllowed: true, by: "nothing" },
      { from: "shop/web", to: "shop/api", probe: "tcp:8080", isAllowed: false, by: "default.default-deny egress end" },
      {
        from: "203.0.113.9",
        to: "shop/web",
        probe: "tcp:8080",
        isAllowed: false,
        by: "default.default-deny ingress end",
      },
    ],
  },
});
