import type { Selector, SelectorTree } from "../model";
import type { Entity, Policy } from "../policy";

/** Names of labels that Calico itself gives endpoints (api/pkg/apis/projectcalico/v3/constants.go, conversion/constants.go). */
export const namespaceLabel = "projectcalico.org/namespace";
export const serviceAccountLabel = "projectcalico.org/serviceaccount";
export const orchestratorLabel = "projectcalico.org/orchestrator";
export const nameLabel = "projectcalico.org/name";
/** What stands in front of labels that a pod inherits of its namespace, and of its service account. */
export const namespacePrefix = "pcns.";
export const serviceAccountPrefix = "pcsa.";

/** Which endpoints a policy is about, over the labels that they have in Felix (updateprocessors/*policyprocessor.go). */
export function subjectTree(policy: Policy): SelectorTree {
  const { namespace, selector, namespaceSelector, serviceAccountSelector } = policy;
  const own = selector?.tree;
  const accounts = prefixed(serviceAccountSelector, serviceAccountPrefix);
  if (namespace !== undefined) return allOf([own, inNamespace(namespace), accounts]) ?? all;
  const withNamespaces = allOf([own, prefixed(namespaceSelector, namespacePrefix)]);
  // Calico replaces the text all() in what it has joined, so also in the policy's own selector.
  const joined =
    namespaceSelector === undefined ? withNamespaces : replaced(withNamespaces, "all", has(namespaceLabel));
  if (serviceAccountSelector === undefined) return joined ?? all;
  return replaced(allOf([joined, accounts]), "all", has(serviceAccountLabel)) ?? all;
}

/** Who an end of a rule is, over the same labels; undefined: anybody, known or not (updateprocessors/rules.go). */
export function peerTree(entity: Entity, namespace: string | undefined): SelectorTree | undefined {
  const { selector, notSelector, namespaceSelector, serviceAccounts } = entity;
  const own = allOf([accountsTree(serviceAccounts), selector?.tree]);
  const namespaces =
    namespaceSelector === undefined
      ? namespace === undefined
        ? undefined
        : inNamespace(namespace)
      : namespacesTree(namespaceSelector);
  const isLimited = own !== undefined || notSelector !== undefined || namespaceSelector !== undefined;
  const positive = allOf([isLimited ? namespaces : undefined, own]);
  // What is selected is made less by what is not: only where nothing is selected is it a condition of its own.
  if (positive === undefined || notSelector === undefined) return positive;
  return { kind: "and", operands: [positive, { kind: "not", operand: notSelector.tree }] };
}

/** Who an end of a rule is not, where nothing says who it is. */
export function notPeerTree(entity: Entity, namespace: string | undefined): SelectorTree | undefined {
  const { notSelector } = entity;
  if (notSelector === undefined) return undefined;
  const { notSelector: _, ...rest } = entity;
  const isNamespaced = namespace !== undefined || entity.namespaceSelector !== undefined;
  return isNamespaced || peerTree(rest, undefined) !== undefined ? undefined : notSelector.tree;
}

const all: SelectorTree = { kind: "all" };
const has = (label: string): SelectorTree => ({ kind: "has", label });
const inNamespace = (value: string): SelectorTree => ({ kind: "value", label: namespaceLabel, operator: "==", value });

function namespacesTree(selector: Selector): SelectorTree | undefined {
  const tree = replaced(prefixed(selector, namespacePrefix), "all", has(namespaceLabel));
  return replaced(tree, "global", { kind: "not", operand: has(namespaceLabel) });
}

function accountsTree(accounts: Entity["serviceAccounts"]): SelectorTree | undefined {
  if (accounts === undefined) return undefined;
  const { names, selector } = accounts;
  const named: SelectorTree | undefined =
    names.length === 0
      ? undefined
      : { kind: "set", label: serviceAccountLabel, operator: "in", values: [...new Set(names)].sort() };
  return allOf([prefixed(selector, serviceAccountPrefix), named]);
}

function allOf(trees: readonly (SelectorTree | undefined)[]): SelectorTree | undefined {
  const operands = trees.filter((tree) => tree !== undefined);
  return operands.length < 2 ? operands[0] : { kind: "and", operands };
}

function prefixed(selector: Selector | undefined, prefix: string): SelectorTree | undefined {
  return selector === undefined ? undefined : mapped(selector.tree, (leaf) => renamed(leaf, prefix));
}

function renamed(leaf: SelectorTree, prefix: string): SelectorTree {
  return "label" in leaf ? { ...leaf, label: prefix + leaf.label } : leaf;
}

function replaced(tree: SelectorTree | undefined, kind: "all" | "global", by: SelectorTree): SelectorTree | undefined {
  return tree === undefined ? undefined : mapped(tree, (leaf) => (leaf.kind === kind ? by : leaf));
}

/** A tree with other leaves. */
function mapped(tree: SelectorTree, change: (leaf: SelectorTree) => SelectorTree): SelectorTree {
  switch (tree.kind) {
    case "not":
      return { kind: "not", operand: mapped(tree.operand, change) };
    case "and":
    case "or":
      return { kind: tree.kind, operands: tree.operands.map((operand) => mapped(operand, change)) };
    default:
      return change(tree);
  }
}
