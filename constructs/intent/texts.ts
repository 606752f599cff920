import * as z from "zod";
import { PlainFirst } from "./plain-first";

/**
 * What a text of an intent may hold. Every one ends up in the language of some program: YAML, a shell, sed, TOML, the
 * units of systemd. So a type is as tight as what the program that reads the value takes; where that is free text, it is
 * still one line, and holds nothing that a template or a shell would carry out.
 */

/**
 * Characters that no value needs: controls, which steer terminals and end lines; formats, which turn text around or are
 * not seen; line and paragraph separators, which YAML 1.1 (so kOps, kubectl) takes for the end of a line.
 */
const invisible = String.raw`\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}`;

/** What opens a template or a substitution: `$` before `{` or `(` (shell, envsubst, Terraform), `%{`, `{{`, `{%`. */
const noOpening = String.raw`(?!.*(?:\$[({]|%\{|\{[{%]|` + "`))";

/** As `invisible`, with all that is not ASCII. */
const notPlain = String.raw`\0-\x1f\x7f-\uffff`;

/** A pattern of these texts, of the characters that it must not hold and of those that are spaces. */
const inUnicode = (pattern: (unseen: string, spaces: string) => string): RegExp =>
  new PlainFirst(pattern(notPlain, " "), pattern(invisible, String.raw`\p{Zs}`));

const visible = inUnicode((unseen) => String.raw`^${noOpening}[^${unseen}]*$`);
const mayHold = (what: string): string => `may hold ${what} only`;

/** Any text in one line. */
export const line = z
  .string()
  .regex(visible, "must be one line without control characters, `, ${, $(, %{, {{ and {%")
  .meta({ description: "text in one line, without control characters, `, ${, $(, %{, {{ and {%" });

/** A text that stands in a list with commas. */
export const lineWithoutCommas = z.string().regex(
  inUnicode((unseen) => String.raw`^${noOpening}[^,${unseen}]*$`),
  "must be one line without commas and `, ${, $(, %{, {{, {%",
);

/** A sentence for people: one line that is not blank. */
export const sentence = z.string().regex(
  inUnicode((unseen) => String.raw`^${noOpening}[^${unseen}]*[^\s${unseen}][^${unseen}]*$`),
  "must be a sentence in one line, not blank, without control characters, `, ${, $(, %{, {{ and {%",
);

/** A JSON pointer (RFC 6901) into the intent. */
export const pointerText = z.string().regex(
  inUnicode((unseen) => String.raw`^${noOpening}(?:/(?:[^~${unseen}]|~[01])*)?$`),
  "must be a JSON pointer into the intent such as /calico/routing",
);

/** One line for a program that is run as it is, without a shell between: what a shell would carry out is its own affair. */
export const freeLine = z.string().regex(
  inUnicode((unseen) => `^[^${unseen}]*$`),
  "must be one line without control characters",
);

/** A Calico selector's text: one line, in which tabs are white space, too. */
export const selectorText = z.string().regex(
  inUnicode((unseen) => String.raw`^${noOpening}(?:[^${unseen}]|\t)*$`),
  "must be one line without control characters, `, ${, $(, %{, {{ and {%",
);

/** A block of lines, such as the body of a systemd unit: no control characters but tabs and line ends. */
export const block = z.string().regex(
  inUnicode((unseen) => String.raw`^(?:[^${unseen}]|[\t\n])*$`),
  "must be lines of text, without control characters but tabs and line ends",
);

/** The name of a network interface, as every program that the kit writes it for takes it; Linux has at most 15 bytes. */
export const interfaceName = z
  .string()
  .regex(
    /^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,14}$/,
    "must be the name of a Linux network interface: at most 15 letters, digits, '_', '.' or '-'",
  );

/** What names of interfaces are given by: names, `+` or `*` for any end, a list of them; rules judge the rest. */
export const interfaceFilter = z.string().regex(/^[a-zA-Z0-9_.:+*,-]*$/, mayHold("letters, digits and _ . : + * , -"));

/** A regular expression of names (Go's RE2), or several with commas; rules compile it. */
export const pattern = z.string().regex(
  inUnicode((unseen, spaces) => String.raw`^${noOpening}[^${unseen}${spaces}'";&<>#]*$`),
  "must be a regular expression without spaces, quotes, ;, &, <, >, #, ${, $( and {{",
);

/** A host name or an address, perhaps with a scheme, a port or a path that rules refuse. */
export const hostText = z
  .string()
  .regex(
    /^(?:[a-zA-Z0-9[:][a-zA-Z0-9._:/[\]-]*)?$/,
    mayHold("a host name or an address: letters, digits and . _ : - [ ]"),
  );

/** A path on a node; rules say where it must be absolute. */
export const pathText = z
  .string()
  .regex(
    /^(?:[a-zA-Z0-9_./@:+,=][a-zA-Z0-9_./@:+,=-]*)?$/,
    mayHold("letters, digits and _ . / @ : + , = -, not first,"),
  );

/** Words, numbers, amounts, versions, in one piece: no program's language gives any of these characters a meaning. */
export const plainWord = z
  .string()
  .regex(/^(?:[a-zA-Z0-9_.:%+][a-zA-Z0-9_.:%+-]*)?$/, mayHold("letters, digits and _ . : % + -, not first,"));

/** A part of an image's name (github.com/distribution/reference); rules judge the grammar. */
export const imageText = z
  .string()
  .regex(/^(?:[a-zA-Z0-9._:/@][a-zA-Z0-9._:/@-]*)?$/, mayHold("letters, digits and . _ : / @ -, not first,"));

/** The key of a Kubernetes label, in the characters of a qualified name (apimachinery, IsQualifiedName). */
export const labelKey = z
  .string()
  .max(317)
  .regex(/^[a-zA-Z0-9][a-zA-Z0-9_./-]*$/, mayHold("letters, digits and - _ . with one / after a prefix"));

/** The value of a Kubernetes label, in the characters of IsValidLabelValue. */
export const labelValue = z
  .string()
  .max(63)
  .regex(/^(?:[a-zA-Z0-9][a-zA-Z0-9_.-]*)?$/, mayHold("up to 63 letters, digits and - _ ."));
