import type { Direction, Entity, Policy, Port, Rule } from "../policy";
import { protocolNumbers, tcp } from "../protocols";
import { adminTier, baselineTier, kubeAdminTier, kubeBaselineTier, kubernetesOrder } from "../tiers";
import type { Field } from "./field";
import { readLabelSelector } from "./label-selector";
import type { ObjectFields } from "./object";
import { sayIdle } from "./idle";
import { checkPeer, checkPort } from "./kubernetes-checks";
import { checkName } from "./names";
import { anyone } from "./rules";
import { refuseBesideDelete } from "./staged";

const unset = { applyOnForward: false, preDNAT: false, doNotTrack: false } as const;

/** Reads a NetworkPolicy of networking.k8s.io, as Calico converts it (K8sNetworkPolicyToCalico); `staged`: Calico's staged kind of it. */
export function readKubernetesPolicy({ name, namespace = "default", body }: ObjectFields, staged: boolean): Policy {
  const keys = ["podSelector", "policyTypes", "ingress", "egress", ...(staged ? ["stagedAction"] : [])];
  const spec = body.at("spec").only(...keys);
  // Of what is staged no API server looks at more than its shape.
  const isStrict = !staged;
  if (isStrict) checkName(body, name);
  const selector = readLabelSelector(spec.at("podSelector"), "pods", isStrict);
  const said = spec
    .at("policyTypes")
    .list()
    .flatMap((item) => item.oneOf("Ingress", "Egress") ?? []);
  if (isStrict && said.length > 2) spec.at("policyTypes").wrong("Ingress, Egress or both", "write each once");
  const egress = spec
    .at("egress")
    .list()
    .flatMap((rule) => readRule(rule, "egress", isStrict));
  const isDelete = staged && spec.at("stagedAction").oneOf("Set", "Delete", "Learn", "Ignore") === "Delete";
  if (isDelete) refuseBesideDelete(spec, "stagedAction");
  const directions = typesOf(said, spec);
  sayIdle(spec, directions);
  return {
    kind: "KubernetesNetworkPolicy",
    name,
    fullName: `${namespace}/knp.default.${name}`,
    namespace,
    tier: "default",
    order: kubernetesOrder,
    ...(selector === undefined ? {} : { selector }),
    directions,
    ingress: spec
      .at("ingress")
      .list()
      .flatMap((rule) => readRule(rule, "ingress", isStrict)),
    egress,
    ...(staged ? { staged: isDelete ? "Delete" : "Set" } : {}),
    ...unset,
    written: body.written,
  };
}

/** What kube-apiserver puts in where types are absent: ingress always, egress where there are rules. */
function typesOf(said: readonly ("Ingress" | "Egress")[], spec: Field): readonly Direction[] {
  if (said.length === 0) return spec.at("egress").list().length > 0 ? ["ingress", "egress"] : ["ingress"];
  return (["Ingress", "Egress"] as const)
    .filter((type) => said.includes(type))
    .map((type) => (type === "Ingress" ? "ingress" : "egress"));
}

function readRule(field: Field, direction: Direction, isStrict: boolean): readonly Rule[] {
  const peersKey = direction === "ingress" ? "from" : "to";
  field.only("ports", peersKey);
  const peers = field.at(peersKey).list();
  const entities =
    peers.length === 0
      ? [{ entity: anyone, field }]
      : peers.map((peer) => ({ entity: readPeer(peer, isStrict), field: peer }));
  return rulesOf(
    readPorts(field.at("ports"), isStrict),
    entities.map(({ entity, field: written }) => ({ entity, written })),
    direction,
    "Allow",
  );
}

function readPeer(field: Field, isStrict: boolean): Entity {
  field.only("podSelector", "namespaceSelector", "ipBlock");
  const block = field.at("ipBlock");
  if (isStrict) checkPeer(field);
  if (block.isThere) {
    block.only("cidr", "except");
    const cidr = block.at("cidr").cidr();
    return { ...anyone, nets: cidr === undefined ? [] : [cidr], notNets: block.at("except").cidrs() };
  }
  const selector = readLabelSelector(field.at("podSelector"), "pods", isStrict);
  const namespaceSelector = readLabelSelector(field.at("namespaceSelector"), "namespaces", isStrict);
  return {
    ...anyone,
    ...(selector === undefined ? {} : { selector }),
    ...(namespaceSelector === undefined ? {} : { namespaceSelector }),
  };
}

/** By protocol, its ports; no ports: any of that protocol; undefined: any packet at all. */
type PortsByProtocol = ReadonlyMap<number, readonly Port[]> | undefined;

