import type { ClusterIdentity } from "../../model";
import type { KubesprayWhole } from "./types";

/** What the play calls the context of the kubeconfig that it leaves (roles/kubernetes/client). */
export function contextOf({ name }: Pick<KubesprayWhole, "name">): string {
  return `kubernetes-admin-${name}@${name}`;
}

/** The inventory calls the cluster as the intent does (`cluster_name`), and so do kubeadm and the kubeconfig. */
export function kubesprayIdentity(cluster: KubesprayWhole): ClusterIdentity {
  const { name, platform } = cluster;
  const { loadBalancer } = platform;
  const host = loadBalancer?.host.includes(":") === true ? `[${loadBalancer.host}]` : loadBalancer?.host;
  return {
    name,
    entries: [name, contextOf(cluster)],
    servers: host === undefined ? [] : [`${host}:${loadBalancer?.port}`],
  };
}
