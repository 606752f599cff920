import { compact } from "../../model";
import { Asn } from "../../net";
import type { CalicoBgp } from "../cluster";
import type { CalicoContext } from "../context";

/** Calico's own default AS number (projectcalico/calico api/pkg/apis/projectcalico/v3/bgpconfig.go). */
const defaultAsNumber = Asn.of(64512);

export function resolveBgp({ intent, reasons }: CalicoContext, bgp: "Enabled" | "Disabled"): CalicoBgp {
  const wanted = intent.calico?.bgp;
  const { asNumber, nodeToNodeMeshEnabled, peers, filters, ...configuration } = wanted ?? {};
  return compact({
    asNumber: reasons.choose("/calico/bgp/asNumber", asNumber, () => ({
      value: defaultAsNumber,
      origin: "default",
      why: "Calico's own default, the first private 16-bit AS number",
    })),
    nodeToNodeMeshEnabled: reasons.choose("/calico/bgp/nodeToNodeMeshEnabled", nodeToNodeMeshEnabled, () => ({
      value: bgp === "Enabled",
      origin: "derived",
      why: bgp === "Enabled" ? "Calico's own default: every node peers with every other" : "BGP is off",
      from: ["/calico/routing/bgp"],
    })),
    configuration: Object.keys(configuration).length > 0 ? configuration : undefined,
    isConfigured: reasons.set("/calico/bgp/isConfigured", {
      value: asNumber !== undefined || nodeToNodeMeshEnabled !== undefined || Object.keys(configuration).length > 0,
      origin: "derived",
      why: "BGPConfiguration is written where the intent departs from Calico's own defaults",
    }),
    peers: reasons.choose("/calico/bgp/peers", peers, () => ({
      value: [],
      origin: "default",
      why: "no peers but the mesh",
    })),
    filters: reasons.choose("/calico/bgp/filters", filters, () => ({
      value: [],
      origin: "default",
      why: "no filters",
    })),
  });
}
