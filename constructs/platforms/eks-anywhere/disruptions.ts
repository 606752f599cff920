import type { DisruptionTable } from "../../model";
import { groundworkDisruptions } from "../../places/vsphere";
import { appliedVariable } from "./components/commands";
import { rolls, shrinks } from "./changed-objects";
import type { EksAnywhereWhole } from "./types";

const command = "command:local:Command";
/** The objects of a cluster that runs. */
const objects = [`environment.${appliedVariable}`];

/** What EKS Anywhere does to machines that run when its objects change. */
export const eksAnywhereDisruptions: DisruptionTable<EksAnywhereWhole> = [
  {
    kind: "state",
    type: command,
    named: /-cluster$/,
    on: ["delete", "replace"],
    what: "the cluster is deleted, with its machines and their disks",
    see: "anywhere.eks.amazonaws.com/docs/clustermgmt/cluster-delete",
  },
  {
    kind: "rolled",
    type: command,
    named: /-cluster$/,
    on: ["update"],
    properties: objects,
    only: rolls,
    what: "machines whose objects differ are replaced one after the other; each new one gets another address",
    see: "anywhere.eks.amazonaws.com/docs/clustermgmt/cluster-upgrades",
  },
  {
    kind: "nodes",
    type: command,
    named: /-cluster$/,
    on: ["update"],
    properties: objects,
    only: shrinks,
    is: "LIVE-811",
    what: "machines are drained and deleted where there are more than wanted, and those of a group that is gone all at once",
    see: "anywhere.eks.amazonaws.com/docs/clustermgmt/cluster-scale",
  },
  {
    kind: "dataPlane",
    type: command,
    named: /-hand-over-remove-cilium$/,
    on: ["replace"],
    what: "Cilium is there again, and is taken away again: every pod loses its network for minutes and is restarted",
    see: "constructs/platforms/eks-anywhere/hand-over",
  },
  ...groundworkDisruptions,
];
