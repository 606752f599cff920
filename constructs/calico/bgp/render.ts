import type { KubernetesObject } from "../../model";
import type { SecretValue } from "../../intent";
import type { Cluster } from "../cluster";
import { bgpSecretKeyRef } from "../secrets/references";
import { v3 } from "../v3";
import type { BgpFilter, BgpPeer } from "./schema";

/**
 * BGPFilters, then the BGPPeers that name them, then BGPConfiguration: so that the peers are there before the mesh is
 * switched off (docs.tigera.io, BGP: "create the peers, then disable the mesh").
 */
export function bgpObjects({ calico: { bgp } }: Cluster): readonly KubernetesObject[] {
  const configuration = {
    ...withReference(bgp.configuration ?? {}, "nodeMeshPassword"),
    nodeToNodeMeshEnabled: bgp.nodeToNodeMeshEnabled,
    asNumber: bgp.asNumber,
  };
  return [
    ...bgp.filters.map(bgpFilter),
    ...bgp.peers.map(bgpPeer),
    ...(bgp.isConfigured ? [v3("BGPConfiguration", "default", configuration)] : []),
  ];
}

function bgpPeer({ name, asNumber, localASNumber, ...spec }: BgpPeer): KubernetesObject {
  return v3("BGPPeer", name, { ...withReference(spec, "password"), asNumber, localASNumber });
}

/** The spec with its password as upstream refers to it: by a Secret's key. */
function withReference<K extends string>(spec: { readonly [Key in K]?: SecretValue }, key: K): object {
  const password = spec[key];
  return password === undefined ? spec : { ...spec, [key]: { secretKeyRef: bgpSecretKeyRef(password) } };
}

function bgpFilter({ name, ...spec }: BgpFilter): KubernetesObject {
  return v3("BGPFilter", name, spec);
}
