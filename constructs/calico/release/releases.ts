/** A published file with the checksum that it must have. */
export interface ReleaseFile {
  readonly url: string;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** A Calico: the kit's own, Tigera's, or one that a platform brings along. */
export type Release = InstalledRelease | PlatformRelease;

/** A Calico that the operator installs. */
export type InstalledRelease = PinnedRelease | EnterpriseRelease;

/** Releases that belong together. Nothing outside one row is ever combined. */
export interface PinnedRelease {
  readonly kind: "pinned";
  /** Calico, e.g. `v3.32.1`. */
  readonly calico: string;
  /** The Tigera operator that the release ships, which pins every image. */
  readonly operator: string;
  /** The VPP data plane of the same Calico minor. */
  readonly vpp: {
    readonly version: string;
    /** Lines that its startup.conf has beside VPP's default plugins (yaml/generated/calico-vpp.yaml at its tag). */
    readonly plugins: readonly string[];
  };
  /** Kubernetes minors that Calico is tested with. */
  readonly kubernetes: readonly string[];
  /** Files of the release, in the order in which they are applied. */
  readonly manifests: { readonly crds: ReleaseFile; readonly operator: ReleaseFile };
  /** Names under which a local copy may hold the CRDs, best first; each set is complete in itself. */
  readonly crdFiles: readonly (readonly string[])[];
  /**
   * Whether the operator gives pods with a network of their own another endpoint of the Kubernetes API than what is on the
   * nodes' (KUBERNETES_SERVICE_HOST_POD_NETWORK; tigera/operator pkg/controller/k8sapi/k8s-endpoint.go).
   */
  readonly podsHaveEndpoint: boolean;
  /** Helm charts. The operator's has the release's own version. */
  readonly charts: { readonly repository: string; readonly crds: ChartVersion; readonly operator: string };
}

/**
 * A Calico Enterprise. Tigera publishes its manifests, but no checksum of them that the kit could pin, so that whoever
 * installs it says where they are (`calico.install`).
 */
export interface EnterpriseRelease {
  readonly kind: "enterprise";
  /** Calico Enterprise, e.g. `v3.23.1`. */
  readonly enterprise: string;
  /** The open-source release that its operator installs otherwise: fields, defaults and BIRD are of its minor. */
  readonly calico: string;
  /** The Tigera operator that the release ships, which pins every image. */
  readonly operator: string;
  /** Kubernetes minors that Tigera tests it with (kubeadm). */
  readonly kubernetes: readonly string[];
  /** The image of calico-node, which is also what early networking runs. */
  readonly nodeImage: string;
  /** Where Tigera has its files, with a slash at the end. */
  readonly published: string;
  /** As of a pinned release. */
  readonly crdFiles: readonly (readonly string[])[];
  /** As of a pinned release. */
  readonly podsHaveEndpoint: boolean;
}

/** A chart that is not versioned with the release that uses it. */
export interface ChartVersion {
  readonly chart: string;
  readonly version: string;
}

/**
 * A release that a platform installs itself, from manifests of its own: the kit neither downloads nor pins a file of it,
 * and there is no operator.
 */
export interface PlatformRelease {
  readonly kind: "platform";
  readonly calico: string;
  /** Kubernetes minors that Calico is tested with. */
  readonly kubernetes: readonly string[];
}

/** Linux kernels that features need, `major.minor`. */
export const kernelNeeds = {
  calico: "5.10",
  ebpf: "5.10",
  ebpfTcx: "6.6",
  nftables: "5.13",
  wireguard: "5.6",
  vppAfXdp: "5.4",
} as const;

const manifests = (calico: string, file: string, sha256: string): ReleaseFile => ({
  url: `https://raw.githubusercontent.com/projectcalico/calico/${calico}/manifests/${file}`,
  sha256,
});

/** One file for each API group, as charts have them. */
const crdsByGroup = ["operator.tigera.io.yaml", "crd.projectcalico.org-v1.yaml"];

const repository = "https://docs.tigera.io/calico/charts";

/**
 * One chart of CRDs for every pinned release, so that Helm has one release of it which no change of Calico's release ever
 * uninstalls, upgrades or downgrades: Helm deletes every CRD that a later manifest has no more, and with an uninstall all
 * of them. Up to 3.31 there is no such chart, and CRDs that Helm installs from the folder `crds/` of the operator's chart
 * belong to nobody. The chart makes CRDs that are missing; what is in them is the business of the operator, which writes
 * those of its own release (-manage-crds), under Helm's ownership, whenever they differ. Before a newer chart is pinned
 * here, compare the names: a CRD that has left the chart is deleted.
 */
const crdChart: ChartVersion = { chart: "crd.projectcalico.org.v1", version: "v3.32.1" };

/**
 * The one table of pinned releases, newest first. Operator versions and checksums are read from the release's own
 * manifests at its tag; tested Kubernetes minors from each release's system requirements.
 */
export const releases: readonly PinnedRelease[] = [
  {
    kind: "pinned",
    calico: "v3.32.1",
    operator: "v1.42.3",
    vpp: {
      version: "v3.32.0",
      plugins: ["ping_plugin.so { disable }", "bpf_trace_filter.so { enable }", "dispatch_trace_plugin.so { enable }"],
    },
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
    podsHaveEndpoint: true,
    crdFiles: [["v1_crd_projectcalico_org.yaml"], ["operator-crds.yaml"], crdsByGroup],
    charts: { repository, crds: crdChart, operator: "tigera-operator" },
  },
  {
    kind: "pinned",
    calico: "v3.31.7",
    operator: "v1.40.15",
    vpp: {
      version: "v3.31.0",
      // A plugin of its own for service NAT, and no packet filter for traces yet.
      plugins: ["calico_plugin.so { enable }", "ping_plugin.so { disable }", "dispatch_trace_plugin.so { enable }"],
    },
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
    podsHaveEndpoint: false,
    crdFiles: [["operator-crds.yaml"], crdsByGroup],
    // The operator's chart knows dnsConfig only: cluster DNS is asked first, and the host's servers after a timeout.
    charts: { repository, crds: crdChart, operator: "tigera-operator" },
  },
];

/**
 * The releases of Calico Enterprise, newest first. Release and operator: tigera/operator config/enterprise_versions.yml at
 * the operator's tag, and tigera/docs releases.json of the version; Kubernetes: its page "Support and compatibility".
 */
export const enterpriseReleases: readonly EnterpriseRelease[] = [
  {
    kind: "enterprise",
    enterprise: "v3.23.1",
    calico: "v3.32.1",
    operator: "v1.42.4",
    kubernetes: ["1.34", "1.35", "1.36"],
    nodeImage: "quay.io/tigera/node:v3.23.1",
    published: "https://downloads.tigera.io/ee/v3.23.1/manifests/",
    crdFiles: [["operator-crds.yaml"]],
    podsHaveEndpoint: true,
  },
  {
    kind: "enterprise",
    enterprise: "v3.22.7",
    calico: "v3.31.7",
    operator: "v1.40.15",
    kubernetes: ["1.31", "1.32", "1.33", "1.34", "1.35"],
    nodeImage: "quay.io/tigera/node:v3.22.7",
    published: "https://downloads.tigera.io/ee/v3.22.7/manifests/",
    crdFiles: [["operator-crds.yaml"]],
    podsHaveEndpoint: false,
  },
];

export const defaultRelease = "v3.32.1";
export const defaultKubernetes = "1.35";

/** The row of a Calico release, or undefined where the table has none. */
export function findRelease(calico: string): PinnedRelease | undefined {
  return releases.find((release) => release.calico === calico);
}

/** The row of a Calico Enterprise, or undefined where the table has none. */
export function findEnterpriseRelease(enterprise: string): EnterpriseRelease | undefined {
  return enterpriseReleases.find((release) => release.enterprise === enterprise);
}

/** As its makers call it: `Calico v3.32.1`, `Calico Enterprise v3.23.1`. */
export function releaseName(release: Release): string {
  return release.kind === "enterprise" ? `Calico Enterprise ${release.enterprise}` : `Calico ${release.calico}`;
}

/** `3.32` of `v3.32.1`. */
export function minorOf(calico: string): string {
  return calico.replace(/^v/, "").split(".").slice(0, 2).join(".");
}

/**
 * A release that a platform installs itself. What Kubernetes a Calico is tested with goes by its minor, so the pinned
 * release of the same minor says it. Throws RangeError where no release of that minor is pinned.
 */
export function ownRelease(calico: string): PlatformRelease {
  const sameMinor = releases.find((release) => minorOf(release.calico) === minorOf(calico));
  if (sameMinor === undefined) throw new RangeError(`no release of Calico ${minorOf(calico)} is pinned`);
  return { kind: "platform", calico, kubernetes: sameMinor.kubernetes };
}
