import type { Location, Report } from "../../findings";
import type { Cidr, Ip } from "../../net";
import { readFinds } from "../finds";
import type {
  EndpointSlice,
  HostEndpoint,
  Labelled,
  NetworkSet,
  Pod,
  Policy,
  PolicySet,
  Service,
  Tier,
  Written,
} from "../policy";
import { builtInTiers } from "../tiers";
import { isAdminKind, readAdminPolicy } from "./admin-policy";
import { type Around, calicoGroup, gather, type Gathered, nothingGathered } from "./around";
import { isCalicoPolicyKind, readCalicoPolicy, readHostEndpoint, readNetworkSet, readTier } from "./calico";
import { isWorkload, type NodeFields, readEndpointSlice, readNode, readPod, readService } from "./cluster";
import { complete } from "./complete";
import { Field, type Reading } from "./field";
import { readKubernetesPolicy } from "./kubernetes";
import { refuseUnknownKind } from "./kinds";
import type { ObjectFields } from "./object";
import { type KnownRelease, releaseIn } from "./release";

/** One object with the places of its values. */
export interface LocatedObject {
  readonly value: unknown;
  readonly locate: (path: string, what?: "value" | "key") => Location | undefined;
}

/** A BGP peer, for what is said about addresses that drifted. */
export interface Peer {
  readonly name: string;
  readonly peerIP: Ip;
  readonly isReachableBy: boolean;
  readonly written: Written;
}

/** What was read: the set, and what only findings are about. */
export interface ReadObjects {
  readonly set: PolicySet;
  readonly nodes: readonly NodeFields[];
  readonly peers: readonly Peer[];
  readonly around: Around;
  /** What is known of the Calico that takes them. */
  readonly release: KnownRelease;
  /** Kinds that have nothing to do with policy, by how often they stand there. */
  readonly ignored: ReadonlyMap<string, number>;
}

interface Collected {
  readonly tiers: Tier[];
  readonly policies: Policy[];
  readonly networkSets: NetworkSet[];
  readonly hostEndpoints: HostEndpoint[];
  readonly namespaces: Labelled[];
  readonly serviceAccounts: Labelled[];
  readonly pods: Pod[];
  readonly services: Service[];
  readonly endpointSlices: EndpointSlice[];
  readonly nodes: NodeFields[];
  readonly pools: Cidr[];
  readonly peers: Peer[];
  readonly around: Gathered;
  readonly ignored: Map<string, number>;
}

export interface ReadingOptions {
  /** Whether objects of crd.projectcalico.org are written so on purpose; false unless said. */
  readonly isStoredMeant?: boolean;
  /** The Calico that takes the objects; else what they say themselves, if they do. */
  readonly release?: KnownRelease;
  /** Where pods get addresses that have none, and no pool is among the objects. */
  readonly podRanges?: readonly Cidr[];
}

/** Reads objects of Kubernetes and Calico; what is wrong with them goes to the report, and is left out. */
export function readObjects(
  located: Iterable<LocatedObject>,
  report: Report,
  { isStoredMeant = false, release, podRanges = [] }: ReadingOptions = {},
): ReadObjects {
  const objects = [...located];
  const known = release ?? releaseIn(objects);
  const collected: Collected = {
    ...{ tiers: [], policies: [], networkSets: [], hostEndpoints: [], namespaces: [], serviceAccounts: [] },
    ...{ pods: [], services: [], endpointSlices: [], nodes: [], pools: [], peers: [], ignored: new Map() },
    around: nothingGathered(),
  };
  const seen = new Map<string, Location | undefined>();
  for (const { value, locate } of objects) {
    const reading: Reading = { report: report.of(readFinds), locate, release: known };
    readOne(new Field(value, "", reading), collected, seen, isStoredMeant);
  }
  const { peers, around: gathered, ignored, nodes, ...set } = collected;
  const { failsafe, ...around } = gathered;
  const named = new Set(set.tiers.map(({ name }) => name));
  const tiers = [...set.tiers, ...builtInTiers.filter(({ name }) => !named.has(name))];
  // An Installation's pools become IPPools: what either says counts once.
  const pools = [...new Map([...set.pools, ...installed(around)].map((pool) => [pool.toString(), pool])).values()];
  const ranges = [...forPods(around), ...pools, ...podRanges];
  return {
    set: complete({ ...set, pools, nodes, tiers, failsafe }, ranges),
    ...{ nodes, peers, around, ignored, release: known },
  };
}

const installed = ({ pools }: Around): readonly Cidr[] =>
  pools.flatMap(({ isObject, cidr }) => (isObject ? [] : [cidr]));

/** Pools that any pod may get an address of. */
const forPods = ({ pools }: Around): readonly Cidr[] =>
  pools.flatMap(({ isForEverybody, isDisabled, cidr }) => (isForEverybody && !isDisabled ? [cidr] : []));

