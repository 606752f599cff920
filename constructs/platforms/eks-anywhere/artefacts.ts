import { stringify } from "yaml";
import type { Artefact, KubernetesObject } from "../../model";
import { handOverScript, runbook } from "./hand-over";
import { eksAnywhereObjects } from "./objects";
import { changeCommand } from "./handover";
import { privilegeFiles } from "./privilege-files";
import type { EksAnywhereWhole } from "./types";

/** What `synth` writes for EKS Anywhere: its objects before and after the hand-over, and the hand-over. */
export function eksAnywhereArtefacts(cluster: EksAnywhereWhole): readonly Artefact[] {
  return [
    {
      path: "eks-anywhere/create.yaml",
      content: yaml(eksAnywhereObjects(cluster, "create")),
      about: "makes the cluster, with Cilium; for creation alone",
    },
    {
      path: "eks-anywhere/cluster.yaml",
      content: yaml(eksAnywhereObjects(cluster, "applied")),
      about: "the same with the marker that keeps Cilium away: the file to apply from the hand-over on",
    },
    {
      path: "eks-anywhere/hand-over.sh",
      content: handOverScript(cluster),
      about: "from Cilium to Calico, step by step, and back: `eks-anywhere/hand-over.sh --help`",
    },
    ...privilegeFiles(cluster),
    {
      path: "eks-anywhere/RUNBOOK.md",
      content: runbook(cluster, changeCommand(cluster)),
      about: "the same for people, with budgets",
    },
  ];
}

/** EKS Anywhere reads `kubernetesVersion: 1.30` as 1.3: versions, as all texts, are quoted where they could be numbers. */
export function yaml(objects: readonly KubernetesObject[]): string {
  return objects
    .map((object) => stringify(object, { version: "1.1", lineWidth: 0, aliasDuplicateObjects: false }))
    .join("---\n");
}
