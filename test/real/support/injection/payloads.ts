/** What each language would carry out, or take for something else than a text. */

export interface Payload {
  readonly language: string;
  /** `canary`: a file of this name, in the folder where a script runs, shows that it was carried out. */
  readonly text: (canary: string) => string;
}

const by = (language: string, ...texts: readonly ((canary: string) => string)[]): readonly Payload[] =>
  texts.map((text) => ({ language, text }));
const fixed = (language: string, ...texts: readonly string[]): readonly Payload[] =>
  texts.map((text) => ({ language, text: () => text }));

export const payloads: readonly Payload[] = [
  ...by(
    "shell",
    (canary) => `$(>${canary})`,
    (canary) => `\`>${canary}\``,
    (canary) => `;>${canary};`,
    (canary) => `|>${canary}`,
    (canary) => `&>${canary}&`,
    (canary) => `||>${canary}`,
    (canary) => `&&>${canary}`,
    (canary) => `\n>${canary}\n`,
    (canary) => `\r\n>${canary}\r\n`,
    (canary) => `';>${canary};'`,
    (canary) => `";>${canary};"`,
    (canary) => `'";>${canary};#`,
    (canary) => `\\";>${canary};#`,
    (canary) => `$IFS;>${canary}`,
    (canary) => `\${x:=$(>${canary})}`,
    (canary) => `<(>${canary})`,
    (canary) => ` >${canary}`,
    (canary) => `\nEOF\n>${canary}\n`,
  ),
  ...fixed("argument", "-x", "--help", " -x", "*", "~", "{a,b}", "!!", "\\", "#", "a b", "$HOME"),
  ...by(
    "sed",
    (canary) => `|e touch ${canary}\n`,
    (canary) => `/e;s/x/y/w ${canary}\n`,
    (canary) => `\ne touch ${canary}\n`,
    (canary) => `|;w ${canary}`,
    (canary) => `|;s|.*|>${canary}|e;#`,
  ),
  ...fixed("sed", "&", "\\n", "\\1", "/", "|"),
  ...fixed(
    "envsubst",
    "${HOME}",
    "${API_SERVER_HOST}",
    "${IPSEC_PRE_SHARED_KEY}",
    "${CALICO_SECURITY_GROUP_ID}",
    "$GROUP",
    "$(HOME)",
  ),
  ...fixed(
    "YAML",
    ": x",
    " #x",
    "\n- x",
    "\nx: y",
    "\n---\nx: y",
    "\u2028x: y",
    "\u0085x: y",
    "!!x",
    "&a",
    "*a",
    "{a: b}",
    "[a]",
    "|",
    ">",
    "%x",
    "@x",
    "? x",
    "- x",
    "Off",
    "null",
    "1e3",
    "0o7",
    "1_0",
    "12:30:45",
    "2001-01-01",
    "<<",
  ),
  ...fixed("cloud-init", "#cloud-config", "\n--CALICO-KIT-BOUNDARY--\n", "\n\n#!/bin/sh\n"),
  ...fixed("TOML", '"\nx = "', '"""', "\\u0022", "]\n[x]"),
  ...fixed("JSON", '","x":"', "\\", '"}'),
  ...fixed("Jinja", "{{7*7}}", "{%x%}", "{#x#}"),
  ...fixed("HCL", "${local.x}", "%{if true}x", "$${x}"),
  ...fixed("IAM", "*", "?", "${aws:username}"),
  ...fixed("network OS", "!", "\nno bgp", "?", "\nexit"),
  ...fixed("systemd", "%n", "\nExecStart=/x", "/../../x"),
  ...fixed("XML", "<x>", "]]>", "&x;", '"x="', "</svg><script>x</script>", "-->"),
  ...fixed("Markdown", "`x`", "```\nx", "[x](javascript:x)", "<img src=x>", "|x|"),
  ...fixed(
    "control",
    "\u001b[31m",
    "\u009b31m",
    "\u0000",
    "\u007f",
    "\b",
    "\u0007",
    "\u202e",
    "\u200b",
    "\ufeff",
    "\ud800",
  ),
];

/** A payload in a place: alone, or within what stands there. */
export const forms: readonly ((valid: string, payload: string) => string)[] = [
  (_valid, payload) => payload,
  (valid, payload) => valid.slice(0, -1) + payload + valid.slice(-1),
];
