import type { DisruptionTable } from "../../model";
import type { Cluster } from "../cluster";
import { chartType, deploymentType } from "../resource-types";

const upgrade =
  "the new operator brings its own Calico: calico-node and Typha restart node by node, and BGP sessions with them";

/** What another operator does. */
export const releaseDisruptions: DisruptionTable<Cluster> = [
  {
    kind: "dataPlane",
    type: chartType,
    named: /\/chart\/calico$/,
    on: ["update", "replace"],
    properties: ["version"],
    what: upgrade,
    see: "docs.tigera.io, Upgrade Calico on Kubernetes",
  },
  {
    kind: "dataPlane",
    type: deploymentType,
    named: /\/tigera-operator$/,
    on: ["update", "replace"],
    properties: ["spec.template"],
    what: upgrade,
    see: "docs.tigera.io, Upgrade Calico on Kubernetes",
  },
  {
    kind: "state",
    type: chartType,
    named: /\/chart\/calico-crds$/,
    on: ["delete", "replace"],
    is: "LIVE-162",
    what: "the chart takes every definition with it, and so every object of Calico's: pools, peers, policies, assignments",
    see: "UPGRADE.md, The way of install",
  },
  {
    kind: "dataPlane",
    type: chartType,
    named: /\/chart\/calico$/,
    on: ["delete"],
    what: "nobody looks after Calico any more; the chart's clean-up takes calico-node away",
    see: "UPGRADE.md, The way of install",
  },
];
