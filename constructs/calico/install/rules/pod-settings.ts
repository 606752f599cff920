import { isLabelValue, isQualifiedName } from "../../../model";
import { type Rule, rule, type RuleContext } from "../../rule";
import { at } from "../../support";
import { apiServerRefuses, operatorRefuses } from "../../verdicts";
import type { NodeAffinity } from "../workloads-schema";
import { overridden } from "./workloads";

const quantity = /^([+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+))(Ki|Mi|Gi|Ti|Pi|Ei|n|u|m|k|M|G|T|P|E|[eE][+-]?[0-9]+)?$/;

const scale: Readonly<Record<string, number>> = {
  ...{ n: 1e-9, u: 1e-6, m: 1e-3, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18 },
  ...{ Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, Pi: 2 ** 50, Ei: 2 ** 60 },
};

/** A Kubernetes quantity as a number (exact enough to compare), or undefined where the text is none. */
export function quantityOf(text: string): number | undefined {
  const parts = quantity.exec(text);
  if (parts === null) return undefined;
  const [, digits, unit = ""] = parts;
  return Number(digits) * (scale[unit] ?? Number(`1${unit}`));
}

const resources = rule({
  finds: {
    "CAL-055": {
      title: "malformed quantity",
      severity: "error",
      why: "Kubernetes reads CPU and memory in its own notation only.",
      upstream: apiServerRefuses,
      see: "kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity",
    },
    "CAL-056": {
      title: "request above its limit",
      severity: "error",
      why: "The operator refuses it, as Kubernetes would.",
      upstream: operatorRefuses,
      see: "kubernetes.io/docs/concepts/configuration/manage-resources-containers",
    },
  },
  check: (context) => {
    for (const [component, { requests, limits } = {}] of Object.entries(
      context.cluster.calico.installation.resources ?? {},
    )) {
      const path = (...keys: string[]) => at(context, "calico", "installation", "resources", component, ...keys);
      for (const [kind, amounts] of Object.entries({ requests, limits }))
        for (const [name, text] of Object.entries(amounts ?? {})) {
          const amount = quantityOf(text);
          if (amount !== undefined && amount >= 0) continue;
          context.report.add("CAL-055", path(kind, name), {
            message: `${text || "an empty text"} is not an amount of ${name}`,
            want: "a quantity such as 250m or 512Mi",
            fix: name === "cpu" ? "write it as in 250m or 1" : "write it as in 512Mi",
          });
        }
      for (const [name, text] of Object.entries(requests ?? {})) {
        const limit = limits?.[name];
        const [asked, most] = [quantityOf(text), limit === undefined ? undefined : quantityOf(limit)];
        if (asked === undefined || most === undefined || asked <= most) continue;
        context.report.add("CAL-056", path("requests", name), {
          message: `${component} asks for ${text} ${name} and may use ${limit} at most`,
          want: `at most ${limit}`,
          fix: "lower the request or raise the limit",
        });
      }
    }
  },
});

type Keys = readonly (string | number)[];

/** Every toleration of the intent's, with its place below `calico.installation`. */
function tolerationsOf({ cluster: { calico } }: RuleContext) {
  const { installation } = calico;
  const inPods = (name: (typeof overridden)[number]) => installation[name]?.spec?.template?.spec?.tolerations ?? [];
  const below = (keys: Keys, all: NonNullable<typeof installation.controlPlaneTolerations>) =>
    all.map((toleration, index) => ({ keys: [...keys, index] as Keys, toleration }));
  return [
    ...below(["controlPlaneTolerations"], installation.controlPlaneTolerations ?? []),
    ...overridden.flatMap((name) => below([name, "spec", "template", "spec", "tolerations"], inPods(name))),
  ];
}

