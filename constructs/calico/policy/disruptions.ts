import type { DisruptionTable } from "../../model";
import type { Cluster } from "../cluster";

/** Policies that are enforced, of whatever API version; staged ones and Kubernetes' own have other types. */
const enforced = /^kubernetes:(projectcalico\.org\/v3|crd\.projectcalico\.org\/v1):(Global)?NetworkPolicy(Patch)?$/;
const tier = /^kubernetes:(projectcalico\.org\/v3|crd\.projectcalico\.org\/v1):Tier(Patch)?$/;

/** What changes of enforced policies do; that one begins to be enforced the live facts say (LIVE-171, LIVE-172). */
export const policyDisruptions: DisruptionTable<Cluster> = [
  {
    kind: "policy",
    type: enforced,
    on: ["update", "replace"],
    properties: ["spec"],
    what: "what it allows and refuses changes at once; `calico-kit reach diff` shows which edges",
    see: "docs.tigera.io, Network policy",
  },
  {
    kind: "policy",
    type: enforced,
    on: ["delete"],
    what: "what only it refused is open again, and what only it allowed in front of a denial is refused",
    see: "docs.tigera.io, Network policy",
  },
  {
    kind: "policy",
    type: tier,
    on: ["update", "replace"],
    properties: ["spec.order", "spec.defaultAction"],
    what: "all its policies are asked at another place, or end otherwise where none of their rules matches",
    see: "docs.tigera.io, Tiered policy",
  },
];
