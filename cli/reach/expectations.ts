import { printable } from "../../constructs/findings";
import {
  type Expectation,
  expectationForm,
  type Reach,
  readExpectations as readFile,
  unmetBy,
} from "../../constructs/reach";
import { UserError } from "../errors";

/** Reads a file of expectations; what cannot be read is said at once. */
export function readExpectations(file: string): readonly Expectation[] {
  const { expectations, problems } = readFile(file);
  if (problems.length === 0) return expectations;
  throw new UserError({
    what: problems.map((problem) => printable(problem)).join("; "),
    wanted: expectationForm,
    fix: "correct what is named",
  });
}

/** What is not as expected, one line each; an endpoint that is not there is such a thing, too. */
export function unmet(
  reaches: readonly Reach[],
  expectations: readonly Expectation[],
  file: string,
): readonly string[] {
  return expectations.flatMap((expectation) => {
    const at = `${file}:${expectation.line}`;
    const { missing, isUnasked, wrong } = unmetBy(reaches, expectation);
    const { from, to } = expectation;
    if (isUnasked)
      return [`${at}: nothing to ask: ${from} and ${to} are one endpoint, or have no version of IP in common`];
    if (missing.length > 0) return missing.map((name) => `${at}: no endpoint is called ${name}`);
    return wrong.map(({ text, wanted }) => `${at}: ${text}, wanted ${wanted}`);
  });
}
