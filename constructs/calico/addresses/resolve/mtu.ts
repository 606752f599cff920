import { because, choose, type ClusterNetwork, type Traced } from "../../../model";
import { canEncapsulate, formatPodMtu, type MtuRequest, type PodMtu, smallestPodMtu } from "../../../net";
import type { CalicoCluster } from "../../cluster";
import type { CalicoContext } from "../../context";
import { isForLoadBalancers, tunnelOf } from "../pools";

type Parts = Pick<CalicoCluster, "dataplane" | "encryption" | "pools" | "routing">;

/** The pod MTU that leaves room for every header that a packet of this cluster can get. */
export function resolveMtu(
  { intent, network }: CalicoContext,
  calico: Parts,
): { readonly mtu: Traced<number>; readonly mtuIsExplicit: Traced<boolean> } {
  const derived = derivePodMtu(network, calico);
  const asked = intent.calico?.mtu;
  const isCloud = calico.routing.kind === "cloud";
  const calicoDiffers = derived !== undefined && derived.autodetected !== derived.mtu;
  return {
    mtu: choose(asked, () => ({
      value: derived?.mtu ?? network.underlayMtu,
      origin: "derived",
      why: derived === undefined ? "no pool says otherwise" : formatPodMtu(derived),
      from: ["/network/underlayMtu", "/calico/pools", "/calico/encryption", "/calico/dataplane"],
    })),
    mtuIsExplicit: because({
      value: asked !== undefined || (calicoDiffers && !isCloud),
      origin: "derived",
      why:
        asked !== undefined
          ? "the intent says so"
          : isCloud
            ? "the cloud's CNI sets the MTU of pods"
            : calicoDiffers
              ? `left alone, Calico would choose ${derived.autodetected}`
              : "Calico finds the same value itself",
      from: ["/calico/mtu"],
    }),
  };
}

/**
 * The largest MTU that every packet between pods fits with, whatever headers it gets on its way, and what Calico would
 * choose itself; undefined where no pod network of the cluster can work.
 */
export function derivePodMtu(network: ClusterNetwork, { dataplane, encryption, pools }: Parts): PodMtu | undefined {
  const paths = pools
    .filter((pool) => !isForLoadBalancers(pool))
    .map(({ family, encapsulation }) => ({ family, encapsulation: tunnelOf(encapsulation) }));
  // Where the cloud hands out addresses there are no pools, and nothing is encapsulated.
  if (paths.length === 0) paths.push(...network.families.map((family) => ({ family, encapsulation: "none" as const })));
  const requests = paths
    .filter(({ family, encapsulation }) => canEncapsulate(encapsulation, family))
    .map(({ family, encapsulation }): MtuRequest => ({
      underlayMtu: network.underlayMtu,
      ...(network.pathMtu === undefined ? {} : { pathMtu: network.pathMtu }),
      encapsulation,
      family,
      dataplane: dataplane.kind,
      encryption:
        encryption.kind === "wireguard" && !(family === 4 ? encryption.ipv4 : encryption.ipv6)
          ? "none"
          : encryption.kind,
    }));
  return smallestPodMtu(requests);
}
