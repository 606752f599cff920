import { canEncapsulate, type Encapsulation, formatPodMtu, type MtuRequest, smallestPodMtu } from "../../../net";
import type { CalicoCluster, CalicoDataplane, CalicoEncryption, CalicoPool } from "../../cluster";
import type { CalicoContext } from "../../context";

/** The pod MTU that leaves room for every header that a packet of this cluster can get. */
export function resolveMtu(
  { intent, network, reasons }: CalicoContext,
  calico: {
    readonly dataplane: CalicoDataplane;
    readonly encryption: CalicoEncryption;
    readonly pools: readonly CalicoPool[];
    readonly routing: CalicoCluster["routing"];
  },
): { readonly mtu: number; readonly mtuIsExplicit: boolean } {
  const { dataplane, encryption, pools } = calico;
  const paths = pools
    .filter((pool) => !pool.allowedUses.includes("LoadBalancer"))
    .map(({ family, encapsulation }) => ({ family, encapsulation: tunnel(encapsulation) }));
  // Where the cloud hands out addresses there are no pools, and nothing is encapsulated.
  if (paths.length === 0) paths.push(...network.families.map((family) => ({ family, encapsulation: "none" as const })));
  const requests = paths
    .filter(({ family, encapsulation }) => canEncapsulate(encapsulation, family))
    .map(({ family, encapsulation }): MtuRequest => ({
      underlayMtu: network.underlayMtu,
      encapsulation,
      family,
      dataplane: dataplane.kind,
      encryption:
        encryption.kind === "wireguard" && !(family === 4 ? encryption.ipv4 : encryption.ipv6)
          ? "none"
          : encryption.kind,
    }));
  const derived = smallestPodMtu(requests);
  const best = derived?.mtu ?? network.underlayMtu;
  const isCloud = calico.routing.kind === "cloud";
  const mtu = reasons.choose("/calico/mtu", intent.calico?.mtu, () => ({
    value: best,
    origin: "derived",
    why: derived === undefined ? "no pool says otherwise" : formatPodMtu(derived),
    from: ["/network/underlayMtu", "/calico/pools", "/calico/encryption", "/calico/dataplane"],
  }));
  const isAsked = intent.calico?.mtu !== undefined;
  const calicoDiffers = derived !== undefined && derived.autodetected !== derived.mtu;
  return {
    mtu,
    mtuIsExplicit: reasons.set("/calico/mtuIsExplicit", {
      value: isAsked || (calicoDiffers && !isCloud),
      origin: "derived",
      why: isAsked
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

function tunnel(encapsulation: CalicoPool["encapsulation"]): Encapsulation {
  if (encapsulation.startsWith("IPIP")) return "ipip";
  return encapsulation.startsWith("VXLAN") ? "vxlan" : "none";
}
