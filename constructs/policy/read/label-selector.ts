import { isLabelValue, isQualifiedName, Selector } from "../../model";
import type { Field } from "./field";

/** What a selector of Kubernetes is about: of pods Calico asks besides that they are Kubernetes', so that no host is meant. */
export type About = "pods" | "namespaces";

const ofKubernetes = "projectcalico.org/orchestrator == 'k8s'";

/**
 * A selector of Kubernetes as Calico writes it (k8sSelectorToCalico). Absent, one of pods takes all pods, one of namespaces is none.
 * @param isStrict whether kube-apiserver looks at its names and values, as it does for NetworkPolicy
 */
export function readLabelSelector(field: Field, about: About, isStrict = false): Selector | undefined {
  const terms = about === "pods" ? [ofKubernetes] : [];
  if (field.isThere) {
    field.only("matchLabels", "matchExpressions");
    const matched = field.at("matchLabels");
    const labels = Object.entries(isStrict ? matched.labels() : matched.mapOfTexts());
    terms.push(...labels.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => `${key} == '${value}'`));
    terms.push(
      ...field
        .at("matchExpressions")
        .list()
        .flatMap((item) => readExpression(item, isStrict)),
    );
    if (terms.length === 0) terms.push("all()");
  }
  if (terms.length === 0) return undefined;
  const parsed = Selector.parse(terms.join(" && "));
  if (parsed.ok) return parsed.value;
  field.wrong("labels of Kubernetes' grammar", "correct the name or the value of a label");
  return undefined;
}

function readExpression(field: Field, isStrict: boolean): readonly string[] {
  field.only("key", "operator", "values");
  const key = field.at("key").text();
  const operator = field.at("operator").oneOf("In", "NotIn", "Exists", "DoesNotExist");
  const values = field.at("values").texts();
  if (key === undefined || operator === undefined) {
    if (!field.at("key").isThere) field.at("key").wrong("the name of a label", "name it");
    if (!field.at("operator").isThere) field.at("operator").wrong("In, NotIn, Exists or DoesNotExist", "write one");
    return [];
  }
  if (isStrict) checkExpression(field, key, operator, values);
  if (operator === "Exists") return [`has(${key})`];
  if (operator === "DoesNotExist") return [`!has(${key})`];
  if (values.length === 0) field.at("values").wrong("one value or more", "name the values");
  return [`${key} ${operator === "In" ? "in" : "not in"} { ${values.map((value) => `'${value}'`).join(", ")} }`];
}

/** What kube-apiserver has against it (apimachinery, ValidateLabelSelectorRequirement). */
function checkExpression(field: Field, key: string, operator: string, values: readonly string[]): void {
  if (!isQualifiedName(key)) field.at("key").wrong("the name of a label, with a prefix and / at most", "correct it");
  if (operator.endsWith("Exist") || operator === "Exists") {
    if (values.length > 0)
      field.at("values").wrong(`no values beside ${operator}`, "remove them, or write In or NotIn");
    return;
  }
  for (const item of field.at("values").list())
    if (typeof item.value === "string" && !isLabelValue(item.value))
      item.wrong("the value of a label: 63 characters at most, letters, digits, -, _ and .", "correct it");
}
