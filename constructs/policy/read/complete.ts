import { Cidr, type Ip, type IpFamily } from "../../net";
import type { EndpointSlice, Labelled, Pod, PolicySet, Service } from "../policy";

/** Where pods that are templates only are thought to be, without an IPPool: ranges for tests (RFC 2544, RFC 5180). */
const assumedPools: Readonly<Record<IpFamily, Cidr>> = { 4: Cidr.of("198.18.0.0/15"), 6: Cidr.of("2001:2::/48") };

/**
 * What a cluster would add: namespaces and service accounts that are used, addresses of pods, what is behind services.
 * @param ranges where pods get addresses that have none: the first of each version of IP
 */
export function complete(set: PolicySet, ranges: readonly Cidr[] = set.pools): PolicySet {
  const pods = addressed(set, ranges);
  const slices = [...set.endpointSlices, ...set.services.flatMap((service) => sliceOf(service, pods, set))];
  return {
    ...set,
    pods,
    endpointSlices: slices,
    namespaces: namespacesOf(set),
    serviceAccounts: serviceAccountsOf(set),
  };
}

/** Every namespace that something is in, with the label that the API server gives each. */
function namespacesOf({ namespaces, pods, policies, networkSets }: PolicySet): readonly Labelled[] {
  const byName = new Map(namespaces.map((namespace) => [namespace.name, namespace.labels]));
  for (const { namespace } of [...pods, ...policies, ...networkSets])
    if (namespace !== undefined && !byName.has(namespace)) byName.set(namespace, {});
  return [...byName].map(([name, labels]) => ({ name, labels: { ...labels, "kubernetes.io/metadata.name": name } }));
}

function serviceAccountsOf({ serviceAccounts, pods }: PolicySet): readonly Labelled[] {
  const byKey = new Map(serviceAccounts.map((account) => [`${account.namespace ?? ""}/${account.name}`, account]));
  for (const { namespace, serviceAccount: name } of pods) {
    const key = `${namespace}/${name}`;
    if (!byKey.has(key)) byKey.set(key, { name, namespace, labels: {} });
  }
  return [...byKey.values()];
}

/** Pods of which only a template is known get the last free addresses of a pool: what is written down is at the front. */
function addressed(set: PolicySet, ranges: readonly Cidr[]): readonly Pod[] {
  const { pods } = set;
  const taken = new Set(pods.flatMap(({ addresses }) => addresses.map(String)));
  const sources = poolsFor(set, ranges).map((pool) => freeOf(pool, taken));
  return pods.map((pod) => {
    if (pod.addresses.length > 0 || pod.hostNetwork) return pod;
    const addresses = sources.flatMap((free) => free() ?? []);
    return addresses.length === 0 ? pod : { ...pod, addresses, assumed: true };
  });
}

/** A pool for each version of IP that pods have: of ranges, else of what else has addresses. */
function poolsFor({ pods, services, nodes }: PolicySet, ranges: readonly Cidr[]): readonly Cidr[] {
  const fitting = ranges.filter(({ family, prefixLength }) => prefixLength <= (family === 4 ? 30 : 126));
  const known = [fitting, pods.flatMap(({ addresses }) => addresses), services.flatMap(({ clusterIPs }) => clusterIPs)];
  const some = [...known, nodes.flatMap(({ addresses }) => addresses)].find((one) => one.length > 0) ?? [{ family: 4 }];
  return ([4, 6] as const).flatMap((family) =>
    some.some((one) => one.family === family)
      ? [fitting.find((pool) => pool.family === family) ?? assumedPools[family]]
      : [],
  );
}

function freeOf(pool: Cidr, taken: ReadonlySet<string>): () => Ip | undefined {
  let next = 2n;
  return () => {
    while (next < pool.size) {
      const address = pool.host(-next++);
      if (!taken.has(address.toString())) return address;
    }
    return undefined;
  };
}

/** What Kubernetes puts behind a service with a selector, unless it is written by hand. */
function sliceOf(service: Service, pods: readonly Pod[], set: PolicySet): readonly EndpointSlice[] {
  const { name, namespace, selector } = service;
  const isThere = set.endpointSlices.some((slice) => slice.service === name && slice.namespace === namespace);
  if (selector === undefined || isThere) return [];
  const behind = podsBehind({ ...service, selector }, pods);
  // A named target port may be another number on each pod: one slice for each set of numbers, as Kubernetes makes them.
  return behind.map((pod) => ({
    service: name,
    namespace,
    addresses: pod.addresses,
    ports: service.ports.flatMap(({ protocol, port, targetPort = port }) => {
      const number = typeof targetPort === "number" ? targetPort : numberOf(pod, protocol, targetPort);
      return number === undefined ? [] : [{ protocol, port: number }];
    }),
  }));
}

/** Pods that a service with a selector sends to. */
export function podsBehind(
  { namespace, selector }: Pick<Service, "namespace"> & { readonly selector: Readonly<Record<string, string>> },
  pods: readonly Pod[],
): readonly Pod[] {
  const wanted = Object.entries(selector);
  return pods.filter((pod) => pod.namespace === namespace && wanted.every(([key, value]) => pod.labels[key] === value));
}

function numberOf({ ports }: Pod, protocol: number, name: string): number | undefined {
  if (/^\d+$/.test(name)) return Number(name);
  return ports.find((port) => port.name === name && port.protocol === protocol)?.port;
}
