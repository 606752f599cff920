import { findsOf, here } from "../findings";

/** What can be wrong with the list of what is accepted. */
export const acceptFinds = findsOf({
  "ACC-001": {
    title: "a code is accepted that no finding has",
    severity: "error",
    why: "What is meant would be said all the same, and nobody would see why.",
    upstream: here,
    see: "docs/findings.md",
  },
  "ACC-002": {
    title: "an error cannot be accepted",
    severity: "error",
    why: "Nothing that follows from the intent would work: an error is mended.",
    upstream: here,
    see: "docs/findings.md",
  },
  "ACC-003": {
    title: "what is accepted is not found",
    severity: "info",
    why: "The entry would hide the finding should it come back, for a reason that may not hold then.",
    upstream: here,
    see: "docs/findings.md",
  },
});
