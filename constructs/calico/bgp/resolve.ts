import { Asn } from "../../net";
import { because, choose, trace, type Traced } from "../../model";
import type { CalicoBgp } from "../cluster";
import type { CalicoContext } from "../context";
import { defaultAsNumber } from "./schema";

export function resolveBgp({ intent }: CalicoContext, bgp: "Enabled" | "Disabled"): Traced<CalicoBgp> {
  const { asNumber, nodeToNodeMeshEnabled, peers, filters, ...configuration } = intent.calico?.bgp ?? {};
  const isConfigured = Object.keys(configuration).length > 0;
  return trace<CalicoBgp>({
    asNumber: choose(asNumber, () => ({
      value: Asn.of(defaultAsNumber),
      origin: "default",
      why: "Calico's own default, the first private 16-bit AS number",
    })),
    nodeToNodeMeshEnabled: choose(nodeToNodeMeshEnabled, () => ({
      value: bgp === "Enabled",
      origin: "derived",
      why: bgp === "Enabled" ? "Calico's own default: every node peers with every other" : "BGP is off",
      from: ["/calico/routing/bgp"],
    })),
    configuration: isConfigured ? configuration : undefined,
    isConfigured: because({
      value: asNumber !== undefined || nodeToNodeMeshEnabled !== undefined || isConfigured,
      origin: "derived",
      why: "BGPConfiguration is written where the intent departs from Calico's own defaults",
    }),
    peers: choose(peers, () => ({ value: [], origin: "default", why: "no peers but the mesh" })),
    filters: choose(filters, () => ({ value: [], origin: "default", why: "no filters" })),
  });
}
