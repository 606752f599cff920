import { readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { LineCounter, parseAllDocuments } from "yaml";
import { findsOf, here } from "../../findings";
import type { KubernetesObject } from "../../model";
import { operatorNamespace } from "../names";
import { type InstalledRelease, releaseName } from "./releases";

// The only file of the room that reads files.

const see = "projectcalico/calico manifests/ at the release's tag";

/** What can be wrong with a local copy of a release's manifests (`calico.install.kind: directory`). */
export const releaseFinds = findsOf({
  "REL-001": {
    title: "the directory with the release's manifests does not exist",
    severity: "error",
    why: "There is nothing to install Calico from.",
    upstream: here,
    see,
  },
  "REL-002": {
    title: "a file of the release is missing or cannot be read",
    severity: "error",
    why: "CRDs and operator are both needed, and in that order.",
    upstream: here,
    see,
  },
  "REL-003": {
    title: "a file of the release is not YAML",
    severity: "error",
    why: "A damaged copy would be applied in part.",
    upstream: here,
    see,
  },
  "REL-004": {
    title: "a file of the release does not hold what it must",
    severity: "error",
    why: "Without the CRDs of both groups, or without the operator, nothing that follows can be applied.",
    upstream: here,
    see,
  },
  "REL-005": {
    title: "the files belong to another release",
    severity: "error",
    why: "The operator pins every image: beside the CRDs of another release it loses fields silently.",
    upstream: here,
    see,
  },
});

/** The objects of a release's manifests, in the order in which the files have them. */
export interface ReleaseFiles {
  readonly crds: ReleaseObjects;
  readonly operator: ReleaseObjects;
}

export interface ReleaseObjects {
  /** Names of the files in the directory. */
  readonly files: readonly string[];
  readonly objects: readonly KubernetesObject[];
}

/** What keeps a directory from being used; code and texts are those of a finding. */
export interface ReleaseProblem {
  readonly code: keyof typeof releaseFinds;
  /** The file, or the directory itself. */
  readonly path: string;
  /** One-based; where the text itself is wrong. */
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
  readonly got?: string;
  readonly want: string;
  readonly fix: string;
}

export type LoadedRelease =
  | { readonly ok: true; readonly files: ReleaseFiles }
  | { readonly ok: false; readonly problems: readonly ReleaseProblem[] };

const operatorFile = "tigera-operator.yaml";

/** CRDs without which nothing of the kit's can be applied: the operator's, and one of the data store's. */
const neededCrds = ["installations.operator.tigera.io", "felixconfigurations.crd.projectcalico.org"];
/** One that Calico Open Source does not have. */
const neededOfEnterprise = "licensekeys.crd.projectcalico.org";

/**
 * Reads a local copy of a release's manifests, as its tag has them under `manifests/`. All problems are collected;
 * nothing is thrown for what a user can put right.
 */
export function loadReleaseDirectory(path: string, release: InstalledRelease): LoadedRelease {
  const from = release.kind === "enterprise" ? release.published : release.manifests.operator.url.replace(/[^/]*$/, "");
  const fix = `copy the files of ${from} into it`;
  if (!isDirectory(path)) {
    const want = `a directory with the CRDs and ${operatorFile} of ${releaseName(release)}`;
    return { ok: false, problems: [{ code: "REL-001", path, message: `${path} is not a directory`, want, fix }] };
  }
  const problems: ReleaseProblem[] = [];
  const set = release.crdFiles.find((files) => files.every((file) => isFile(join(path, file))));
  if (set === undefined) {
    const want = release.crdFiles.map((files) => files.join(" with ")).join(", or ");
    problems.push({ code: "REL-002", path, message: `no CRDs in ${path}`, want, fix });
  }
  const load = (file: string) => read(join(path, file), fix, problems);
  const crds = { files: set ?? [], objects: (set ?? []).flatMap(load) };
  const operator = { files: [operatorFile], objects: load(operatorFile) };
  if (problems.length === 0) {
    problems.push(
      ...checkCrds(path, crds, release, fix),
      ...checkOperator(join(path, operatorFile), operator, release, fix),
    );
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, files: { crds, operator } };
}

function read(path: string, fix: string, problems: ReleaseProblem[]): readonly KubernetesObject[] {
  const file = basename(path);
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code === "ENOENT" ? "does not exist" : "cannot be read";
    problems.push({ code: "REL-002", path, message: `${path} ${reason}`, want: `the release's ${file}`, fix });
    return [];
  }
  const lineCounter = new LineCounter();
  // Warnings would go to the console, and pretty errors repeat the position.
  const documents = parseAllDocuments(text, { lineCounter, logLevel: "silent", prettyErrors: false });
  const objects: KubernetesObject[] = [];
  for (const document of "empty" in documents ? [] : documents) {
    for (const { pos, message } of document.errors) {
      const { line, col: column } = lineCounter.linePos(pos[0]);
      problems.push({
        code: "REL-003",
        path,
        line,
        column,
        message: `${file}, line ${line}, column ${column}: ${message}`,
        want: "YAML",
        fix,
      });
    }
    if (document.errors.length > 0) continue;
    const value: unknown = document.toJS();
    if (isObject(value)) objects.push(value);
    else if (value !== null) {
      const { line } = lineCounter.linePos(document.contents?.range?.[0] ?? 0);
      const message = `${file}, line ${line}: not a Kubernetes object`;
      problems.push({ code: "REL-004", path, line, message, want: "apiVersion, kind and metadata.name", fix });
    }
  }
  return objects;
}

