import type { ClusterIdentity } from "../../model";
import type { EksAnywhereWhole } from "./types";

/** What eksctl calls the kubeconfig of a cluster, relative to where it runs. */
export function kubeconfigPath({ name }: Pick<EksAnywhereWhole, "name">): string {
  return `${name}/${name}-eks-a-cluster.kubeconfig`;
}

/** Cluster API calls the cluster as the intent does, and the context after it. */
export function eksAnywhereIdentity({ name, platform }: EksAnywhereWhole): ClusterIdentity {
  const { endpoint } = platform;
  const host = endpoint.family === 6 ? `[${endpoint}]` : endpoint.toString();
  return { name, entries: [name, `${name}-admin@${name}`], servers: [`${host}:6443`] };
}
