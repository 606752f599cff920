/** A regular expression that a Go program will compile (RE2 syntax), as far as JavaScript can tell. */
type GoRegExp =
  | { readonly ok: true; readonly test: (text: string) => boolean }
  /** `reason`: a short lower-case sentence. */
  | { readonly ok: false; readonly reason: string };

/** What JavaScript takes and RE2 does not. */
const notInGo: readonly (readonly [RegExp, string])[] = [
  [/\(\?<?[=!]/, "Go's regular expressions have no lookahead and no lookbehind"],
  [/\\[1-9]/, "Go's regular expressions have no back-references"],
];

/** Spellings that mean the same in both. */
const toJavaScript: readonly (readonly [RegExp, string])[] = [
  [/\(\?P</g, "(?<"],
  [/\\A/g, "^"],
  [/\\[zZ]/g, "$"],
  [/\[\[:alpha:\]\]/g, "[A-Za-z]"],
  [/\[\[:digit:\]\]/g, "[0-9]"],
  [/\[\[:alnum:\]\]/g, "[A-Za-z0-9]"],
];

/** Compiles a pattern that Go will read. Never throws. */
export function goRegExp(pattern: string): GoRegExp {
  for (const [found, reason] of notInGo) if (found.test(pattern)) return { ok: false, reason };
  const flags = /^\(\?([ims]+)\)/.exec(pattern);
  let source = flags === null ? pattern : pattern.slice(flags[0].length);
  for (const [from, to] of toJavaScript) source = source.replace(from, to);
  try {
    const compiled = new RegExp(source, flags?.[1] ?? "");
    return { ok: true, test: (text) => compiled.test(text) };
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return { ok: false, reason: text.replace(/^Invalid regular expression: /, "") };
  }
}
