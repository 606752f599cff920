/** A published file with the checksum that it must have. */
export interface ReleaseFile {
  readonly url: string;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** Releases that belong together. Nothing outside one row is ever combined. */
export interface Release {
  /** Calico, e.g. `v3.32.1`. */
  readonly calico: string;
  /** The Tigera operator that the release ships, which pins every image. */
  readonly operator: string;
  /** The VPP data plane of the same Calico minor. */
  readonly vpp: string;
  /** Kubernetes minors that Calico is tested with. */
  readonly kubernetes: readonly string[];
  /** Files of the release, in the order in which they are applied. */
  readonly manifests: { readonly crds: ReleaseFile; readonly operator: ReleaseFile };
  /** Helm charts. From 3.32 on the operator's chart holds no CRDs: a chart of their own comes first. */
  readonly charts: { readonly repository: string; readonly crds?: string; readonly operator: string };
  /** Whether `bpfNetworkBootstrap` and `kubeProxyManagement` exist (3.31). */
  readonly hasBpfNetworkBootstrap: boolean;
}

/** Linux kernels that features need, `major.minor`. */
export const kernelNeeds = {
  calico: "5.10",
  ebpf: "5.10",
  ebpfPolicyLog: "5.16",
  ebpfTcx: "6.6",
  nftables: "5.13",
  wireguard: "5.6",
  vppAfXdp: "5.4",
} as const;

const manifests = (calico: string, file: string, sha256: string): ReleaseFile => ({
  url: `https://raw.githubusercontent.com/projectcalico/calico/${calico}/manifests/${file}`,
  sha256,
});

const repository = "https://docs.tigera.io/calico/charts";

/**
 * The one table of pinned releases, newest first. Operator versions and checksums are read from the release's own
 * manifests at its tag; tested Kubernetes minors from each release's system requirements.
 */
export const releases: readonly Release[] = [
  {
    calico: "v3.32.1",
    operator: "v1.42.3",
    vpp: "v3.32.0",
    kubernetes: ["1.34", "1.35", "1.36"],
    manifests: {
      crds: manifests(
        "v3.32.1",
        "v1_crd_projectcalico_org.yaml",
        "192f8b2d934ef24b62e86b7e1a6e1762d1c8af26a916f78057bc13fa5ed60f71",
      ),
      operator: manifests(
        "v3.32.1",
        "tigera-operator.yaml",
        "f18e073794207d372606bc3ea6f8fd73972f86d6828f4ba666dfe0d4aa8ab07f",
      ),
    },
    charts: { repository, crds: "crd.projectcalico.org.v1", operator: "tigera-operator" },
    hasBpfNetworkBootstrap: true,
  },
  {
    calico: "v3.31.7",
    operator: "v1.40.15",
    vpp: "v3.31.0",
    kubernetes: ["1.32", "1.33", "1.34", "1.35"],
    manifests: {
      crds: manifests(
        "v3.31.7",
        "operator-crds.yaml",
        "380414d5756e9a1af29ddb1ad70cada07aa344ae7a2680ba7355248621f8adbf",
      ),
      operator: manifests(
        "v3.31.7",
        "tigera-operator.yaml",
        "092c10b3d0cb73617aca51367ca59755348f4647e6d2e63fa4e5b81266203214",
      ),
    },
    charts: { repository, operator: "tigera-operator" },
    hasBpfNetworkBootstrap: true,
  },
];

export const defaultRelease = "v3.32.1";
export const defaultKubernetes = "1.35";

/** The row of a Calico release, or undefined where the table has none. */
export function findRelease(calico: string): Release | undefined {
  return releases.find((release) => release.calico === calico);
}

/**
 * A release that a platform installs itself, from manifests of its own: the kit neither downloads nor pins a file of it,
 * and there is no operator.
 */
export function ownRelease(calico: string, kubernetes: readonly string[]): Release {
  const none: ReleaseFile = { url: "", sha256: "" };
  return {
    calico,
    operator: "",
    vpp: "",
    kubernetes,
    manifests: { crds: none, operator: none },
    charts: { repository, operator: "" },
    hasBpfNetworkBootstrap: false,
  };
}