function readPorts(field: Field, isStrict: boolean): PortsByProtocol {
  const items = field.list();
  if (items.length === 0) return undefined;
  return grouped(
    items.map((item) => {
      item.only("port", "protocol", "endPort");
      if (isStrict) checkPort(item);
      const protocol = readKubernetesProtocol(item.at("protocol"));
      return { protocol, port: portOf(item) };
    }),
  );
}

function portOf(item: Field): Port | undefined {
  const { value } = item.at("port");
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string" && !/^\d+$/.test(value)) return { name: value };
  const first = typeof value === "string" ? Number(value) : item.at("port").wholeNumber(1, 65535);
  if (first === undefined) return { name: "" };
  return { first, last: item.at("endPort").wholeNumber(first, 65535) ?? first };
}

/** Calico's conversion: one rule for each protocol, by name, and a protocol without a port takes all its ports. */
function grouped(items: readonly { readonly protocol: number; readonly port: Port | undefined }[]): PortsByProtocol {
  const byProtocol = new Map<number, readonly Port[]>();
  for (const { protocol, port } of items) {
    const known = byProtocol.get(protocol);
    if (port === undefined || known?.length === 0) byProtocol.set(protocol, []);
    else byProtocol.set(protocol, [...(known ?? []), port]);
  }
  return new Map([...byProtocol].sort(([a], [b]) => nameOf(a).localeCompare(nameOf(b), "en")));
}

const nameOf = (protocol: number): string =>
  [...protocolNumbers].find(([, number]) => number === protocol)?.[0].toUpperCase() ?? "";

function readKubernetesProtocol(field: Field): number {
  const text = field.oneOf("TCP", "UDP", "SCTP") ?? "TCP";
  return protocolNumbers.get(text.toLowerCase()) ?? tcp;
}

interface WrittenEntity {
  readonly entity: Entity;
  readonly written: Field;
}

function rulesOf(
  ports: PortsByProtocol,
  peers: readonly WrittenEntity[],
  direction: Direction,
  action: Rule["action"],
): readonly Rule[] {
  const variants =
    ports === undefined
      ? [{ ports: [] as readonly Port[] }]
      : [...ports].map(([protocol, of]) => ({ protocol, ports: of }));
  return variants.flatMap(({ ports: wanted, ...rest }) =>
    peers.map(({ entity, written }) => ({
      action,
      ...rest,
      http: false,
      source: direction === "ingress" ? entity : anyone,
      destination: direction === "ingress" ? { ...anyone, ports: wanted } : { ...entity, ports: wanted },
      written: written.written,
    })),
  );
}

/** Kinds of policy.networking.k8s.io: where Calico puts them, and what their rules may do. */
const adminKinds = {
  AdminNetworkPolicy: { prefix: "kanp.adminnetworkpolicy.", actions: ["Allow", "Deny", "Pass"] },
  BaselineAdminNetworkPolicy: { prefix: "kbanp.baselineadminnetworkpolicy.", actions: ["Allow", "Deny"] },
  ClusterNetworkPolicy: { prefix: "kcnp.", actions: ["Accept", "Deny", "Pass"] },
} as const;

export type AdminKind = keyof typeof adminKinds;

export function isAdminKind(kind: string): kind is AdminKind {
  return Object.hasOwn(adminKinds, kind);
}

/** Reads a policy of administrators, as Calico converts it (K8sAdminNetworkPolicyToCalico). */
export function readAdminPolicy(kind: AdminKind, { name, body }: ObjectFields): Policy {
  const { prefix, actions } = adminKinds[kind];
  const isCluster = kind === "ClusterNetworkPolicy";
  const spec = body
    .at("spec")
    .only(
      "subject",
      "ingress",
      "egress",
      ...(kind === "BaselineAdminNetworkPolicy" ? [] : ["priority"]),
      ...(isCluster ? ["tier"] : []),
    );
  const subject = readSubject(spec.at("subject"));
  const rules = (direction: Direction): readonly Rule[] =>
    spec
      .at(direction)
      .list()
      .flatMap((rule) => readAdminRule(rule, direction, actions));
  const ingress = rules("ingress");
  const egress = rules("egress");
  const isBaseline =
    kind === "BaselineAdminNetworkPolicy" || (isCluster && spec.at("tier").oneOf("Admin", "Baseline") === "Baseline");
  const tier = isCluster ? (isBaseline ? kubeBaselineTier : kubeAdminTier) : isBaseline ? baselineTier : adminTier;
  return {
    kind,
    name,
    fullName: `${isCluster ? `${prefix}${tier.name}.` : prefix}${name}`,
    tier: tier.name,
    order: spec.at("priority").wholeNumber(0, 1000) ?? kubernetesOrder,
    ...subject,
    directions: adminDirections(ingress, egress),
    ingress,
    egress,
    ...unset,
    written: body.written,
  };
}

