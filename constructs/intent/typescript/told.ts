import { firstLine, type SourceProblem } from "../problems";

/** What the process of a module tells. */
export type Told = { readonly data: unknown } | { readonly problems: readonly SourceProblem[] };

/** A module from which no intent came. */
export function noIntent({ what, got, fix }: { what: string; got: string; fix?: string }): SourceProblem {
  return {
    code: "SRC-003",
    message: firstLine(what, 400),
    got: firstLine(got),
    want: "a module whose default export is an intent: plain data, there as soon as the module is loaded",
    fix: fix ?? 'write `import { defineIntent } from "calico-kit"` and `export default defineIntent({ ... })`',
  };
}
