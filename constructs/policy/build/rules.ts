import { compact, compactOrNothing, selectorText, Selector } from "../../model";
import type { EntitySpec, PortSpec, RuleSpec, Selecting } from "./spec";

/** Rules as Calico's API takes them. */
export function writtenRules(rules: readonly RuleSpec[]): readonly object[] {
  return rules.map(({ source, destination, ...rule }) =>
    compact({ ...rule, source: writtenEntity(source), destination: writtenEntity(destination) }),
  );
}

function writtenEntity(entity: EntitySpec | undefined): object | undefined {
  if (entity === undefined) return undefined;
  const { nets, notNets, selector, notSelector, namespaceSelector, serviceAccounts, ports, notPorts, ...rest } = entity;
  return compactOrNothing({
    nets: nets?.map(String),
    notNets: notNets?.map(String),
    selector: written(selector),
    notSelector: written(notSelector),
    namespaceSelector: written(namespaceSelector),
    serviceAccounts:
      serviceAccounts === undefined
        ? undefined
        : compact({ names: serviceAccounts.names, selector: written(serviceAccounts.selector) }),
    ports: ports?.map(writtenPort),
    notPorts: notPorts?.map(writtenPort),
    ...rest,
  });
}

/** The text of a selector. Throws RangeError, with the character, where a text is none. */
export function written(selector: Selecting | undefined): string | undefined {
  if (selector === undefined) return undefined;
  if (typeof selector === "string") return Selector.of(selector).text;
  return selector instanceof Selector ? selector.text : selectorText(selector);
}

function writtenPort(port: PortSpec): number | string {
  if (typeof port === "number") return port;
  return "name" in port ? port.name : port.first === port.last ? port.first : `${port.first}:${port.last}`;
}
