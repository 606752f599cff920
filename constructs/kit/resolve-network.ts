import type { ClusterIntent, PlatformFacts } from "../calico";
import type { Because, ClusterNetwork, Reasons } from "../model";
import { Cidr } from "../net";

export function resolveNetwork(intent: ClusterIntent, facts: PlatformFacts, reasons: Reasons): ClusterNetwork {
  const pods = reasons.choose("/network/pods", intent.network?.pods, () => parsed(facts.pods));
  return {
    pods,
    services: reasons.choose("/network/services", intent.network?.services, () => parsed(facts.services)),
    nodes: reasons.set("/network/nodes", parsed(facts.nodes)),
    families: reasons.set("/network/families", {
      value: ([4, 6] as const).filter((family) => pods.some((cidr) => cidr.family === family)),
      origin: "derived",
      why: "the IP families of the pod ranges",
      from: ["/network/pods"],
    }),
    underlayMtu: reasons.set("/network/underlayMtu", facts.underlayMtu),
    spansSubnets: reasons.set("/network/spansSubnets", facts.spansSubnets),
  };
}

function parsed({ value, ...reason }: Because<readonly string[]>): Because<readonly Cidr[]> {
  return { value: value.map(Cidr.of), ...reason };
}
