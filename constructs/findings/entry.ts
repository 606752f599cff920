import type { Severity } from "./finding";

/** What a program does: `tigera-operator`, `kube-apiserver`, `felix`, `kops` …, by the name that its makers give it. */
export interface Verdict {
  readonly program: string;
  readonly verdict: "refuses" | "accepts";
}

/** What is known about a code: the source of the documentation page and of the tests. */
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
  readonly upstream: Verdict;
  /** Source of the fact. */
  readonly see: string;
  /** What of a place in the user's file is wrong: its value (the default), or the key itself. */
  readonly locates?: "key" | "value";
}

/** What may be found, by code: upper-case letters, `-` and three digits, e.g. `EBPF-003`. */
export type Finds<C extends string = string> = Readonly<Record<C, Entry>>;
/** No other program sees it. */
export const here = { program: "calico-kit", verdict: "refuses" } as const;
