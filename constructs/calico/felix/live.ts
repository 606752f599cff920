import { here } from "../../findings";
import { liveRule } from "../../model";
import type { Cluster } from "../cluster";

/** What both ends of a tunnel must agree on. */
export const felixLive = liveRule<Cluster>({
  "LIVE-141": {
    title: "the port or the number of the VXLAN between live nodes changed",
    severity: "warning",
    why: "Nodes take it over one after the other, and both ends of a tunnel must have the same.",
    upstream: here,
    see: "docs.tigera.io, Felix configuration (vxlanPort, vxlanVNI)",
    key: "calico.felix.vxlan",
    read: ({ calico: { felix } }) => ({ port: felix.vxlanPort ?? null, vni: felix.vxlanVNI ?? null }),
    path: "/calico/felix",
    instead: "expect an interruption, and open the new port before",
    disrupts: "dataPlane",
  },
});
