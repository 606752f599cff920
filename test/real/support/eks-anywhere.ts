/** What EKS Anywhere's own code says of its objects: tools/engines/eks-anywhere/verdicts. */
import { spawnSync } from "node:child_process";
import type { KubernetesObject } from "../../../constructs/model";
import { enginePath } from "../../../tools/engines";

export interface Question {
  readonly objects: readonly KubernetesObject[];
  /** Where this is an update of them. */
  readonly old?: readonly KubernetesObject[];
  /** Whether they come by `eksctl anywhere create cluster`, else by kubectl. */
  readonly byCommand?: boolean;
  /** Tags that templates have in vCenter, by path; absent: nobody looks. */
  readonly tags?: Readonly<Record<string, readonly string[]>>;
  /** Releases of EKS Distro, by minor, as the bundle of EKS Anywhere's release has them. */
  readonly releases?: Readonly<Record<string, string>>;
  /** Asks the Cilium reconciler: the image of the DaemonSet that it finds, or "" for none. */
  readonly cilium?: { readonly image: string };
}

export interface Refusal {
  readonly by: "schema" | "file" | "create" | "update" | "vsphere";
  readonly what: string;
  readonly why: string;
}

export interface Verdict {
  readonly refused?: readonly Refusal[];
  readonly cilium?: {
    readonly installs: boolean;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly error?: string;
  };
}

/** Asks once for all: a verdict for each question, in their order. */
export function verdictsOf(questions: readonly Question[]): readonly Verdict[] {
  const input = questions.map((question) => `${JSON.stringify(question)}\n`).join("");
  const { status, stdout, stderr, error } = spawnSync(enginePath("eks-anywhere-verdicts"), [], {
    input,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    timeout: 120_000,
    // Its checks of a file read some of these.
    env: { PATH: process.env["PATH"] },
  });
  if (status !== 0) throw new Error(`eks-anywhere-verdicts: ${error?.message ?? stderr}`);
  const verdicts = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Verdict);
  if (verdicts.length !== questions.length)
    throw new Error(`${questions.length} questions, ${verdicts.length} verdicts`);
  return verdicts;
}

/** Privileges that EKS Anywhere looks for, by what they are for. */
export function wantedPrivileges(): Readonly<Record<"global" | "user" | "admin", readonly string[]>> {
  const { stdout } = spawnSync(enginePath("eks-anywhere-verdicts"), ["privileges"], { encoding: "utf8" });
  return JSON.parse(stdout) as ReturnType<typeof wantedPrivileges>;
}
