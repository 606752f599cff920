import { addressBits, type Cidr } from "../../net";
import type { CalicoBgp } from "../cluster";

/**
 * The ranges of Services that a node announces as a whole (confd/pkg/backends/calico/client.go, updateGlobalRoutes). Single
 * addresses of load balancers and of external ones are not among them: those are announced for each Service that has one.
 * Where `serviceLoadBalancerAggregation` is `Disabled`, so is every address of load balancers, and beside the range of cluster
 * IPs that of every Service with an endpoint, from every node (routes.go, advertiseThisService; seen with 3.31.0 and 3.32.1).
 */
export function advertisedRanges(configuration: CalicoBgp["configuration"]): readonly Cidr[] {
  const { serviceClusterIPs = [], serviceExternalIPs = [], serviceLoadBalancerIPs = [] } = configuration ?? {};
  const isAggregated = configuration?.serviceLoadBalancerAggregation !== "Disabled";
  const ofServices = [...serviceExternalIPs, ...(isAggregated ? serviceLoadBalancerIPs : [])].map(({ cidr }) => cidr);
  return [...serviceClusterIPs.map(({ cidr }) => cidr), ...ofServices.filter((cidr) => !isSingle(cidr))];
}

/** Kubernetes' own label of nodes that Services are not reached by: such a node announces no range of theirs. */
export function announcesServices(labels: Readonly<Record<string, string>>): boolean {
  return labels["node.kubernetes.io/exclude-from-external-load-balancers"] !== "true";
}

/** Whether it is one address. */
export function isSingle({ family, prefixLength }: Cidr): boolean {
  return prefixLength === addressBits(family);
}