/** Every map of labels of the intent's, with its place below `calico.installation`. */
function labelsOf({ cluster: { calico } }: RuleContext) {
  const { installation } = calico;
  return [
    { keys: ["controlPlaneNodeSelector"], labels: installation.controlPlaneNodeSelector },
    ...overridden.flatMap((name) => {
      const { metadata, spec } = installation[name] ?? {};
      const template = [name, "spec", "template"];
      return [
        { keys: [name, "metadata", "labels"], labels: metadata?.labels },
        { keys: [...template, "metadata", "labels"], labels: spec?.template?.metadata?.labels },
        { keys: [...template, "spec", "nodeSelector"], labels: spec?.template?.spec?.nodeSelector },
        ...(["metadata", "template"] as const).map((place) => ({
          keys: place === "metadata" ? [name, "metadata", "annotations"] : [...template, "metadata", "annotations"],
          labels: keysOnly((place === "metadata" ? metadata : spec?.template?.metadata)?.annotations),
        })),
      ];
    }),
    ...(installation.typhaDeployment?.spec?.template?.spec?.topologySpreadConstraints ?? []).flatMap((one, index) => {
      const keys = ["typhaDeployment", "spec", "template", "spec", "topologySpreadConstraints", index];
      return [{ keys: [...keys, "labelSelector", "matchLabels"], labels: one.labelSelector?.matchLabels }];
    }),
    ...affinityTerms(installation.typhaAffinity?.nodeAffinity).flatMap(({ keys, term }) =>
      term.matchExpressions.flatMap((one, index) =>
        ("values" in one && (one.operator === "In" || one.operator === "NotIn") ? one.values : [""]).map((value) => ({
          keys: ["typhaAffinity", "nodeAffinity", ...keys, "matchExpressions", index],
          labels: { [one.key]: value },
          isOne: true,
        })),
      ),
    ),
  ];
}

/** Of annotations Kubernetes looks at the keys only. */
const keysOnly = (annotations: Readonly<Record<string, string>> | undefined) =>
  annotations && Object.fromEntries(Object.keys(annotations).map((name) => [name, ""]));

function affinityTerms(affinity: NodeAffinity | undefined) {
  const {
    requiredDuringSchedulingIgnoredDuringExecution: required,
    preferredDuringSchedulingIgnoredDuringExecution: preferred = [],
  } = affinity ?? {};
  return [
    ...(required?.nodeSelectorTerms ?? []).map((term, index) => ({
      keys: ["requiredDuringSchedulingIgnoredDuringExecution", "nodeSelectorTerms", index] as Keys,
      term,
    })),
    ...preferred.map(({ preference: term }, index) => ({
      keys: ["preferredDuringSchedulingIgnoredDuringExecution", index, "preference"] as Keys,
      term,
    })),
  ];
}

const tolerations = rule({
  finds: {
    "CAL-057": {
      title: "toleration that contradicts itself",
      severity: "error",
      why: "The operator copies it into the pods, which the API server then refuses.",
      upstream: apiServerRefuses,
      see: "kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration",
    },
  },
  check: (context) => {
    for (const { keys, toleration } of tolerationsOf(context)) {
      const { key, operator = "Equal", value, effect, tolerationSeconds } = toleration;
      const [message, fix] =
        operator === "Exists" && value !== undefined && value !== ""
          ? ["a toleration with operator Exists has no value", "remove value, or use operator Equal"]
          : (key === undefined || key === "") && operator !== "Exists"
            ? ["a toleration without a key tolerates every taint and needs operator Exists", "add operator: Exists"]
            : tolerationSeconds !== undefined && effect !== "NoExecute"
              ? ["tolerationSeconds goes with effect NoExecute only", "add effect: NoExecute, or remove the seconds"]
              : [];
      if (message === undefined || fix === undefined) continue;
      context.report.add("CAL-057", at(context, "calico", "installation", ...keys), {
        message,
        want: "a key, operator Equal and a value, or operator Exists without a value",
        fix,
      });
    }
  },
});

const labels = rule({
  finds: {
    "CAL-066": {
      title: "label, annotation or toleration that Kubernetes does not take",
      severity: "error",
      why: "The operator copies it into Calico's workloads, which the API server then refuses.",
      upstream: apiServerRefuses,
      see: "kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set",
    },
  },
  check: (context) => {
    const all = [
      ...labelsOf(context).flatMap(({ keys, labels = {}, ...one }) =>
        Object.entries(labels).map(([key, value]) => ({
          keys: "isOne" in one ? keys : [...keys, key],
          key,
          value,
          mayBeEmpty: false,
        })),
      ),
      ...tolerationsOf(context).map(({ keys, toleration: { key = "", value = "" } }) => ({
        keys,
        key,
        value,
        mayBeEmpty: true,
      })),
    ];
    for (const { keys, key, value, mayBeEmpty } of all) {
      const isKey = isQualifiedName(key) || (key === "" && mayBeEmpty);
      if (isKey && isLabelValue(value)) continue;
      context.report.add("CAL-066", at(context, "calico", "installation", ...keys), {
        message: `${isKey ? value : key} cannot be the ${isKey ? "value" : "key"} of a label`,
        want: "prefix/name or name, and a value, of letters, digits and - _ . between, at most 63 each",
        fix: "write e.g. example.com/role: infra",
      });
    }
  },
});

/** What the operator copies into pods unread. */
export const podSettingRules: readonly Rule[] = [resources, tolerations, labels];
