import type { Direction, Entity, Policy, Port, Rule } from "../policy";
import { kubernetesOrder } from "../tiers";
import type { Field } from "./field";
import { sayIdle } from "./idle";
import { checkPeer, checkPort } from "./kubernetes-checks";
import { grouped, type PortsByProtocol, readKubernetesProtocol, rulesOf, unset } from "./kubernetes-rules";
import { readLabelSelector } from "./label-selector";
import { checkName } from "./names";
import type { ObjectFields } from "./object";
import { anyone } from "./rules";
import { refuseBesideDelete } from "./staged";

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
