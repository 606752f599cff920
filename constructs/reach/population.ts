import type { Cidr, Ip, IpFamily } from "../net";
import { evaluateSelector, type SelectorTree } from "../model";
import type { EndpointPort, HostEndpoint, Pod, PolicySet } from "../policy";
import { Prefixes } from "./prefixes";
import {
  namespaceLabel,
  namespacePrefix,
  nameLabel,
  orchestratorLabel,
  serviceAccountLabel,
  serviceAccountPrefix,
} from "./selectors";

/** Somebody who sends or receives: a pod, a node with an interface under policy, a node without, or an address of the world. */
export interface Endpoint {
  readonly kind: "pod" | "host" | "node" | "external";
  /** `shop/frontend-1`, `host:HOSTENDPOINT`, `node:NAME`, or an address. */
  readonly id: string;
  readonly node?: string;
  readonly addresses: readonly Ip[];
  /** What it is known by in Felix; undefined where Calico has no endpoint for it. */
  readonly labels?: ReadonlyMap<string, string>;
  readonly ports: readonly EndpointPort[];
  readonly profiles: readonly string[];
  readonly pod?: Pod;
  readonly hostEndpoint?: HostEndpoint;
}

/** Endpoints that no policy of the set can tell apart. */
export interface EndpointClass {
  readonly index: number;
  readonly members: readonly Endpoint[];
  /** The first of them, by which it is called. */
  readonly first: Endpoint;
  /** Labels of each endpoint that has this address; more than one where they share it. */
  readonly owners: readonly Endpoint[];
}

/** A selector as a set of addresses: whoever has the labels, and what network sets with these labels hold. */
export type Membership = Uint8Array;

/** All endpoints, and which of them are alike. */
export class Population {
  readonly classes: readonly EndpointClass[];
  private readonly prefixes = new Prefixes();
  private readonly classNets: readonly ReadonlySet<number>[];
  private readonly bySelector = new Map<string, Membership>();
  private readonly byNets = new Map<string, Membership>();
  private readonly sets: readonly { readonly labels: ReadonlyMap<string, string>; readonly nets: readonly number[] }[];
  private readonly groups: readonly ReadonlyMap<string, string>[];
  private readonly groupsOfClass: readonly (readonly number[])[];
  /** The group of each class's own labels. */
  private readonly ownGroups: readonly (number | undefined)[];
  private readonly byLabel = new Map<string, ReadonlyMap<string, readonly number[]>>();

  /**
   * @param nets every range that a rule or a network set names
   * @param services what each address is behind, as a text
   * @param isByNode whether nodes have policies, which see their own pods otherwise than those of other nodes
   */
  constructor(
    readonly set: PolicySet,
    readonly family: IpFamily,
    externals: readonly Ip[],
    nets: Iterable<Cidr>,
    services: ReadonlyMap<string, string>,
    private readonly isByNode: boolean,
  ) {
    for (const net of nets) this.prefixes.add(net);
    this.sets = set.networkSets.map(({ namespace, labels, nets: ranges }) => ({
      labels: setLabels(namespace, labels, set),
      nets: ranges.map((range) => this.prefixes.add(range)),
    }));
    const endpoints = endpointsOf(set, externals, family);
    const byAddress = ownersByAddress(endpoints, family);
    const classes = new Map<string, { readonly members: Endpoint[]; readonly owners: readonly Endpoint[] }>();
    for (const endpoint of endpoints) {
      const address = addressOf(endpoint, family);
      const owners = address === undefined ? [endpoint] : (byAddress.get(address.toString()) ?? []);
      const key = this.keyOf(endpoint, address, owners, services);
      const known = classes.get(key);
      if (known === undefined) classes.set(key, { members: [endpoint], owners });
      else known.members.push(endpoint);
    }
    this.classes = [...classes.values()].map(({ members, owners }, index) => {
      const [first] = members as [Endpoint];
      return { index, members, first, owners };
    });
    this.classNets = this.classes.map(({ first }) => new Set(this.netsOf(addressOf(first, family))));
    const groups = new Map<string, number>();
    const all: ReadonlyMap<string, string>[] = [];
    this.groupsOfClass = this.classes.map(({ owners }) =>
      owners.flatMap(({ labels }) => {
        if (labels === undefined) return [];
        const key = labelKey(labels);
        const known = groups.get(key) ?? all.push(labels) - 1;
        groups.set(key, known);
        return [known];
      }),
    );
    this.groups = all;
    this.ownGroups = this.classes.map(({ first: { labels } }) =>
      labels === undefined ? undefined : groups.get(labelKey(labels)),
    );
  }

