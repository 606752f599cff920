import { type Fabric, stableRanges } from "../../fabric";
import { addressBits, blockSizes, type Cidr } from "../../net";
import type { KubernetesObject, Manifest } from "../../model";
import { poolObjects } from "../addresses/render";
import { bgpConfigurationObjects, bgpObjects } from "../bgp/render";
import type { Cluster } from "../cluster";
import { asStored } from "../stored";
import { v3 } from "../v3";
import { bgpLayoutObject } from "./configuration";
import { earlyNetworkingOf } from "./early";

/**
 * What must be there before calico-node first starts, as its BIRD takes over from the node's own: peers, and that the
 * stable addresses are announced. Pods' pools with them: where there is any pool, the operator makes no other until
 * Calico's API server runs, which is a pod (tigera/operator pkg/controller/ippool/pool_controller.go). Without them a node would be cut off from the API server, and from the pods that serve
 * `projectcalico.org/v3`; so these are written as the datastore has them, which is what Tigera's instructions do by
 * calicoctl. Undefined where there is no early networking.
 */
export function earlyManifests(cluster: Cluster): readonly Manifest[] | undefined {
  const early = earlyNetworkingOf(cluster);
  if (early === undefined) return undefined;
  const peers = [...stablePools(early.fabric), ...poolObjects(cluster), ...bgpObjects(cluster)].map(asStored);
  const configuration = bgpConfigurationObjects(cluster).map(asStored);
  return [
    { phase: "operator", name: "bgp-layout", objects: [bgpLayoutObject(early)] },
    { phase: "installation", name: "early-peers", objects: peers },
    // By itself, as elsewhere: one that is refused must not leave nodes without mesh and peers.
    { phase: "installation", name: "early-bgp", objects: configuration },
  ];
}

/** Pools that give out no address: BIRD announces what is in them, and no packet towards them is masqueraded. */
function stablePools(fabric: Fabric): readonly KubernetesObject[] {
  return fabric.families.flatMap((family) =>
    stableRanges(fabric, family).map((cidr) =>
      v3("IPPool", `stable-${nameOf(cidr)}`, {
        cidr,
        disabled: true,
        ipipMode: "Never",
        vxlanMode: "Never",
        natOutgoing: false,
        nodeSelector: "all()",
        blockSize: Math.min(addressBits(family), Math.max(blockSizes[family].default, cidr.prefixLength)),
      }),
    ),
  );
}

function nameOf(cidr: Cidr): string {
  return cidr
    .toString()
    .replace(/[.:/]+/g, "-")
    .toLowerCase();
}
