import type { Severity } from "../finding";

/** The programs whose verdict ours is compared with. */
export type Judge =
  "tigera-operator" | "kube-apiserver" | "felix" | "vpp-agent" | "eks" | "ec2" | "kops" | "calico-kit";

/** What the catalogue knows about a code: the source of the documentation page and of the tests. */
export interface Entry {
  /** What is wrong, one sentence without a value in it. */
  readonly title: string;
  readonly severity: Severity;
  /** What happens to a user who goes on regardless. */
  readonly why: string;
  /**
   * What the program that consumes the result does with the mistake. `accepts` means that it takes it and the cluster
   * does not work as meant: that is why the kit speaks. `calico-kit` stands for "no other program sees it".
   */
  readonly upstream: { readonly program: Judge; readonly verdict: "refuses" | "accepts" };
  /** Source of the fact. */
  readonly see: string;
}

/** Keeps the literal codes as keys while checking each entry's shape. */
export function family<const T extends Readonly<Record<string, Entry>>>(entries: T): T {
  return entries;
}
