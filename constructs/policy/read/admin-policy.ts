import type { Direction, Entity, Policy, Port, Rule } from "../policy";
import { protocolNumbers, tcp } from "../protocols";
import { adminTier, baselineTier, kubeAdminTier, kubeBaselineTier, kubernetesOrder } from "../tiers";
import type { Field } from "./field";
import { grouped, type PortsByProtocol, readKubernetesProtocol, rulesOf, unset } from "./kubernetes-rules";
import { readLabelSelector } from "./label-selector";
import type { ObjectFields } from "./object";
import { anyone } from "./rules";

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
  if (peers.some(({ written }) => !isConverted(written))) return failed(field, action);
  return rulesOf(readAdminPorts(field.at("ports"), field.at("protocols")), peers, direction, action);
}

/** Whether Calico's conversion knows a peer: nodes and DNS names it does not. */
const isConverted = (peer: Field): boolean =>
  peer.at("namespaces").isThere || peer.at("pods").isThere || peer.at("networks").list().length > 0;

/** What becomes of a rule that Calico cannot convert: nothing where it allows, and else a denial of everything (k8sANPHandleFailedRules). */
function failed(field: Field, action: Rule["action"]): readonly Rule[] {
  if (action === "Allow") return [];
  return [{ action: "Deny", http: false, source: anyone, destination: anyone, written: field.written }];
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
