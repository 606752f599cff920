/**
 * `text` with what stands between `<!-- name: … -->` and `<!-- /name -->` made anew; the rest of the page is its
 * author's.
 * @throws Error where a marker is missing
 */
export function withSection(text: string, name: string, made: string): string {
  const opening = new RegExp(`<!-- ${name}: [^\\n]*? -->`).exec(text);
  const end = `<!-- /${name} -->`;
  const from = opening === null ? -1 : opening.index + opening[0].length;
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`the page has lost its markers <!-- ${name}: ... --> and ${end}`);
  return `${text.slice(0, from)}\n\n${made.trimEnd()}\n\n${text.slice(to)}`;
}

/**
 * `text` with every `<!-- =name -->value<!-- / -->` filled from `values`.
 * @throws Error for a name that is not among them
 */
export function withValues(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/<!-- =([a-z-]+) -->.*?<!-- \/ -->/gs, (_whole, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`there is no value ${name}; there are ${Object.keys(values).join(", ")}`);
    return `<!-- =${name} -->${value}<!-- / -->`;
  });
}
