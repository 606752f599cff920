/** What a cluster has without anybody's having put it there, and what no object in it tells. */
import type { Properties } from "../host/values";

/** An object in a cluster. */
export interface GivenObject {
  /** `kubernetes:core/v1:Namespace` */
  readonly type: string;
  /** `namespace/name`, or `name` for what has no namespace. */
  readonly id: string;
  /** What it holds beside apiVersion, kind and metadata. */
  readonly properties: Properties;
}

export interface Surroundings {
  /** Why the API server would not let us in, and what would change that; undefined when it lets us in. */
  readonly unauthorized: string | undefined;
  /** Whether pods have a node to run on. */
  readonly hasNodes: boolean;
  readonly objects: readonly GivenObject[];
  readonly serviceCidr: string;
  /** API versions whose definitions are there. */
  readonly served: readonly string[];
}

/**
 * Whoever in the sandbox may have made the cluster at an address.
 * @param server `https://host[:port]`
 * @returns undefined for a cluster that is not of its making.
 */
export type ClusterMaker = (directory: string, server: string) => Surroundings | undefined;

/** Objects of which nothing but the name matters. @param names `<type> <id>` */
export function bareObjects(names: readonly string[]): GivenObject[] {
  return names.map((name) => {
    const [type = "", id = ""] = name.split(" ");
    return { type, id, properties: {} };
  });
}

/** A cluster of which nothing is known but its address: it has nodes, and no Calico yet. */
export const plainCluster: Surroundings = {
  unauthorized: undefined,
  hasNodes: true,
  objects: bareObjects([
    ...["default", "kube-node-lease", "kube-public", "kube-system"].map(
      (name) => `kubernetes:core/v1:Namespace ${name}`,
    ),
    ...["default", "kube-system"].map((namespace) => `kubernetes:core/v1:ServiceAccount ${namespace}/default`),
    "kubernetes:core/v1:Service default/kubernetes",
  ]),
  serviceCidr: "10.96.0.0/12",
  served: [],
};
