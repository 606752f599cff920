import type { DisruptionTable } from "../../model";
import type { Cluster } from "../cluster";
import { calicoType, installationType } from "../resource-types";

const pool = calicoType("IPPool");
const encapsulation = {
  kind: "dataPlane",
  on: ["update", "replace"],
  is: "LIVE-105",
  what: "nodes take the encapsulation over one after the other; until all have, those that have and those that have not lose each other",
  see: "docs.tigera.io, Overlay networking",
} as const;

/** What a change of what pods have addresses from does. */
export const addressDisruptions: DisruptionTable<Cluster> = [
  { ...encapsulation, type: installationType, properties: ["spec.calicoNetwork.ipPools[*].encapsulation"] },
  { ...encapsulation, type: pool, properties: ["spec.ipipMode", "spec.vxlanMode"] },
  {
    kind: "newPods",
    type: installationType,
    on: ["update", "replace"],
    properties: [
      "spec.calicoNetwork.ipPools[*].nodeSelector",
      "spec.calicoNetwork.ipPools[*].disableNewAllocations",
      "spec.calicoNetwork.ipPools[*].assignmentMode",
      "spec.calicoNetwork.ipPools[*].allowedUses",
    ],
    what: "pods that run keep the addresses that they have",
    see: "docs.tigera.io, IP pool",
  },
  {
    kind: "newPods",
    type: pool,
    on: ["update"],
    properties: [
      "spec.nodeSelector",
      "spec.namespaceSelector",
      "spec.disabled",
      "spec.assignmentMode",
      "spec.allowedUses",
    ],
    what: "pods that run keep the addresses that they have",
    see: "docs.tigera.io, IP pool",
  },
  {
    kind: "dataPlane",
    type: installationType,
    on: ["update", "replace"],
    properties: ["spec.calicoNetwork.ipPools[*].natOutgoing"],
    what: "connections of pods to the outside end: they have another source address",
    see: "docs.tigera.io, Configure outgoing NAT",
  },
  {
    kind: "dataPlane",
    type: pool,
    on: ["update"],
    properties: ["spec.natOutgoing"],
    what: "connections of pods to the outside end: they have another source address",
    see: "docs.tigera.io, Configure outgoing NAT",
  },
  {
    kind: "state",
    type: pool,
    on: ["delete", "replace"],
    is: "LIVE-103",
    what: "its pods keep addresses that nobody routes, translates or gives back",
    see: "docs.tigera.io, Migrate from one IP pool to another",
  },
];
