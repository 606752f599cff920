import type { DisruptionTable } from "../../model";
import type { Cluster } from "../cluster";
import { configMapType, daemonSetType } from "../resource-types";

const see = "projectcalico/vpp-dataplane docs/configuration.md";

/** What carries every packet of a node restarts with it. */
export const vppDisruptions: DisruptionTable<Cluster> = [
  {
    kind: "dataPlane",
    type: daemonSetType,
    named: /\/calico-vpp-node$/,
    on: ["update", "replace"],
    properties: ["spec.template"],
    what: "VPP restarts node by node: the node and all of its pods have no network until it is back",
    see,
  },
  {
    kind: "dataPlane",
    type: daemonSetType,
    named: /\/calico-vpp-node$/,
    on: ["delete"],
    what: "VPP goes from every node, and with it the network of all pods",
    see,
  },
  {
    kind: "dataPlane",
    type: configMapType,
    named: /\/calico-vpp-config$/,
    on: ["update", "replace"],
    what: "read as VPP starts: nodes that run keep what they have until calico-vpp-node restarts there",
    see,
  },
];
