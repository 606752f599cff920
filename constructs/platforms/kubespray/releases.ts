/** What a release of Kubespray brings along. */
export interface KubesprayRelease {
  /** The tag, and what `version` of its galaxy.yml says without the `v`. */
  readonly kubespray: string;
  /** Kubernetes minors that it installs, with the newest patch release that it has checksums for. */
  readonly kubernetes: Readonly<Record<string, string>>;
  /** The Calico that it installs itself: the first of calicoctl_binary_checksums, as `calico_version` has it with a `v`. */
  readonly calico: string;
  /** Minor of ansible-core that it asks for (playbooks/ansible_version.yml). */
  readonly ansibleCore: string;
}

/**
 * Releases of Kubespray that the kit knows, newest first: roles/kubespray_defaults/vars/main/checksums.yml (kubelet_checksums)
 * and requirements.txt at the tag.
 */
export const kubesprayReleases = [
  {
    kubespray: "v2.31.0",
    kubernetes: { "1.33": "1.33.11", "1.34": "1.34.7", "1.35": "1.35.4" },
    calico: "v3.31.5",
    ansibleCore: "2.18",
  },
] as const satisfies readonly KubesprayRelease[];

export const kubesprayReleaseNames = [
  "v2.31.0",
] as const satisfies readonly (typeof kubesprayReleases)[number]["kubespray"][];

export type KubesprayReleaseName = (typeof kubesprayReleaseNames)[number];

/** The row of a release. */
export function kubesprayReleaseOf(name: KubesprayReleaseName): KubesprayRelease {
  const row = kubesprayReleases.find(({ kubespray }) => kubespray === name);
  if (row === undefined) throw new Error(`the table of Kubespray's releases lacks ${name}`);
  return row;
}
