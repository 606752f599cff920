/** What a release of EKS Anywhere brings along. */
export interface EksAnywhereRelease {
  /** The tag, and `spec.eksaVersion`. */
  readonly release: string;
  /** Kubernetes minors that it makes, oldest first (docs, kubernetes/support/support-versions.md). */
  readonly kubernetes: readonly string[];
  /** The Cilium that it installs once, and that the hand-over takes away (release notes). */
  readonly cilium: string;
}

/** Releases of EKS Anywhere that the kit knows, newest first. */
export const eksAnywhereReleases = [
  {
    release: "v0.26.1",
    kubernetes: ["1.30", "1.31", "1.32", "1.33", "1.34", "1.35", "1.36"],
    cilium: "1.19.4",
  },
] as const satisfies readonly EksAnywhereRelease[];

export const eksAnywhereReleaseNames = [
  "v0.26.1",
] as const satisfies readonly (typeof eksAnywhereReleases)[number]["release"][];

export type EksAnywhereReleaseName = (typeof eksAnywhereReleaseNames)[number];

/** The row of a release. */
export function eksAnywhereReleaseOf(name: EksAnywhereReleaseName): EksAnywhereRelease {
  const row = eksAnywhereReleases.find(({ release }) => release === name);
  if (row === undefined) throw new Error(`the table of EKS Anywhere's releases lacks ${name}`);
  return row;
}
