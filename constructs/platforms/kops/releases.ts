import { ownRelease, type PlatformRelease } from "../../calico";

/** What a release of kOps brings along. */
export interface KopsRelease {
  readonly kops: string;
  /** Calico of its manifest networking.projectcalico.org, which it installs without the operator. */
  readonly calico: string;
  /** Kubernetes minors that it runs, with the patch release that its channel recommends. */
  readonly kubernetes: Readonly<Record<string, string>>;
  /** Minors that it still runs but calls deprecated. */
  readonly deprecated: readonly string[];
  /** Whether networking.calico has nftablesMode (1.36). */
  readonly hasNftablesMode: boolean;
}

/**
 * Releases of kOps that the kit knows, newest first. At the release's tag: Calico (upup/models/cloudup/resources/addons/
 * networking.projectcalico.org/k8s-1.25.yaml.template), the minors (OldestSupported- and
 * OldestRecommendedKubernetesVersion of upup/pkg/fi/cloudup/apply_cluster.go, up to kOps' own) and nftablesMode
 * (pkg/apis/kops/v1alpha2/networking.go). Patch releases: channels/stable, for 1.35.0 at its tag; for 1.36.2 as of August
 * 2026, since the tag's own copy ends at 1.35.5, and kOps reads the one of the default branch anyway.
 */
export const kopsReleases: readonly KopsRelease[] = [
  {
    kops: "1.36.2",
    calico: "v3.31.3",
    kubernetes: {
      "1.31": "1.31.14",
      "1.32": "1.32.13",
      "1.33": "1.33.13",
      "1.34": "1.34.10",
      "1.35": "1.35.7",
      "1.36": "1.36.3",
    },
    deprecated: ["1.31", "1.32"],
    hasNftablesMode: true,
  },
  {
    kops: "1.35.0",
    calico: "v3.31.3",
    kubernetes: {
      "1.29": "1.29.15",
      "1.30": "1.30.14",
      "1.31": "1.31.14",
      "1.32": "1.32.11",
      "1.33": "1.33.7",
      "1.34": "1.34.3",
      "1.35": "1.35.0",
    },
    deprecated: ["1.29", "1.30"],
    hasNftablesMode: false,
  },
];

/** The release whose source the kit's derivations are read from, and which the tests run. */
export const defaultKopsRelease = "1.35.0";

/** The row of a release; the default's where the table has none, and a rule then says so. */
export function kopsReleaseOf(kops: string | undefined): KopsRelease {
  const find = (name: string): KopsRelease | undefined => kopsReleases.find((row) => row.kops === name);
  const row = find(kops ?? defaultKopsRelease) ?? find(defaultKopsRelease);
  if (row === undefined) throw new Error("the table of kOps releases lacks its default");
  return row;
}

/** The Calico that a release of kOps installs itself. */
export function ownCalicoRelease({ calico }: KopsRelease): PlatformRelease {
  return ownRelease(calico);
}
