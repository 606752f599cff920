import { inPhaseOrder, type Manifest } from "../model";
import type { Cluster } from "./cluster";
import { crdManifests } from "./crd";
import { earlyManifests } from "./early-networking/manifests";
import { installationManifest } from "./install/installation";
import { operatorManifests } from "./install/operator";
import type { ReleaseFiles } from "./release/directory";
import { type HelmChart, helmCharts, type ReleaseStep, releaseSteps } from "./release/steps";
import { resourceManifests } from "./resources";
import { vppManifests } from "./vpp/render";

/** All of Calico for one cluster. */
export interface RenderedCalico {
  /** In the order in which they are applied: phase by phase, and within a phase as listed. */
  readonly manifests: readonly Manifest[];
  /**
   * The CRDs and the operator of a published release, for scripts (`steps`) and for Helm (`charts`): use one or the
   * other, never both. Empty where `manifests` holds them. Each comes after the manifests of its own phase and before
   * those of the next.
   */
  readonly steps: readonly ReleaseStep[];
  readonly charts: readonly HelmChart[];
}

/**
 * Renders Calico's objects; pure, and the same cluster gives the same bytes. `files` are the release's own manifests
 * (loadReleaseDirectory) and belong to a cluster that installs from a directory. Values that only the cloud knows are
 * late (model/late.ts). Throws RangeError where `files` and the cluster do not belong together.
 */
export function renderCalico(cluster: Cluster, files?: ReleaseFiles): RenderedCalico {
  const { release } = cluster.calico;
  if (release.kind === "platform") return { manifests: crdManifests(cluster), steps: [], charts: [] };
  const isDirectory = cluster.calico.install.kind === "directory";
  if (isDirectory !== (files !== undefined)) {
    throw new RangeError(
      isDirectory
        ? "calico.install is a directory: pass its files (loadReleaseDirectory)"
        : "calico.install is no directory: pass no files",
    );
  }
  const isPublished = cluster.calico.install.kind === "release" && release.kind === "pinned";
  const manifests = [
    ...operatorManifests(cluster, files),
    ...(earlyManifests(cluster) ?? []),
    installationManifest(cluster),
    ...(release.kind === "pinned" ? vppManifests(cluster, release) : []),
    ...resourceManifests(cluster),
  ];
  return {
    manifests: inPhaseOrder(manifests),
    steps: isPublished ? releaseSteps(cluster, release) : [],
    charts: isPublished ? helmCharts(cluster, release) : [],
  };
}
