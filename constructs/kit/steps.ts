import { synthesiseYaml } from "../calico";
import { inPhaseOrder, type Step } from "../model";
import { type AppliedFile, calicoSteps, switchSteps } from "../runbook";
import type { Plan } from "./check";
import { platformOf } from "./platforms";
import { handledSwitches } from "./switches";

/** Every step of a cluster's making, in order: that of its switches, the platform's and Calico's. `files`: the manifests as `synth` writes them. */
export function stepsOf(
  { cluster, calico, manifests }: Plan,
  files: readonly AppliedFile[] = synthesiseYaml(manifests),
): readonly Step[] {
  const platform = platformOf(cluster.platform.kind);
  return inPhaseOrder([
    ...switchSteps(cluster, handledSwitches(cluster)),
    ...platform.steps(cluster),
    ...calicoSteps(cluster, files, calico.steps),
  ]);
}
