import { pointer, valueAt } from "./finding";

/** What stands in a report where a value may be a secret. */
export const notShown = "(not shown: it may be a secret)";

/** Keys of the schema under which there are references to secrets, so that a value there is a secret in the wrong place. */
const secretKeys: readonly string[] = ["password", "nodeMeshPassword", "preSharedKey", "pullSecrets"];

/** Keys of the schema that are named like a secret and hold none; a test holds the list against the schema. */
const innocentKeys: readonly string[] = [
  "httpTokens",
  "key",
  "keyAlgorithm",
  "keyArn",
  "prometheusMetricsKeyFile",
  "secretsEncryption",
  "topologyKey",
];

const secretName = /pass(w|phrase|code)|pwd|psk|secret|token|key|credential|docker_?config/i;

/** Whether what stands under a key of this name may be a secret, be the key the schema's or a user's invention. */
export function namesSecret(key: string): boolean {
  return secretKeys.includes(key) || (secretName.test(key) && !innocentKeys.includes(key));
}

/** Whether a place, given by its keys, is under a key that may hold a secret. */
export function isSecretPlace(keys: readonly string[]): boolean {
  return keys.some(namesSecret);
}

/** What a name of a secret may be: of a configuration value, of a Secret, of a key in one. */
const referenceName = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,252}$/;

/** Whether a text can be the name of a secret, and is not one itself. */
export function isReferenceName(text: string): boolean {
  return referenceName.test(text) && !looksLikeKey(text);
}

/**
 * Whether a name looks like key material. Names are made of words: long runs of letters of one case, a few digits. In
 * random hexadecimal or base64 letters, capitals and digits change places every second or third character. Fewer than 16
 * characters are no key that is worth the name, and cannot be judged.
 */
export function looksLikeKey(text: string): boolean {
  const pieces = text.split(/[^A-Za-z0-9]+/).filter((piece) => piece !== "");
  const { length } = pieces.join("");
  const words = pieces.flatMap((piece) => piece.match(/[A-Z]?[a-z]+|[A-Z]+|[0-9]+/g) ?? []);
  return length >= 16 && (words.length - pieces.length) / length > mostChanges;
}

/** Of a character's class inside a piece, per character; `prodEuCentral1BgpTor2Password` has 0.24, random base64 0.45. */
const mostChanges = 0.28;

/**
 * `user:password@` at the beginning of a text or after a scheme, a slash in the password included, as people write it; not
 * a port, nor a tag before the digest of an image.
 */
const userInfo = /(^|[\s"'=,(]|:\/\/)([^\s"'/@:]*:(?!\/\/|\d{1,5}(?:\/|$))[^\s"'@]+)@(?!sha256:)/;

/** Whether a text holds the user and password of a URL. */
export function hasUserInfo(text: string): boolean {
  return userInfo.test(text);
}

/** Keeps what may be a secret in a document out of texts about it. */
export class Redactor {
  /** Longest first, so that a secret within another does not leave the rest of it. */
  private readonly hidden: readonly string[];
  /** What was looked through already: hundreds of findings may quote the same large thing. */
  private readonly known = new WeakMap<object, unknown>();

  /**
   * @param isResolved what stands at the places of secrets was read as references: only URLs can hold a secret
   */
  constructor(document: unknown, isResolved = false) {
    const found = new Set<string>();
    if (isResolved) for (const path of placesOfUserInfo(document)) add(String(valueAt(document, path)), found);
    else collect(document, "", false, found);
    // As JSON has them, too: a report quotes lists and mappings.
    const texts = [...found].flatMap((text) => [text, JSON.stringify(text).slice(1, -1)]);
    this.hidden = [...new Set(texts)].sort((a, b) => b.length - a.length);
  }

  /** A text without the secrets of the document and without user and password of any URL. */
  text(text: string): string {
    const masked = this.hidden.reduce((left, secret) => left.replaceAll(secret, notShown), text);
    return masked.replace(new RegExp(userInfo.source, "g"), `$1${notShown}@`);
  }

  /** A value as it may be shown: what stands at a secret's place is not, whatever it is. */
  value(value: unknown, keys: readonly string[]): unknown {
    if (isSecretPlace(keys) && value !== undefined) return notShown;
    return this.inside(value);
  }

  private inside(value: unknown): unknown {
    if (typeof value === "string") return this.text(value);
    if (typeof value !== "object" || value === null || "toJSON" in value) return value;
    if (this.known.has(value)) return this.known.get(value);
    const shown = Array.isArray(value)
      ? value.map((item: unknown) => this.inside(item))
      : Object.fromEntries(
          Object.entries(value).map(([key, item]) => [this.text(key), namesSecret(key) ? notShown : this.inside(item)]),
        );
    this.known.set(value, shown);
    return shown;
  }
}

/** Shorter ones would take letters out of everything else; where they stand they are not shown either. */
const shortest = 4;

function collect(value: unknown, key: string, isSecret: boolean, found: Set<string>): void {
  if (typeof value === "object" && value !== null) {
    for (const [name, item] of Object.entries(value)) {
      // Under a secret's key even a key may be the secret, as in `password: { hunter2: }`.
      if (isSecret && !Array.isArray(value) && !isReferencePart(name, "")) add(name, found);
      collect(item, Array.isArray(value) ? key : name, isSecret || namesSecret(name), found);
    }
    return;
  }
  if (typeof value !== "string" && typeof value !== "number") return;
  const text = String(value);
  if (isSecret ? !isReferencePart(key, text) : hasUserInfo(text)) add(text, found);
}

/** Keys of a reference, and their values where they can be what they are for. */
const referenceParts: readonly string[] = ["kind", "config", "name", "key", "secretKeyRef", "pullSecrets"];

function isReferencePart(key: string, text: string): boolean {
  return referenceParts.includes(key) && (text === "" || isReferenceName(text));
}

function add(text: string, found: Set<string>): void {
  if (text.length >= shortest) found.add(text);
  const inUrl = userInfo.exec(text)?.[2];
  if (inUrl !== undefined && inUrl.length >= shortest) found.add(inUrl);
}

/** The places of a document that hold the user and password of a URL. */
export function placesOfUserInfo(document: unknown): readonly string[] {
  const places: string[] = [];
  const walk = (value: unknown, path: string): void => {
    if (typeof value === "string" && hasUserInfo(value)) places.push(path);
    if (typeof value !== "object" || value === null || "toJSON" in value) return;
    for (const [key, item] of Object.entries(value)) walk(item, path + pointer(key));
  };
  walk(document, "");
  return places;
}
