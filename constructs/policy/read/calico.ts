import type { Direction, EndpointPort, HostEndpoint, NetworkSet, Policy, Rule, Tier } from "../policy";
import { protocolsWithPorts } from "../protocols";
import { builtInTiers, defaultTier } from "../tiers";
import type { Field } from "./field";
import { checkName, checkPolicyName, checkTierName, portNameOf } from "./names";
import { sayNulls } from "./nulls";
import type { ObjectFields } from "./object";
import { readProtocol, readRules, sayDomains } from "./rules";
import { refuseBesideDelete } from "./staged";
import { sayIdle } from "./idle";

const policyKeys = [
  ...["tier", "order", "selector", "serviceAccountSelector", "types", "ingress", "egress", "performanceHints"],
  "stagedAction",
];
const globalKeys = [...policyKeys, "namespaceSelector", "applyOnForward", "preDNAT", "doNotTrack"];

/** Kinds of Calico's policies: whether they are namespaced, and whether they are staged. */
const kinds = {
  NetworkPolicy: { isGlobal: false, isStaged: false },
  GlobalNetworkPolicy: { isGlobal: true, isStaged: false },
  StagedNetworkPolicy: { isGlobal: false, isStaged: true },
  StagedGlobalNetworkPolicy: { isGlobal: true, isStaged: true },
} as const;

export type CalicoPolicyKind = keyof typeof kinds;

export function isCalicoPolicyKind(kind: string): kind is CalicoPolicyKind {
  return Object.hasOwn(kinds, kind);
}

/** Reads a policy of Calico's API. Rules that are wrong are left out, after a finding that is an error. */
export function readCalicoPolicy(kind: CalicoPolicyKind, { name, namespace, body }: ObjectFields): Policy {
  const { isGlobal, isStaged } = kinds[kind];
  checkPolicyName(body, name);
  const spec = body.at("spec").only(...(isGlobal ? globalKeys : policyKeys));
  sayNulls(spec, "tier", "stagedAction");
  spec.at("performanceHints").wordsOnce("AssumeNeededOnEveryNode");
  const where = isGlobal ? undefined : (namespace ?? "default");
  const ingress = readRules(spec.at("ingress"), "ingress", where);
  const egress = readRules(spec.at("egress"), "egress", where);
  const tier = spec.at("tier").text() || defaultTier.name;
  const order = spec.at("order").number();
  const action = spec.at("stagedAction").oneOf("Set", "Delete", "Learn", "Ignore");
  const flags = {
    applyOnForward: spec.at("applyOnForward").flag(),
    preDNAT: spec.at("preDNAT").flag(),
    doNotTrack: spec.at("doNotTrack").flag(),
  };
  const directions = readTypes(spec.at("types"), ingress, egress);
  sayIdle(spec, directions);
  const policy: Policy = {
    kind: isGlobal ? "GlobalNetworkPolicy" : "NetworkPolicy",
    name,
    fullName: fullNameOf(body, name, tier, where),
    tier,
    directions,
    ingress,
    egress,
    ...flags,
    ...selectorsOf(spec, isGlobal),
    ...(where === undefined ? {} : { namespace: where }),
    ...(order === undefined ? {} : { order }),
    ...(isStaged ? { staged: action === "Delete" ? "Delete" : "Set" } : {}),
    written: body.written,
  };
  checkFlags(spec, policy);
  if (isStaged && action === "Delete") refuseBesideDelete(spec, "stagedAction", "tier");
  return policy;
}

function selectorsOf(spec: Field, isGlobal: boolean) {
  const selector = spec.at("selector").selectorWithoutGlobal("POL-010");
  const namespaceSelector = isGlobal ? spec.at("namespaceSelector").selectorWithoutGlobal("POL-010") : undefined;
  const serviceAccountSelector = spec.at("serviceAccountSelector").selectorWithoutGlobal("POL-010");
  return {
    ...(selector === undefined ? {} : { selector }),
    ...(namespaceSelector === undefined ? {} : { namespaceSelector }),
    ...(serviceAccountSelector === undefined ? {} : { serviceAccountSelector }),
  };
}

/** The name by which Calico sorts it, with its namespace in front: `default.` is understood. */
function fullNameOf(body: Field, name: string, tier: string, namespace: string | undefined): string {
  const full = name.includes(".") || tier !== defaultTier.name ? name : `${defaultTier.name}.${name}`;
  // 3.32 takes any name: the tier stands in the policy alone.
  const { minor } = body.reading.release;
  if (!full.startsWith(`${tier}.`) && minor !== undefined && minor < 32)
    body
      .at("metadata")
      .at("name")
      .add("POL-004", {
        message: `the name of a policy in tier ${tier} does not begin with ${tier}.`,
        want: `${tier}.${name}`,
        fix: "rename the policy, or correct its tier",
      });
  return namespace === undefined ? full : `${namespace}/${full}`;
}

/** Without types, Calico takes what there are rules for, and ingress where there are none. */
function readTypes(field: Field, ingress: readonly Rule[], egress: readonly Rule[]): readonly Direction[] {
  const said = field.wordsOnce("Ingress", "Egress");
  if (field.isThere && said.length > 0) {
    const directions = said.map((type) => (type === "Ingress" ? "ingress" : "egress"));
    return (["ingress", "egress"] as const).filter((one) => directions.includes(one));
  }
  if (egress.length === 0) return ["ingress"];
  return ingress.length === 0 ? ["egress"] : ["ingress", "egress"];
}

