import type { DisruptionTable } from "../../model";
import type { Cluster } from "../cluster";
import { bgpPasswordsName, ipsecSecret } from "../names";
import { secretType } from "../resource-types";

const generated = /^random:index\/random(Bytes|Password):/;

/** What other keys do to what is secured with them. */
export const secretDisruptions: DisruptionTable<Cluster> = [
  {
    kind: "bgp",
    type: secretType,
    named: new RegExp(`/${bgpPasswordsName}$`),
    on: ["update", "replace", "delete"],
    what: "sessions with a password begin anew, and come back only where the other end has the new one",
    see: "docs.tigera.io, BGP peer (password)",
  },
  {
    kind: "dataPlane",
    type: secretType,
    named: new RegExp(`/${ipsecSecret.name}$`),
    on: ["update", "replace", "delete"],
    is: "LIVE-132",
    what: "nodes take the new key as their VPP restarts, and a node with the one has no tunnel to one with the other",
    see: "projectcalico/vpp-dataplane docs, IPsec",
  },
  {
    kind: "state",
    type: generated,
    on: ["replace", "delete"],
    what: "the key that the stack generated is gone; whoever has it must get the new one",
    see: "pulumi.com, random provider",
  },
];
