import { family } from "./entry";

const here = { program: "calico-kit", verdict: "refuses" } as const;
const see = "projectcalico/calico manifests/ at the release's tag";

/** What can be wrong with a local copy of a release's manifests (`calico.install.kind: directory`). */
export const releaseFamily = family({
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
