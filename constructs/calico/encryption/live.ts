import { here } from "../../findings";
import { liveRule } from "../../model";
import type { Cluster } from "../cluster";

/** What nodes encrypt to each other with. */
export const encryptionLive = liveRule<Cluster>({
  "LIVE-131": {
    title: "IPsec between live nodes is switched on or off",
    severity: "warning",
    why: "VPP restarts node by node, and a node with IPsec has no tunnel to one without.",
    upstream: here,
    see: "projectcalico/vpp-dataplane docs, IPsec",
    key: "calico.encryption.kind",
    read: ({ calico }) => calico.encryption.kind,
    allows: (was, now) => (was === "ipsec") === (now === "ipsec"),
    path: "/calico/encryption",
    instead: "expect an interruption until every node has restarted VPP",
    disrupts: "dataPlane",
  },
  "LIVE-132": {
    title: "the pre-shared key of a live cluster's IPsec comes from elsewhere",
    severity: "warning",
    why: "Nodes take the new key as their VPP restarts, and a node with the one has no tunnel to one with the other.",
    upstream: here,
    see: "projectcalico/vpp-dataplane docs, IPsec",
    key: "calico.encryption.preSharedKey",
    read: ({ calico: { encryption } }) => (encryption.kind === "ipsec" ? encryption.preSharedKey : null),
    follows: "calico.encryption.kind",
    path: "/calico/encryption",
    instead: "expect an interruption until every node has restarted VPP",
    disrupts: "dataPlane",
  },
});
