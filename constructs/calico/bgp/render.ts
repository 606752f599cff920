import type { KubernetesObject } from "../../model";
import { Asn } from "../../net";
import type { CalicoBgpPeer, Cluster } from "../cluster";
import { compact } from "../plain";
import { v3 } from "../v3";
import type { BgpFilter, BgpFilterRule } from "./schema";

/**
 * BGPFilters, then the BGPPeers that name them, then BGPConfiguration: so that the peers are there before the mesh is
 * switched off (docs.tigera.io, BGP: "create the peers, then disable the mesh").
 */
export function bgpObjects({ calico: { bgp } }: Cluster): readonly KubernetesObject[] {
  const configuration = compact({
    ...bgp.configuration,
    nodeToNodeMeshEnabled: bgp.nodeToNodeMeshEnabled,
    asNumber: bgp.asNumber,
  });
  return [
    ...bgp.filters.map(bgpFilter),
    ...bgp.peers.map(bgpPeer),
    ...(bgp.isConfigured ? [v3("BGPConfiguration", "default", configuration)] : []),
  ];
}

function bgpPeer({ name, ...spec }: CalicoBgpPeer): KubernetesObject {
  return v3("BGPPeer", name, compact(spec));
}

function bgpFilter({ name, exportV4, importV4, exportV6, importV6 }: BgpFilter): KubernetesObject {
  const rules = (list: readonly BgpFilterRule[] | undefined) => list?.map(bgpFilterRule);
  return v3(
    "BGPFilter",
    name,
    compact({
      exportV4: rules(exportV4),
      importV4: rules(importV4),
      exportV6: rules(exportV6),
      importV6: rules(importV6),
    }),
  );
}

/** AS numbers as integers: the CRD refuses text, while the intent takes asdot. */
function bgpFilterRule(rule: BgpFilterRule): object {
  return compact({
    ...rule,
    asPathPrefix: rule.asPathPrefix?.map(asplain),
    operations: rule.operations?.map((operation) =>
      operation.prependASPath === undefined
        ? operation
        : { ...operation, prependASPath: { prefix: operation.prependASPath.prefix.map(asplain) } },
    ),
  });
}

function asplain(asNumber: string | number): number {
  return Asn.of(asNumber).value;
}
