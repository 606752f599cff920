import type { CalicoCluster } from "../cluster";

/** The DNS settings of a host-networked pod; as in a pod's spec. */
export interface HostDns {
  readonly dnsPolicy: "None";
  readonly dnsConfig: { readonly nameservers: readonly string[] };
}

/**
 * DNS of the operator's and calico-node's pods, where they must find the API server by name without kube-proxy. Both use
 * the host's network and by default ask cluster DNS (dnsPolicy ClusterFirstWithHostNet), which without kube-proxy answers
 * only once calico-node runs, and that waits for the API server. So the platform's own name servers are used instead.
 * calico-node needs no cluster DNS: Typha is found through the API, Goldmane through a host alias (operator, node.go).
 * There are name servers only where a name must be found so; undefined where the pods can keep their defaults.
 */
export function hostDns({ hostNameservers }: Pick<CalicoCluster, "hostNameservers">): HostDns | undefined {
  if (hostNameservers.length === 0) return undefined;
  return { dnsPolicy: "None", dnsConfig: { nameservers: hostNameservers } };
}