  private netsOf(address: Ip | undefined): readonly number[] {
    return address === undefined ? [] : this.prefixes.around(address);
  }

  private keyOf(
    { kind, labels, ports, profiles, id, node }: Endpoint,
    address: Ip | undefined,
    owners: readonly Endpoint[],
    services: ReadonlyMap<string, string>,
  ): string {
    // Hosts are few, and each may differ by its node: they stay apart.
    if (kind === "host" || kind === "node" || owners.length > 1) return JSON.stringify([kind, id]);
    return JSON.stringify([
      kind,
      labels === undefined ? null : labelKey(labels),
      ports.map(({ name, protocol, port }) => [name, protocol, port]),
      profiles,
      this.isByNode ? (node ?? null) : null,
      this.netsOf(address),
      address === undefined ? null : (services.get(address.toString()) ?? ""),
    ]);
  }

  /** Which classes' addresses are in the set that a selector makes. */
  members(tree: SelectorTree): Membership {
    const key = JSON.stringify(tree);
    const known = this.bySelector.get(key);
    if (known !== undefined) return known;
    const selected = this.selected(tree);
    const nets = this.sets.filter(({ labels }) => evaluateSelector(tree, labels)).flatMap((one) => one.nets);
    const made = Uint8Array.from(this.classes, (_, index) => {
      const isOwner = this.groupsOfClass[index]?.some((group) => selected[group]) === true;
      return isOwner || nets.some((net) => this.classNets[index]?.has(net)) ? 1 : 0;
    });
    this.bySelector.set(key, made);
    return made;
  }

  /** Which groups of labels a selector takes. Where it asks for one value of a label, only those that have it are asked. */
  private selected(tree: SelectorTree): Uint8Array {
    const made = new Uint8Array(this.groups.length);
    const wanted = valueWanted(tree);
    const candidates = wanted === undefined ? this.groups.keys() : this.groupsWith(wanted.label, wanted.value);
    for (const group of candidates) {
      const labels = this.groups[group];
      if (labels !== undefined && evaluateSelector(tree, labels)) made[group] = 1;
    }
    return made;
  }

  private groupsWith(label: string, value: string): readonly number[] {
    const known = this.byLabel.get(label);
    if (known !== undefined) return known.get(value) ?? [];
    const index = new Map<string, number[]>();
    for (const [group, labels] of this.groups.entries()) {
      const own = labels.get(label);
      if (own !== undefined) index.set(own, [...(index.get(own) ?? []), group]);
    }
    this.byLabel.set(label, index);
    return index.get(value) ?? [];
  }

  /** Whether an endpoint's own labels are such. */
  readonly memberOf = ({ labels }: Endpoint, tree: SelectorTree): boolean =>
    labels !== undefined && evaluateSelector(tree, labels);

  /** Which classes have labels of their own that a selector takes: those that a policy is about. */
  subjects(tree: SelectorTree): Membership {
    const key = `subject ${JSON.stringify(tree)}`;
    const known = this.bySelector.get(key);
    if (known !== undefined) return known;
    const selected = this.selected(tree);
    const made = Uint8Array.from(this.ownGroups, (group) => (group !== undefined && selected[group] === 1 ? 1 : 0));
    this.bySelector.set(key, made);
    return made;
  }

  /** Which classes' addresses are in one of the ranges. */
  within(nets: readonly Cidr[]): Membership {
    const key = nets.map(String).join(" ");
    const known = this.byNets.get(key);
    if (known !== undefined) return known;
    const ids = nets.map((net) => this.prefixes.add(net));
    const made = Uint8Array.from(this.classes, (_, index) =>
      ids.some((id) => this.classNets[index]?.has(id)) ? 1 : 0,
    );
    this.byNets.set(key, made);
    return made;
  }
}

export function addressOf({ addresses }: Endpoint, family: IpFamily): Ip | undefined {
  return addresses.find((address) => address.family === family);
}

function ownersByAddress(endpoints: readonly Endpoint[], family: IpFamily): ReadonlyMap<string, readonly Endpoint[]> {
  const owners = new Map<string, Endpoint[]>();
  for (const endpoint of endpoints)
    for (const address of endpoint.addresses) {
      if (address.family !== family) continue;
      const text = address.toString();
      const known = owners.get(text);
      if (known === undefined) owners.set(text, [endpoint]);
      else known.push(endpoint);
    }
  return owners;
}

/** A value that a selector cannot do without: of its namespace, where it names one, because the fewest have it. */
function valueWanted(tree: SelectorTree): { readonly label: string; readonly value: string } | undefined {
  if (tree.kind === "value" && tree.operator === "==") return tree;
  if (tree.kind !== "and") return undefined;
  const wanted = tree.operands.flatMap((operand) => valueWanted(operand) ?? []);
  return wanted.find(({ label }) => label === namespaceLabel || label.startsWith(namespacePrefix)) ?? wanted[0];
}

