import { isLate } from "../../model";
import { Ip } from "../../net";
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
 * undefined where the pods can keep their defaults.
 */
export function hostDns({ dataplane, hostNameservers }: CalicoCluster): HostDns | undefined {
  if (dataplane.kind !== "ebpf" || dataplane.apiServer.kind !== "endpoint" || hostNameservers.length === 0) {
    return undefined;
  }
  // A late host is the cloud's endpoint, which is a name.
  const { host } = dataplane.apiServer;
  if (!isLate(host) && Ip.parse(host).ok) return undefined;
  return { dnsPolicy: "None", dnsConfig: { nameservers: hostNameservers } };
}