function readOne(
  body: Field,
  collected: Collected,
  seen: Map<string, Location | undefined>,
  isStoredMeant: boolean,
): void {
  const kind = body.at("kind").text();
  const version = body.at("apiVersion").text() ?? "";
  if (kind === undefined) {
    if (body.isThere) body.at("kind").wrong("the kind of an object", "write kind, apiVersion and metadata");
    return;
  }
  if (refuseUnknownKind(body, kind, version)) return;
  const items = body.at("items");
  if (kind.endsWith("List") && items.isThere) {
    for (const item of items.list()) readOne(inside(item), collected, seen, isStoredMeant);
    return;
  }
  const metadata = body.at("metadata");
  const name = metadata.at("name").text();
  const namespace = metadata.at("namespace").text();
  if (name === undefined) {
    // A template of kustomize or Helm has none; nothing about it can be said.
    if (isOurs(kind, version)) metadata.at("name").wrong("a name", "name the object");
    return;
  }
  const labels = isOurs(kind, version) ? metadata.at("labels").labels() : {};
  const object: ObjectFields = { name, labels, body, ...(namespace === undefined ? {} : { namespace }) };
  gather(kind, version, object, collected.around);
  if (!read(kind, version, object, collected)) {
    collected.ignored.set(kind, (collected.ignored.get(kind) ?? 0) + 1);
    return;
  }
  if (version.startsWith("crd.") && !isStoredMeant) sayStored(body, kind, name);
  const key = JSON.stringify([kind, calicoGroup.test(version), namespace, name]);
  if (seen.has(key)) sayTwice(body, kind, name, seen.get(key));
  seen.set(key, body.written.location);
}

/** An item of a list, as an object of its own: pointers begin at it, and its places stay. */
function inside(item: Field): Field {
  const { report, locate, release } = item.reading;
  return new Field(item.value, "", { report, release, locate: (path, what) => locate(item.path + path, what) });
}

/** `calicoctl` and Calico's API server look at what they write; behind them nobody does. */
function sayStored(body: Field, kind: string, name: string): void {
  body.at("apiVersion").add("POL-011", {
    message: `${kind} ${name} is written as it is stored, where nobody checks it`,
    want: "apiVersion: projectcalico.org/v3",
    fix: "write projectcalico.org/v3, and apply it where Calico's API server serves it (or calicoctl does)",
  });
}

function sayTwice(body: Field, kind: string, name: string, first: Location | undefined): void {
  const where = first === undefined ? "before" : `at ${first.file}:${first.line}`;
  body
    .at("metadata")
    .at("name")
    .add("POL-007", {
      message: `${kind} ${name} is there already, ${where}`,
      want: "each object once",
      fix: "rename one of them, or remove it",
    });
}

function isOurs(kind: string, version: string): boolean {
  return calicoGroup.test(version) || kind === "NetworkPolicy" || isAdminKind(kind) || isWorkload(kind);
}

/** Whether the kind has to do with policy. */
function read(kind: string, version: string, object: ObjectFields, to: Collected): boolean {
  return calicoGroup.test(version) ? readCalico(kind, object, to) : readKubernetes(kind, version, object, to);
}

function readCalico(kind: string, object: ObjectFields, to: Collected): boolean {
  if (isCalicoPolicyKind(kind)) to.policies.push(readCalicoPolicy(kind, object));
  else if (kind === "StagedKubernetesNetworkPolicy") to.policies.push(readKubernetesPolicy(object, true));
  else if (kind === "Tier") to.tiers.push(readTier(object));
  else if (kind === "NetworkSet" || kind === "GlobalNetworkSet")
    to.networkSets.push(readNetworkSet(object, kind === "GlobalNetworkSet"));
  else if (kind === "HostEndpoint") push(to.hostEndpoints, readHostEndpoint(object));
  else if (kind === "IPPool") push(to.pools, object.body.at("spec").at("cidr").cidr());
  else if (kind === "BGPPeer") push(to.peers, readPeer(object));
  else return false;
  return true;
}

function readKubernetes(kind: string, version: string, object: ObjectFields, to: Collected): boolean {
  const { name, namespace } = object;
  const labelled = (): ObjectFields => ({ ...object, labels: object.body.at("metadata").at("labels").labels() });
  if (kind === "NetworkPolicy" && version.startsWith("networking.k8s.io/"))
    to.policies.push(readKubernetesPolicy(object, false));
  else if (isAdminKind(kind)) to.policies.push(readAdminPolicy(kind, object));
  else if (isWorkload(kind)) push(to.pods, readPod(kind, object));
  else if (kind === "Namespace") to.namespaces.push({ name, labels: labelled().labels });
  else if (kind === "ServiceAccount")
    to.serviceAccounts.push({ name, namespace: namespace ?? "default", labels: labelled().labels });
  else if (kind === "Service") to.services.push(readService(object));
  else if (kind === "EndpointSlice") push(to.endpointSlices, readEndpointSlice(labelled()));
  else if (kind === "Node") to.nodes.push(readNode(labelled()));
  else return false;
  return true;
}

function push<T>(list: T[], item: T | undefined): void {
  if (item !== undefined) list.push(item);
}

function readPeer({ name, body }: ObjectFields): Peer | undefined {
  const spec = body.at("spec");
  const text = spec
    .at("peerIP")
    .text()
    ?.replace(/:\d+$/, (port: string, _at: number, all: string) => (all.includes(".") ? "" : port));
  const peerIP = new Field(text, spec.at("peerIP").path, body.reading).ip();
  if (peerIP === undefined) return undefined;
  const isReachableBy = spec.at("reachableBy").isThere || spec.at("ttlSecurity").isThere;
  return { name, peerIP, isReachableBy, written: spec.at("peerIP").written };
}
