import { because, choose, type ClusterNetwork, interfaceNames, type Traced } from "../../../model";
import { canEncapsulate, formatPodMtu, type MtuRequest, type PodMtu, smallestPodMtu } from "../../../net";
import type { CalicoCluster } from "../../cluster";
import type { CalicoContext } from "../../context";
import { felixFields } from "../../felix/fields";
import { goRegExp } from "../../go-regexp";
import { isForLoadBalancers, tunnelOf } from "../pools";

type Parts = Pick<CalicoCluster, "dataplane" | "encryption" | "pools" | "routing">;

/** The pod MTU that leaves room for every header that a packet of this cluster can get. */
export function resolveMtu(
  context: CalicoContext,
  calico: Parts,
): { readonly mtu: Traced<number>; readonly mtuIsExplicit: Traced<boolean> } {
  const { intent, network } = context;
  const derived = derivePodMtu(network, calico);
  const asked = intent.calico?.mtu;
  const isCloud = calico.routing.kind === "cloud";
  const unseen = unseenInterface(context);
  const calicoDiffers = derived !== undefined && (derived.autodetected !== derived.mtu || unseen !== undefined);
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
              ? unseen === undefined
                ? `left alone, Calico would choose ${derived.autodetected}`
                : `left alone, Felix would not look at ${unseen} for the nodes' MTU`
              : "Calico finds the same value itself",
      from: ["/calico/mtu"],
    }),
  };
}

/** An interface that Felix passes over when it looks for the nodes' MTU (bonds, bridges and VLANs, by its default). */
function unseenInterface({ intent, nodes }: CalicoContext): string | undefined {
  const pattern = goRegExp(intent.calico?.felix?.mtuIfacePattern ?? felixFields.mtuIfacePattern.default);
  return interfaceNames(nodes).find((name) => pattern.ok && !pattern.test(name));
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
