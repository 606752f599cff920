/**
 * What tells one cluster from every other: for the mark that `apply.sh` leaves in a cluster, and, where there is none yet,
 * for what an entry of a kubeconfig says of its cluster.
 */
export interface ClusterIdentity {
  /** The name under which the platform knows it, e.g. kOps' DNS name. */
  readonly name: string;
  /** Where that name is the only one of its kind: a region; absent where nobody says. */
  readonly place?: string;
  /** Names that the platform's own tools give a context, or a cluster of a kubeconfig. */
  readonly entries: readonly NamePattern[];
  /** Flags, with their values, of the program that gets credentials; all of them. */
  readonly credentials?: readonly (readonly [flag: string, value: string])[];
  /** `host:port` of the API, as the cluster of a kubeconfig has it behind `https://`. */
  readonly servers: readonly string[];
}

/** A name, or what it begins and ends with. */
export type NamePattern = string | readonly [start: string, end: string];