function checkFlags(spec: Field, { preDNAT, doNotTrack, applyOnForward, egress, directions }: Policy): void {
  const refuse = (key: string, message: string, want: string, fix: string): void =>
    spec.at(key).add("POL-006", { message, want, fix });
  if (preDNAT && doNotTrack)
    refuse("doNotTrack", "preDNAT and doNotTrack stand together", "one of them", "make two policies of it");
  if (preDNAT && (egress.length > 0 || directions.includes("egress")))
    refuse("preDNAT", "a policy before DNAT has egress", "ingress only", "move its egress to a policy without preDNAT");
  if ((preDNAT || doNotTrack) && !applyOnForward)
    refuse(
      preDNAT ? "preDNAT" : "doNotTrack",
      `${preDNAT ? "preDNAT" : "doNotTrack"} stands without applyOnForward`,
      "applyOnForward: true beside it",
      "add it: such a policy is asked before it is known whether a packet is forwarded",
    );
}

export function readTier({ name, body }: ObjectFields): Tier {
  checkTierName(body, name);
  const spec = body.at("spec").only("order", "defaultAction");
  sayNulls(spec, "defaultAction");
  const order = spec.at("order").number();
  const defaultAction = spec.at("defaultAction").oneOf("Deny", "Pass") ?? "Deny";
  checkBuiltInTier(spec, name, defaultAction);
  return { name, defaultAction, ...(order === undefined ? {} : { order }) };
}

/** Tiers that are always there stay as they are (validateTier of libcalico-go; the CRDs of 3.32). */
function checkBuiltInTier(spec: Field, name: string, defaultAction: Tier["defaultAction"]): void {
  const builtIn = builtInTiers.find((tier) => tier.name === name);
  if (builtIn === undefined) return;
  const isKube = name.startsWith("kube-");
  const order = String(builtIn.order ?? "");
  if (!isKube && spec.at("order").value !== builtIn.order)
    spec.at("order").wrong(`order: ${order} of tier ${name}`, "leave it as it is, or make a tier of your own");
  if ((isKube || name === defaultTier.name) && defaultAction !== builtIn.defaultAction)
    spec
      .at("defaultAction")
      .wrong(
        `defaultAction: ${builtIn.defaultAction} of tier ${name}`,
        "leave it as it is, or make a tier of your own",
      );
}

export function readNetworkSet({ name, namespace, labels, body }: ObjectFields, isGlobal: boolean): NetworkSet {
  checkName(body, name);
  const reserved = "projectcalico.org/namespace";
  if (Object.hasOwn(labels, reserved))
    body.at("metadata").at("labels").at(reserved).wrong("another label: Calico keeps this one to itself", "remove it");
  const spec = body.at("spec").only("nets", "allowedEgressDomains");
  sayNulls(spec);
  if (spec.at("allowedEgressDomains").list().length > 0) sayDomains(spec.at("allowedEgressDomains"));
  return {
    name,
    labels,
    nets: spec.at("nets").cidrs(),
    ...(isGlobal ? {} : { namespace: namespace ?? "default" }),
    written: body.written,
  };
}

export function readHostEndpoint({ name, labels, body }: ObjectFields): HostEndpoint | undefined {
  checkName(body, name);
  const spec = body.at("spec").only("node", "interfaceName", "expectedIPs", "profiles", "ports");
  sayNulls(spec);
  const node = spec.at("node").text();
  const interfaceName = spec.at("interfaceName").text();
  const expectedIPs = spec
    .at("expectedIPs")
    .list()
    .flatMap((item) => item.ip() ?? []);
  if (!interfaceName && expectedIPs.length === 0)
    spec.wrong("interfaceName or expectedIPs", "say which interface it is: its name, * for all, or its addresses");
  if (interfaceName && interfaceName !== "*" && !/^[a-zA-Z0-9_.-]{1,15}$/.test(interfaceName))
    spec
      .at("interfaceName")
      .wrong(
        "* for all, or a name of at most 15 letters, digits, _, . and -",
        "name one interface, or say expectedIPs",
      );
  for (const item of spec.at("profiles").list())
    if (typeof item.value === "string" && !/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(item.value))
      item.wrong("a profile's name: lower-case letters, digits, - and .", "correct it");
  if (!node) {
    spec.at("node").wrong("the name of a node", "name the node that the interface is of");
    return undefined;
  }
  return {
    name,
    node,
    labels,
    expectedIPs,
    profiles: spec.at("profiles").texts(),
    ports: spec.at("ports").list().flatMap(readPort),
    ...(interfaceName ? { interfaceName } : {}),
    written: body.written,
  };
}

function readPort(field: Field): readonly EndpointPort[] {
  field.only("name", "protocol", "port");
  for (const key of ["name", "protocol", "port"])
    if (!field.at(key).isThere) field.at(key).wrong("name, protocol and port", "say it, too");
  const name = portNameOf(field.at("name"));
  const protocol = readProtocol(field.at("protocol"));
  if (protocol !== undefined && !protocolsWithPorts.includes(protocol))
    field.at("protocol").wrong("TCP, UDP or SCTP: others have no ports", "correct it");
  const port = field.at("port").wholeNumber(1, 65535);
  return name === undefined || protocol === undefined || port === undefined ? [] : [{ name, protocol, port }];
}
