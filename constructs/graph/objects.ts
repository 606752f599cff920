import type { Location } from "../findings";
import type { KubernetesObject } from "../model";
import type { LocatedObject } from "../policy";
import { type GraphResource, knownOf, type Unknown } from "./resource";

/** A Kubernetes object of a graph. Its places are its resource: the location's file is the URN. */
export interface GraphObject extends LocatedObject {
  readonly urn: string;
  readonly value: Partial<KubernetesObject>;
  /** What policy would read and only an update will know; an object with some of it is judged by nobody yet. */
  readonly unknowns: readonly Unknown[];
}

/** What the provider and the API server add, and no user writes. */
const added = ["status", "id", "urn", "__fieldManager", "__initialApiVersion", "__inputs"];
const addedMetadata = ["uid", "resourceVersion", "generation", "creationTimestamp", "managedFields", "selfLink"];

/** The object that a resource of the Kubernetes provider is; undefined where it is none, or a patch of somebody else's. */
export function objectOf(resource: GraphResource): GraphObject | undefined {
  const { urn, type } = resource;
  const [provider, version = "", token = ""] = type.split(":");
  const isHelm = version.startsWith("helm.") || version.startsWith("yaml") || version.startsWith("kustomize");
  if (provider !== "kubernetes" || isHelm || token.endsWith("Patch")) return undefined;
  const { value, unknowns } = knownOf(resource.props);
  const metadata = Object.entries(value["metadata"] ?? {}).filter(([key]) => !addedMetadata.includes(key));
  const object = {
    ...Object.fromEntries(Object.entries(value).filter(([key]) => !added.includes(key))),
    // Resources of a class of their own need not say what they are.
    apiVersion: value["apiVersion"] ?? (version.startsWith("core/") ? version.slice("core/".length) : version),
    kind: value["kind"] ?? token,
    metadata: Object.fromEntries(metadata),
  } as Partial<KubernetesObject>;
  const location: Location = { file: urn, line: 1, column: 1 };
  return { urn, value: object, locate: () => location, unknowns: unknowns.filter(({ path }) => isRead(path)) };
}

/** Parts of an object that policy never reads: what pods run, and what a cluster adds. */
const neverRead =
  /^\/status(\/|$)|^\/metadata\/(annotations|uid|resourceVersion|generation|creationTimestamp|managedFields|selfLink)(\/|$)|\/(containers|initContainers)\/\d+\/(?!ports(\/|$))|\/spec\/(volumes|clusterIPs?|imagePullSecrets|loadBalancerIP|replicas)(\/|$)|^\/(id|urn|data|stringData|binaryData|__\w+)(\/|$)/;

const isRead = (path: string): boolean => !neverRead.test(path);

/** Every object of a graph. */
export function objectsOf(resources: Iterable<GraphResource>): readonly GraphObject[] {
  return [...resources].flatMap((resource) => objectOf(resource) ?? []);
}