function checkCrds(
  path: string,
  { files, objects }: ReleaseObjects,
  release: InstalledRelease,
  fix: string,
): readonly ReleaseProblem[] {
  const names = new Set(
    objects.filter(({ kind }) => kind === "CustomResourceDefinition").map(({ metadata }) => metadata.name),
  );
  const from = files.join(" and ");
  return [...neededCrds, ...(release.kind === "enterprise" ? [neededOfEnterprise] : [])]
    .filter((name) => !names.has(name))
    .map((name) => ({
      code: "REL-004",
      path: join(path, files[0] ?? ""),
      message: `${from} ${files.length > 1 ? "have" : "has"} no CRD ${name}`,
      want: "the CRDs of operator.tigera.io and crd.projectcalico.org",
      fix,
    }));
}

function checkOperator(
  path: string,
  { objects }: ReleaseObjects,
  release: InstalledRelease,
  fix: string,
): readonly ReleaseProblem[] {
  const deployment = objects.find(
    ({ kind, metadata }) =>
      kind === "Deployment" && metadata.name === "tigera-operator" && metadata.namespace === operatorNamespace,
  );
  const image = operatorContainerImage(deployment);
  const want = `operator ${release.operator}, which ${releaseName(release)} ships`;
  if (image === undefined) {
    const message = `${operatorFile} has no Deployment ${operatorNamespace}/tigera-operator with an image`;
    return [{ code: "REL-004", path, message, want, fix }];
  }
  const got = image.slice(image.lastIndexOf(":") + 1);
  const message = `${operatorFile} is of another release`;
  return got === release.operator ? [] : [{ code: "REL-005", path, message, got, want, fix }];
}

function operatorContainerImage(deployment: KubernetesObject | undefined): string | undefined {
  const spec = deployment?.spec as
    | { readonly template?: { readonly spec?: { readonly containers?: readonly { readonly image?: string }[] } } }
    | undefined;
  return spec?.template?.spec?.containers?.[0]?.image;
}

function isObject(value: unknown): value is KubernetesObject {
  if (typeof value !== "object" || value === null) return false;
  const { apiVersion, kind, metadata } = value as Record<string, unknown>;
  const name =
    typeof metadata === "object" && metadata !== null ? (metadata as Record<string, unknown>).name : undefined;
  return typeof apiVersion === "string" && typeof kind === "string" && typeof name === "string";
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