/** Of directions without rules nothing is said; without any rule at all, Calico takes no types for both, and the tier passes. */
function adminDirections(ingress: readonly Rule[], egress: readonly Rule[]): readonly Direction[] {
  if (ingress.length + egress.length === 0) return ["ingress", "egress"];
  return [...(ingress.length > 0 ? ["ingress" as const] : []), ...(egress.length > 0 ? ["egress" as const] : [])];
}

function readSubject(field: Field): Pick<Policy, "selector" | "namespaceSelector"> {
  field.only("namespaces", "pods");
  if (!field.at("namespaces").isThere && !field.at("pods").isThere)
    field.wrong("namespaces or pods", "say which pods the policy is about");
  return podsOf(field) ?? {};
}

/** Pods of namespaces, as a subject or a peer says them. */
function podsOf(field: Field): Pick<Entity, "selector" | "namespaceSelector"> | undefined {
  const pods = field.at("pods");
  if (pods.isThere) {
    pods.only("podSelector", "namespaceSelector");
    return both(
      readLabelSelector(pods.at("podSelector"), "pods"),
      readLabelSelector(pods.at("namespaceSelector"), "namespaces"),
    );
  }
  if (!field.at("namespaces").isThere) return undefined;
  const isSubject = field.path.endsWith("/subject");
  const namespaces = readLabelSelector(field.at("namespaces"), "namespaces");
  // Of a subject Calico asks that it is a pod, of a peer only that it is in a namespace.
  return both(isSubject ? readLabelSelector(field.at("absent"), "pods") : undefined, namespaces);
}

function both(
  selector: Entity["selector"],
  namespaceSelector: Entity["namespaceSelector"],
): Pick<Entity, "selector" | "namespaceSelector"> {
  return {
    ...(selector === undefined ? {} : { selector }),
    ...(namespaceSelector === undefined ? {} : { namespaceSelector }),
  };
}

function readAdminRule(field: Field, direction: Direction, actions: readonly string[]): readonly Rule[] {
  const peersKey = direction === "ingress" ? "from" : "to";
  field.only("name", "action", "ports", "protocols", peersKey);
  const said = field.at("action").oneOf(...actions);
  if (said === undefined) return [];
  const action = said === "Accept" ? "Allow" : (said as Rule["action"]);
  const peers = field
    .at(peersKey)
    .list()
    .map((peer) => ({ entity: readAdminPeer(peer), written: peer }));
  if (peers.length === 0) field.at(peersKey).wrong("one peer or more", "say whom the rule is about");
  return rulesOf(readAdminPorts(field.at("ports"), field.at("protocols")), peers, direction, action);
}

function readAdminPeer(field: Field): Entity {
  field.only("namespaces", "pods", "networks", "nodes", "domainNames");
  return { ...anyone, nets: field.at("networks").cidrs(), ...podsOf(field) };
}

function readAdminPorts(ports: Field, protocols: Field): PortsByProtocol {
  const items = ports.list();
  // Calico 3.31 does not know named ports here, and takes such an item for any packet at all.
  if (items.some((item) => !item.at("portNumber").isThere && !item.at("portRange").isThere)) return undefined;
  const older = items.map((item) => {
    item.only("portNumber", "portRange", "namedPort");
    const range = item.at("portRange");
    const single = item.at("portNumber");
    const at = range.isThere ? range : single;
    return {
      protocol: readKubernetesProtocol(at.at("protocol")),
      port: range.isThere ? rangeOf(range) : numberOf(single.at("port")),
    };
  });
  const newer = protocols.list().flatMap((item) =>
    (["tcp", "udp", "sctp"] as const).flatMap((name) => {
      const at = item.at(name);
      if (!at.isThere) return [];
      const port = at.at("destinationPort");
      const named = item.at("destinationNamedPort").text();
      if (named !== undefined) return [{ protocol: protocolNumbers.get(name) ?? tcp, port: { name: named } }];
      return [
        {
          protocol: protocolNumbers.get(name) ?? tcp,
          port: port.at("range").isThere ? rangeOf(port.at("range")) : numberOf(port.at("number")),
        },
      ];
    }),
  );
  const all = [...older, ...newer];
  return all.length === 0 ? undefined : grouped(all);
}

function rangeOf(field: Field): Port | undefined {
  const first = field.at("start").wholeNumber(1, 65535);
  const last = field.at("end").wholeNumber(first ?? 1, 65535);
  return first === undefined || last === undefined ? undefined : { first, last };
}

function numberOf(field: Field): Port | undefined {
  const first = field.wholeNumber(1, 65535);
  return first === undefined ? undefined : { first, last: first };
}
