import type { Selector } from "../../model";
import { type Cidr, Ip } from "../../net";
import type { Action, Direction, Entity, Icmp, Port, Rule } from "../policy";
import { protocolNumbers, protocolText } from "../protocols";
import type { Field } from "./field";
import { checkHttp } from "./http";
import { isPortName, portNameForm } from "./names";
import { checkRule, entityKeys } from "./rule-checks";

/** Reads the rules of one direction of a policy of Calico's. */
export function readRules(list: Field, direction: Direction, namespace: string | undefined): readonly Rule[] {
  return list.list().flatMap((field) => readRule(field, direction, namespace) ?? []);
}

function readRule(field: Field, direction: Direction, namespace: string | undefined): Rule | undefined {
  field.only(
    ...["action", "ipVersion", "protocol", "notProtocol", "icmp", "notICMP", "http", "metadata"],
    ...["source", "destination"],
  );
  const action = field.at("action").oneOf<Action>("Allow", "Deny", "Pass", "Log");
  if (!field.at("action").isThere) field.at("action").wrong("Allow, Deny, Pass or Log", "say what the rule does");
  const ipVersion = readVersion(field.at("ipVersion"));
  const protocol = readProtocol(field.at("protocol"));
  const notProtocol = readProtocol(field.at("notProtocol"));
  const icmp = readIcmp(field.at("icmp"));
  const notIcmp = readIcmp(field.at("notICMP"));
  const source = readEntity(field.at("source"), namespace);
  const destination = readEntity(field.at("destination"), namespace);
  const hasIcmp = icmp !== undefined || notIcmp !== undefined;
  checkHttp(field, direction, { action, protocol });
  field.at("metadata").only("annotations").at("annotations").mapOfTexts();
  checkRule(field, direction, { action, protocol, notProtocol, ipVersion, hasIcmp, source, destination });
  if (action === undefined) return undefined;
  return {
    action,
    ...(ipVersion === undefined ? {} : { ipVersion }),
    ...(protocol === undefined ? {} : { protocol }),
    ...(notProtocol === undefined ? {} : { notProtocol }),
    ...(icmp === undefined ? {} : { icmp }),
    ...(notIcmp === undefined ? {} : { notIcmp }),
    http: field.at("http").isThere,
    source,
    destination,
    written: field.written,
  };
}

function readVersion(field: Field): 4 | 6 | undefined {
  const number = field.number();
  if (number === undefined || number === 4 || number === 6) return number;
  field.wrong("4 or 6", "say which version of IP the rule is about");
  return undefined;
}

/** A name, of which the case counts, or a number, as a text, too (validateProtocol of libcalico-go). */
export function readProtocol(field: Field): number | undefined {
  if (!field.isThere) return undefined;
  const { value } = field;
  if (typeof value === "number") return field.wholeNumber(1, 255);
  const text = typeof value === "string" ? value : "";
  const found = /^\d{1,3}$/.test(text) ? Number(text) : protocolNumbers.get(text.toLowerCase());
  const meant = found === undefined ? undefined : protocolText(found);
  if (found !== undefined && found > 0 && found <= 255 && (meant === text || /^\d/.test(text))) return found;
  const names = "TCP, UDP, SCTP, ICMP, ICMPv6, UDPLite or a number from 1 to 255";
  const isCase = meant?.toLowerCase() === text.toLowerCase();
  field.wrong(names, isCase ? `write ${meant ?? ""}: the case counts` : "correct it");
  return isCase ? found : undefined;
}

function readIcmp(field: Field): Icmp | undefined {
  if (!field.isThere) return undefined;
  field.only("type", "code");
  const type = field.at("type").wholeNumber(0, 254);
  const code = field.at("code").wholeNumber(0, 255);
  if (code !== undefined && type === undefined) field.wrong("a type beside the code", "say the type, too");
  return { ...(type === undefined ? {} : { type }), ...(code === undefined ? {} : { code }) };
}

/** What nothing is said about. */
export const anyone: Entity = { nets: [], notNets: [], ports: [], notPorts: [] };