const labelKeys = new WeakMap<ReadonlyMap<string, string>, string>();

function labelKey(labels: ReadonlyMap<string, string>): string {
  const known = labelKeys.get(labels);
  if (known !== undefined) return known;
  const made = JSON.stringify([...labels].sort(([a], [b]) => (a < b ? -1 : 1)));
  labelKeys.set(labels, made);
  return made;
}

/** Every endpoint that can be asked about, in the order of the set. Pods on the host's network are the node, and have no policy. */
function endpointsOf(set: PolicySet, externals: readonly Ip[], family: IpFamily): readonly Endpoint[] {
  const namespaces = new Map(set.namespaces.map(({ name, labels }) => [name, labels]));
  const accounts = new Map(set.serviceAccounts.map(({ name, namespace, labels }) => [`${namespace}/${name}`, labels]));
  const labelsByKey = new Map<string, ReadonlyMap<string, string>>();
  const pods = set.pods
    .filter(({ hostNetwork, addresses }) => !hostNetwork && addresses.some((address) => address.family === family))
    .map((pod): Endpoint => {
      const key = JSON.stringify([pod.namespace, pod.serviceAccount, pod.labels]);
      const labels = labelsByKey.get(key) ?? podLabels(pod, namespaces, accounts);
      labelsByKey.set(key, labels);
      return {
        kind: "pod",
        id: `${pod.namespace}/${pod.name}`,
        addresses: pod.addresses,
        labels,
        ports: pod.ports,
        profiles: [`kns.${pod.namespace}`],
        pod,
        ...(pod.node === undefined ? {} : { node: pod.node }),
      };
    });
  const hosts = set.hostEndpoints
    .filter(({ expectedIPs }) => expectedIPs.some((address) => address.family === family))
    .map((host): Endpoint => ({
      kind: "host",
      id: `host:${host.name}`,
      node: host.node,
      addresses: host.expectedIPs,
      labels: new Map(Object.entries(host.labels)),
      ports: host.ports,
      profiles: host.profiles,
      hostEndpoint: host,
    }));
  const guarded = new Set(set.hostEndpoints.map(({ node }) => node));
  const nodes = set.nodes
    .filter(({ name, addresses }) => !guarded.has(name) && addresses.length > 0)
    .map(({ name, addresses }): Endpoint => ({
      kind: "node",
      id: `node:${name}`,
      node: name,
      addresses,
      ports: [],
      profiles: [],
    }));
  const world = externals
    .filter((address) => address.family === family)
    .map((address): Endpoint => ({
      kind: "external",
      id: address.toString(),
      addresses: [address],
      ports: [],
      profiles: [],
    }));
  return [...pods, ...hosts, ...nodes, ...world];
}

type Labels = Readonly<Record<string, string>>;

/** Labels of a pod in Felix: its own, those that Calico adds, and what it inherits (updateprocessors/workloadendpointprocessor.go). */
function podLabels(
  { labels, namespace, serviceAccount }: Pod,
  namespaces: ReadonlyMap<string, Labels>,
  accounts: ReadonlyMap<string, Labels>,
): ReadonlyMap<string, string> {
  const own = Object.entries(labels).filter(
    ([key]) => !key.startsWith(namespacePrefix) && !key.startsWith(serviceAccountPrefix),
  );
  return new Map([
    ...inherited(namespaces.get(namespace), namespacePrefix, namespace),
    ...inherited(accounts.get(`${namespace}/${serviceAccount}`), serviceAccountPrefix, serviceAccount),
    ...own,
    [namespaceLabel, namespace],
    [orchestratorLabel, "k8s"],
    [serviceAccountLabel, serviceAccount],
  ]);
}

function inherited(labels: Labels = {}, prefix: string, name: string): readonly (readonly [string, string])[] {
  const all = Object.entries({ ...labels, [nameLabel]: name });
  return all.map(([key, value]) => [prefix + key, value] as const);
}

/** A network set in a namespace has the namespace's labels, too. */
function setLabels(namespace: string | undefined, labels: Labels, set: PolicySet): ReadonlyMap<string, string> {
  if (namespace === undefined) return new Map(Object.entries(labels));
  const of = set.namespaces.find((one) => one.name === namespace)?.labels;
  return new Map([
    ...inherited(of, namespacePrefix, namespace),
    ...Object.entries(labels),
    [namespaceLabel, namespace] as const,
  ]);
}
