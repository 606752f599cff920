import { pointer, repeated } from "../../../findings";
import { type Rule, rule, type RuleContext } from "../../rule";
import { at } from "../../support";
import { apiServerRefuses } from "../../verdicts";

/** A list in which the CRD lets each value stand once (`x-kubernetes-list-type: set`). */
type Found = readonly [keys: readonly (string | number)[], values: readonly unknown[] | undefined];

function setsOfCalico({ intent: { calico } }: RuleContext): readonly Found[] {
  return [
    [["bgp", "ignoredInterfaces"], calico?.bgp?.ignoredInterfaces],
    ...(calico?.pools ?? []).map(({ allowedUses }, index): Found => [["pools", index, "allowedUses"], allowedUses]),
    ...(calico?.reservations ?? []).map(({ cidrs }, index): Found => [["reservations", index, "cidrs"], cidrs]),
    [
      ["installation", "typhaDeployment", "spec", "template", "spec", "topologySpreadConstraints"],
      calico?.installation?.typhaDeployment?.spec?.template?.spec?.topologySpreadConstraints?.map(
        ({ topologyKey, whenUnsatisfiable }) => `${topologyKey} ${whenUnsatisfiable}`,
      ),
    ],
    ...(calico?.kubeControllers?.hostEndpointTemplates ?? []).map(({ interfaceCIDRs }, index): Found => [
      ["kubeControllers", "hostEndpointTemplates", index, "interfaceCIDRs"],
      interfaceCIDRs,
    ]),
  ];
}

/** Of what somebody wrote twice the other one was meant, as likely as not: a direction that stays open. */
function sets(context: RuleContext): readonly Found[] {
  return [
    ...setsOfCalico(context).map(([keys, values]): Found => [["calico", ...keys], values]),
    [["policy", "packs", "defaultDeny", "directions"], context.intent.policy?.packs.defaultDeny?.directions],
  ];
}

const twice = rule({
  finds: {
    "CAL-065": {
      title: "value twice in a list that is a set",
      severity: "error",
      why: "The CRD says that each value stands once, and the API server refuses the whole object.",
      upstream: apiServerRefuses,
      see: "kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions (x-kubernetes-list-type)",
    },
  },
  check: (context) => {
    for (const [keys, values] of sets(context))
      for (const [index, value] of repeated((values ?? []).map(String)))
        context.report.add("CAL-065", at(context, ...keys, index), {
          message: `${value} stands in ${pointer(...keys)} already`,
          want: "each value once",
          fix: "remove it",
        });
  },
});

/** Lists of Calico's objects that are sets. */
export const setRules: readonly Rule[] = [twice];
