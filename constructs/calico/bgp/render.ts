import { fabricLabels } from "../../fabric";
import type { KubernetesObject } from "../../model";
import type { SecretValue } from "../../intent";
import type { Cluster } from "../cluster";
import { bgpSecretKeyRef } from "../secrets/references";
import { bfdConfigurationName } from "../names";
import { v3 } from "../v3";
import type { BgpFilter, BgpPeer } from "./schema";

/** BGPFilters, then the BGPPeers that name them, and what their BFD goes by. */
export function bgpObjects({ calico: { bgp }, fabric }: Cluster): readonly KubernetesObject[] {
  return [...bgp.filters.map(bgpFilter), ...bfdObjects(fabric), ...bgp.peers.map(bgpPeer)];
}

/** The timers of Calico Enterprise's BFD, on every interface: those of the switches. It takes effect by a peer's field. */
function bfdObjects(fabric: Cluster["fabric"]): readonly KubernetesObject[] {
  const bfd = fabric?.sessions.bfd;
  if (bfd?.speaker !== "calico-enterprise") return [];
  return [
    v3("BFDConfiguration", bfdConfigurationName, {
      nodeSelector: `has(${fabricLabels.rack})`,
      interfaces: [
        {
          matchPattern: "*",
          minimumRecvInterval: `${bfd.receiveInterval}ms`,
          minimumSendInterval: `${bfd.transmitInterval}ms`,
          // Of a session that is not up: as often, or it would take a minute to be found.
          idleSendInterval: "1s",
          multiplier: bfd.detectMultiplier,
        },
      ],
    }),
  ];
}

/**
 * BGPConfiguration, in a phase of its own behind the peers and whatever makes nodes route reflectors: the mesh goes when
 * they are there (docs.tigera.io, BGP: "create the peers, then disable the mesh"). In one file with the peers a refused one
 * would leave the nodes with neither, since `kubectl apply` goes on to the next object.
 */
export function bgpConfigurationObjects({ calico: { bgp } }: Cluster): readonly KubernetesObject[] {
  const configuration = {
    ...withReference(bgp.configuration ?? {}, "nodeMeshPassword"),
    nodeToNodeMeshEnabled: bgp.nodeToNodeMeshEnabled,
    asNumber: bgp.asNumber,
  };
  return bgp.isConfigured ? [v3("BGPConfiguration", "default", configuration)] : [];
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
