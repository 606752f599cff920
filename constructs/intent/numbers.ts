/** What is wrong with a number, as a finding says it. */
export interface NumberProblem {
  readonly message: string;
  readonly got: string;
  readonly want: string;
  readonly fix: string;
}

const want = "a number between -9007199254740991 and 9007199254740991, written in decimal digits";

/**
 * Why a number would not reach the cluster as it is meant, or undefined where it would. `source` is how it stands in the
 * file, where there is one.
 */
export function numberProblem(value: number, source?: string): NumberProblem | undefined {
  const written = source ?? (Object.is(value, -0) ? "-0" : String(value));
  const got = written.length > 60 ? `${written.slice(0, 57)}...` : written;
  if (Number.isNaN(value))
    return { message: `${got} is not a number`, got, want, fix: "write the number that is meant" };
  if (!Number.isFinite(value)) {
    return { message: `${got} is larger than any number`, got, want, fix: "write the number that is meant" };
  }
  if (Object.is(value, -0)) return { message: `${got} is a zero with a sign`, got, want, fix: "write 0" };
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) {
    const fix = "put it in quotes if it is a name, e.g. an account; else write a smaller one";
    return { message: `${got} is too large to be kept exactly: it would become ${String(value)}`, got, want, fix };
  }
  if (source === undefined || !/^[-+]?0\d/.test(source)) return undefined;
  return {
    message: `${got} begins with a zero: YAML 1.2 reads ${String(value)}, YAML 1.1 ${readAsOctal(source)}`,
    got,
    want,
    fix: `write ${String(value)}, or "${got}" in quotes if it is a name`,
  };
}

function readAsOctal(source: string): string {
  return /^[-+]?0[0-7]+$/.test(source) ? String(parseInt(source, 8)) : "a text";
}
