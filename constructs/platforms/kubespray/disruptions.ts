import type { DisruptionTable } from "../../model";
import { awsDisruptions } from "../../places/aws";
import { vsphereDisruptions } from "../../places/vsphere";
import type { KubesprayWhole } from "./types";

const command = "command:local:Command";
const docs = "kubernetes-sigs/kubespray v2.31.0 docs/operations/nodes.md";

/** What a play over machines that run does to them. */
export const kubesprayDisruptions: DisruptionTable<KubesprayWhole> = [
  ...awsDisruptions,
  ...vsphereDisruptions,
  {
    kind: "state",
    type: command,
    named: /-cluster$/,
    on: ["delete", "replace"],
    what: "the play reset.yml takes Kubernetes off every machine, etcd's data with it",
    see: "kubernetes-sigs/kubespray v2.31.0 playbooks/reset.yml",
  },
  {
    kind: "nodes",
    type: command,
    named: /-machine-/,
    on: ["delete", "replace"],
    what: "the machine is drained, reset and taken out of the cluster",
    see: docs,
  },
  {
    kind: "rolled",
    type: command,
    named: /-cluster$/,
    on: ["update"],
    properties: ["stdin.all.vars.kube_version"],
    what: "the play is upgrade-cluster.yml: control planes one after the other, then machines are drained and upgraded, a fifth of them at a time",
    see: "kubernetes-sigs/kubespray v2.31.0 docs/operations/upgrades.md",
  },
  {
    kind: "controlPlane",
    type: command,
    named: /-cluster$/,
    on: ["update"],
    what: "a further play over all machines: what differs is changed, and daemons whose settings differ are restarted",
    see: docs,
  },
];
