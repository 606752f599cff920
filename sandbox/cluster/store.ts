/** The objects of a cluster: one file per API server, `<directory>/cloud/kubernetes@<host>.json`. */
import { entries, Store } from "../host/store";

export const installationType = "kubernetes:operator.tigera.io/v1:Installation";

/** The objects of the cluster at `https://host[:port]`. */
export function clusterStore(directory: string, server: string): Store {
  const host = server
    .replace(/^https?:\/\//, "")
    .replace(/[^\w.-]/g, "_")
    .toLowerCase();
  return new Store(directory, `kubernetes@${host}`);
}

/** Whether the cluster has been given a Calico `Installation`, which brings a CNI to its nodes. */
export function hasCalico(directory: string, server: string): boolean {
  return [...entries(clusterStore(directory, server).read(), installationType)].length > 0;
}

/** Forgets the objects of a cluster that is gone. */
export function clearCluster(directory: string, server: string): void {
  const store = clusterStore(directory, server);
  if ([...entries(store.read())].length === 0) return;
  store.change((cloud) => {
    for (const type of Object.keys(cloud.objects)) delete cloud.objects[type];
  });
}
