import type { Cidr, IpFamily } from "../../net";
import type { Action, Direction, Entity } from "../policy";
import { icmp as icmpProtocol, icmpv6, protocolsWithPorts } from "../protocols";
import type { Field } from "./field";

export const entityKeys = [
  ...["nets", "notNets", "selector", "notSelector", "namespaceSelector", "serviceAccounts", "services"],
  ...["ports", "notPorts", "domains"],
] as const;

interface Checked {
  readonly action: Action | undefined;
  readonly protocol: number | undefined;
  readonly notProtocol: number | undefined;
  readonly ipVersion: number | undefined;
  readonly hasIcmp: boolean;
  readonly source: Entity;
  readonly destination: Entity;
}

/** What the validator of Calico's API server has against conditions that each are right. */
export function checkRule(
  field: Field,
  direction: Direction,
  { action, protocol, notProtocol, ipVersion, hasIcmp, source, destination }: Checked,
): void {
  const hasPorts = [source, destination].some(({ ports, notPorts }) => ports.length + notPorts.length > 0);
  if (hasPorts && !protocolsWithPorts.some((one) => one === protocol))
    field.add("POL-005", {
      message: "the rule looks at ports and does not say TCP, UDP or SCTP",
      got: field.at("protocol").value,
      want: "protocol: TCP, UDP or SCTP",
      fix: "say the protocol; two rules for two of them",
    });
  if (hasIcmp && protocol !== icmpProtocol && protocol !== icmpv6)
    field.add("POL-005", {
      message: "the rule looks at ICMP types and does not say ICMP",
      got: field.at("protocol").value,
      want: "protocol: ICMP or ICMPv6",
      fix: "say the protocol",
    });
  const named = [protocol, notProtocol];
  const version = named.includes(icmpProtocol) ? 4 : named.includes(icmpv6) ? 6 : ipVersion;
  if (ipVersion !== undefined && ipVersion !== version)
    field.at("ipVersion").add("POL-005", {
      message: "the version of IP has another ICMP",
      want: `ipVersion: ${version}, or none`,
      fix: "correct it, or remove it: ICMP is of version 4, ICMPv6 of version 6",
    });
  checkFamilies(field, [source, destination], ipVersion);
  checkService(field.at("source"), source, direction === "ingress");
  checkService(field.at("destination"), destination, direction === "egress");
  checkDomains(field, direction, action, [source, destination]);
}

/** DNS names are where an egress rule allows to, and alone there (docs.tigera.io, Calico Enterprise, NetworkPolicy, EntityRule). */
function checkDomains(
  field: Field,
  direction: Direction,
  action: Action | undefined,
  entities: readonly Entity[],
): void {
  for (const [index, end] of ["source", "destination"].entries()) {
    if (entities[index]?.domains === undefined) continue;
    const beside = ["nets", "selector", "namespaceSelector", "serviceAccounts", "services"].filter(
      (key) => field.at(end).at(key).isThere,
    );
    if (end === "destination" && direction === "egress" && action === "Allow" && beside.length === 0) continue;
    field
      .at(end)
      .at("domains")
      .add("POL-005", {
        message:
          beside.length > 0
            ? `domains stands beside ${beside.join(", ")}`
            : "domains stands where nothing is allowed to",
        want: "domains alone in the destination of an egress rule that allows",
        fix: beside.length > 0 ? "make two rules of it" : "name ranges, or allow what is wanted and deny the rest",
      });
  }
}

function checkService(field: Field, entity: Entity, isPeer: boolean): void {
  if (entity.services === undefined) return;
  const beside = entityKeys.filter((key) => key !== "services" && field.at(key).isThere);
  const isIngress = field.path.endsWith("/source");
  const wrong = beside.filter((key) => !(isIngress && (key === "ports" || key === "notPorts")));
  if (isPeer && wrong.length === 0) return;
  field.add("POL-005", {
    message: isPeer
      ? `services stands beside ${wrong.join(", ")}`
      : `a service is looked for at the wrong end: of an ${isIngress ? "egress" : "ingress"} rule it is the other one`,
    want: "services alone in the destination of an egress rule, or in the source of an ingress rule",
    fix: isPeer ? "remove what stands beside it: a service says addresses and ports" : "move it to the other end",
  });
}

function checkFamilies(field: Field, entities: readonly Entity[], ipVersion: number | undefined): void {
  const [source, destination] = entities as [Entity, Entity];
  const places: readonly (readonly [string, string, readonly Cidr[]])[] = [
    ["source", "nets", source.nets],
    ["source", "notNets", source.notNets],
    ["destination", "nets", destination.nets],
    ["destination", "notNets", destination.notNets],
  ];
  const families = new Set<IpFamily>(places.flatMap(([, , nets]) => nets.map(({ family }) => family)));
  for (const [end, key, nets] of places) {
    const at = field.at(end).at(key);
    if (key === "notNets" && nets.some(({ prefixLength }) => prefixLength === 0))
      at.add("POL-005", {
        message: "everything is excluded: the rule matches no packet",
        want: "ranges that leave something",
        fix: "remove the range with prefix length 0, or the rule",
      });
    if (nets.length > 0 && (families.size > 1 || nets.some(({ family }) => family !== (ipVersion ?? family))))
      at.add("POL-005", {
        message: families.size > 1 ? "the rule has ranges of IPv4 and of IPv6" : "the ranges are of another ipVersion",
        want: "ranges of one version of IP in a rule, the same as its ipVersion",
        fix: "make a rule for each version of IP",
      });
  }
}
