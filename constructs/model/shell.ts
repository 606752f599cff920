/**
 * Words and lines for bash and `sh`. The one place that quotes: whatever stands in a value, the shell reads it back as
 * that text and carries none of it out.
 */

/** A variable of the shell, by name. */
export interface Variable {
  readonly variable: string;
}

/** One argument of a program: a text as it is, or parts of which some are the shell's variables. */
export type Argument = string | readonly (string | Variable)[];

/** A program and its arguments. */
export type Command = readonly [program: string, ...args: Argument[]];

/** What no shell gives a meaning to, wherever it stands in a word. */
const plain = /^[A-Za-z0-9_@%+=:,./-]+$/;

/**
 * An argument as one word of a script: bare where that is safe, else in single quotes; in double quotes where the shell
 * is to put variables in. A NUL is left out, as no program's argument can hold one.
 */
export function word(argument: Argument): string {
  if (typeof argument !== "string") return `"${argument.map(part).join("")}"`;
  return plain.test(argument) ? argument : quoted(argument);
}

/** A text as one word in single quotes, whatever is in it. */
export function quoted(text: string): string {
  return `'${text.replaceAll("\0", "").replaceAll("'", String.raw`'\''`)}'`;
}

function part(one: string | Variable, index: number, all: readonly (string | Variable)[]): string {
  if (typeof one === "string") return one.replaceAll("\0", "").replace(/[$`"\\]/g, "\\$&");
  const next = all[index + 1];
  return typeof next === "string" && /^[A-Za-z0-9_]/.test(next) ? `\${${one.variable}}` : `$${one.variable}`;
}

/** A command as a line of a script. */
export function commandLine(command: Command): string {
  return command.map(word).join(" ");
}

/** A text as comment lines: a line break in it ends no comment. */
export function comment(text: string): string {
  return text
    .replaceAll("\0", "")
    .split(/[\r\n]+/)
    .map((line) => `# ${line}`)
    .join("\n");
}

/** Gives a variable a value unless it has one. */
export function assignDefault(variable: string, value: string): string {
  // Inside of ${...:=...} quotes have rules of their own, so that only what needs none stands there.
  return plain.test(value)
    ? `: "\${${variable}:=${value}}"`
    : `[ -n "\${${variable}:-}" ] || ${variable}=${word(value)}`;
}
