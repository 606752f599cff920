import type { ClusterIntent, PlatformFacts } from "../calico";
import type { ClusterNetwork, Reasons } from "../model";
import { Cidr } from "../net";

export function resolveNetwork(intent: ClusterIntent, facts: PlatformFacts, reasons: Reasons): ClusterNetwork {
  const pods = reasons.choose("/network/pods", intent.network?.pods, () => facts.pods);
  return {
    pods: canonical(pods),
    services: canonical(reasons.choose("/network/services", intent.network?.services, () => facts.services)),
    nodes: canonical(reasons.set("/network/nodes", facts.nodes)),
    families: reasons.set("/network/families", {
      value: ([4, 6] as const).filter((family) => pods.some((cidr) => Cidr.of(cidr).family === family)),
      origin: "derived",
      why: "the IP families of the pod ranges",
      from: ["/network/pods"],
    }),
    underlayMtu: reasons.set("/network/underlayMtu", facts.underlayMtu),
    spansSubnets: reasons.set("/network/spansSubnets", facts.spansSubnets),
  };
}

function canonical(cidrs: readonly string[]): string[] {
  return cidrs.map((cidr) => Cidr.of(cidr).toString());
}