function readEntity(field: Field, namespace: string | undefined): Entity {
  if (!field.isThere) return anyone;
  field.only(...entityKeys);
  const selector = field.at("selector").selectorWithoutGlobal("POL-010");
  const notSelector = field.at("notSelector").selectorWithoutGlobal("POL-012");
  const namespaceSelector = readNamespaceSelector(field.at("namespaceSelector"));
  const serviceAccounts = readServiceAccounts(field.at("serviceAccounts"));
  const services = readService(field.at("services"), namespace);
  const domains = field.at("domains").texts();
  if (domains.length > 0) sayDomains(field.at("domains"));
  return {
    nets: readNets(field.at("nets")),
    notNets: readNets(field.at("notNets")),
    ports: readPorts(field.at("ports")),
    notPorts: readPorts(field.at("notPorts")),
    ...(selector === undefined ? {} : { selector }),
    ...(notSelector === undefined ? {} : { notSelector }),
    ...(namespaceSelector === undefined ? {} : { namespaceSelector }),
    ...(serviceAccounts === undefined ? {} : { serviceAccounts }),
    ...(services === undefined ? {} : { services }),
    ...(domains.length === 0 ? {} : { domains }),
  };
}

/** Says of DNS names that open source refuses them, or where nobody knows the edition, that it would. */
export function sayDomains(field: Field): void {
  const { edition } = field.reading.release;
  if (edition === "enterprise") return;
  field.add(edition === undefined ? "POL-043" : "POL-042", {
    message: "DNS names are Calico Enterprise's; their addresses are not known here, and count as none",
    want: "ranges (nets) in open source",
    fix: "name the ranges, or send the traffic through a proxy that knows names",
  });
}

/** Unlike network sets, rules take no address without its prefix length. */
function readNets(field: Field): readonly Cidr[] {
  return field.list().flatMap((item) => {
    const { value } = item;
    if (typeof value === "string" && !value.includes("/") && Ip.parse(value).ok) {
      item.wrong("a range", `write ${value}/${value.includes(":") ? 128 : 32} for this one address`);
      return [];
    }
    return item.cidr() ?? [];
  });
}

/** global() is what has no namespace: nothing can hold beside it. */
function readNamespaceSelector(field: Field): Selector | undefined {
  const selector = field.selector();
  if (selector?.usesGlobal && selector.tree.kind !== "global")
    field.add("POL-005", {
      message: "global() stands in a namespace selector beside something else",
      want: "global() alone, or a selector of namespaces without it",
      fix: "make two rules of it",
    });
  return selector;
}

function readServiceAccounts(field: Field): Entity["serviceAccounts"] {
  if (!field.isThere) return undefined;
  field.only("names", "selector");
  const selector = field.at("selector").selectorWithoutGlobal("POL-012");
  return { names: field.at("names").texts(), ...(selector === undefined ? {} : { selector }) };
}

function readService(field: Field, namespace: string | undefined): Entity["services"] {
  if (!field.isThere) return undefined;
  field.only("name", "namespace");
  const name = field.at("name").text();
  const where = field.at("namespace").text() ?? "";
  if (name === undefined || name === "") {
    field.at("name").wrong("the name of a Service", "name the service");
    return undefined;
  }
  if (where === "" && namespace === undefined) {
    field.at("namespace").wrong("the service's namespace: a global policy has none of its own", "name the namespace");
    return undefined;
  }
  if (where === "")
    field.add("POL-009", {
      message: `service ${name} is named without its namespace`,
      want: `namespace: ${namespace ?? ""}`,
      fix: "write the namespace beside the name",
    });
  return { name, namespace: where };
}

export function readPorts(field: Field): readonly Port[] {
  return field.list().flatMap((item) => readPort(item) ?? []);
}

/** `80`, `"80"`, `"80:90"` or the name of a port. */
function readPort(field: Field): Port | undefined {
  const { value } = field;
  const text = typeof value === "number" ? String(value) : field.text();
  if (text === undefined) return undefined;
  const range = /^(\d{1,5})(?::(\d{1,5}))?$/.exec(text);
  if (range === null) {
    if (isPortName(text)) return { name: text };
    field.wrong(`a port from 1 to 65535, a range such as 80:90, or ${portNameForm}`, "correct it");
    return undefined;
  }
  const first = Number(range[1]);
  const last = Number(range[2] ?? range[1]);
  if (first >= 1 && first <= last && last <= 65535) return { first, last };
  field.wrong("a port from 1 to 65535, or a range whose first port is not above its last", "correct it");
  return undefined;
}
