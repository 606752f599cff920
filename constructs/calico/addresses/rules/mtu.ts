import type { ClusterNetwork } from "../../../model";
import {
  canEncapsulate,
  type Encapsulation,
  formatPodMtu,
  type IpFamily,
  MINIMUM_MTU,
  type MtuRequest,
  type PodMtu,
  smallestPodMtu,
} from "../../../net";
import type { CalicoCluster } from "../../cluster";
import { type Rule, rule, type RuleContext } from "../../rule";
import { at, isForLoadBalancers } from "../../support";
import { operatorAccepts } from "../../verdicts";

const mtuCalico = "docs.tigera.io/calico/latest/networking/configuring/mtu";

/** How the packets of a cluster travel: one request for each combination of family and encapsulation. */
function paths(network: ClusterNetwork, calico: CalicoCluster): readonly MtuRequest[] {
  const { dataplane, encryption, pools } = calico;
  const ways: { family: IpFamily; encapsulation: Encapsulation }[] = pools
    .filter((pool) => !isForLoadBalancers(pool))
    .map((pool) => ({ family: pool.family, encapsulation: tunnelOf(pool.encapsulation) }));
  if (ways.length === 0) ways.push(...network.families.map((family) => ({ family, encapsulation: "none" as const })));
  return ways
    .filter(({ family, encapsulation }) => canEncapsulate(encapsulation, family))
    .map(({ family, encapsulation }) => ({
      family,
      encapsulation,
      underlayMtu: network.underlayMtu,
      dataplane: dataplane.kind,
      encryption:
        encryption.kind === "wireguard" && !(family === 4 ? encryption.ipv4 : encryption.ipv6)
          ? "none"
          : encryption.kind,
    }));
}

/** The largest pod MTU that fits, with its derivation; undefined where the underlay leaves no room at all. */
export function largestMtu({ cluster }: RuleContext): PodMtu | undefined {
  try {
    return smallestPodMtu(paths(cluster.network, cluster.calico));
  } catch {
    return undefined;
  }
}

const mtu = rule({
  finds: {
    "CAL-014": {
      title: "pod MTU above what the network between nodes carries",
      severity: "error",
      why: "Large packets are dropped or fragmented: connections open and then hang at the first full-size packet.",
      upstream: operatorAccepts,
      see: mtuCalico,
    },
    "CAL-015": {
      title: "pod MTU below the smallest that IPv6 allows",
      severity: "error",
      why: "Linux switches IPv6 off on an interface with an MTU below 1280.",
      upstream: operatorAccepts,
      see: "RFC 8200 section 5",
    },
  },
  check: (context) => {
    const { mtu: chosen } = context.cluster.calico;
    const largest = largestMtu(context);
    const isAsked = context.intent.calico?.mtu !== undefined;
    if (isAsked && largest !== undefined && chosen > largest.mtu)
      context.report.add("CAL-014", at(context, "calico", "mtu"), {
        message: `pods with an MTU of ${chosen} send packets that do not fit: ${formatPodMtu(largest)}`,
        want: `at most ${largest.mtu}`,
        fix: `write ${largest.mtu}, or remove the key and let it be derived`,
      });
    if (context.cluster.network.families.includes(6) && chosen < MINIMUM_MTU[6])
      context.report.add("CAL-015", at(context, "calico", "mtu"), {
        message: `an MTU of ${chosen} is below IPv6's ${MINIMUM_MTU[6]}, and pods have IPv6 addresses`,
        got: chosen,
        want: `at least ${MINIMUM_MTU[6]}`,
        fix: isAsked
          ? `write ${MINIMUM_MTU[6]} or more, or remove the key`
          : "use a network between nodes with a larger MTU",
      });
  },
});

function tunnelOf(encapsulation: CalicoCluster["pools"][number]["encapsulation"]): Encapsulation {
  if (encapsulation.startsWith("IPIP")) return "ipip";
  return encapsulation.startsWith("VXLAN") ? "vxlan" : "none";
}

/** The MTU of pods. Those of tunnels are with Felix and WireGuard. */
export const mtuRules: readonly Rule[] = [mtu];
