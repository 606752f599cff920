import type { ConfigurationSecret, SecretUse } from "./references";

/**
 * The least length of an IPsec key, in characters. Who answers a node's IKEv2 proposal in a peer's place can try keys
 * offline, so that only randomness helps: 32 characters are 128 bits even in hexadecimal. The kit's own has 48.
 */
export const shortestPreSharedKey = 32;

/** Linux takes no longer TCP MD5 key (TCP_MD5SIG_MAXKEYLEN), and the session never comes up. */
export const longestBgpPassword = 80;

/** What is wrong with the value of a secret, without a character of it; undefined where nothing is. */
export function problemOf(use: SecretUse, value: string): string | undefined {
  if (value === "") return "is empty";
  return checks[use](value);
}

const checks: Readonly<Record<SecretUse, (value: string) => string | undefined>> = {
  preSharedKey: (value) => {
    if (hasControl(value)) return "holds a line break or another control character: cut it off";
    if (value.length < shortestPreSharedKey)
      return `is shorter than ${shortestPreSharedKey} characters: make it by \`openssl rand -base64 36\``;
    return new Set(value).size < 8 ? "repeats a few characters: make it by `openssl rand -base64 36`" : undefined;
  },
  bgpPassword: (value) => {
    if (hasControl(value)) return "holds a line break or another control character: cut it off";
    // BIRD's configuration has the password in double quotes and knows no escape (node/filesystem, bird.cfg.template).
    if (value.includes('"'))
      return 'holds a double quote ("), which would break the configuration of BIRD on every node';
    return Buffer.byteLength(value) > longestBgpPassword
      ? `is longer than ${longestBgpPassword} bytes, the most that TCP MD5 takes`
      : undefined;
  },
  registryCredentials: (value) =>
    isDockerConfig(value)
      ? undefined
      : 'is no Docker configuration: wanted the text of {"auths":{"HOST":{"auth":"..."}}}',
};

function hasControl(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- these are the very characters that are looked for
  return /[\u0000-\u001f\u007f]/.test(text);
}

type Mapping = Readonly<Record<string, unknown>>;

function isMapping(value: unknown): value is Mapping {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** As the kubelet reads it: for each registry `auth`, base64 of `user:password`, or the two by name. */
function isDockerConfig(text: string): boolean {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return false;
  }
  if (!isMapping(parsed) || !isMapping(parsed["auths"])) return false;
  const entries = Object.entries(parsed["auths"]);
  return entries.length > 0 && entries.every(([host, entry]) => host !== "" && isMapping(entry) && isLogin(entry));
}

function isLogin({ auth, username, password }: Mapping): boolean {
  const isText = (value: unknown): boolean => typeof value === "string" && value !== "";
  if (auth === undefined) return isText(username) && isText(password);
  return typeof auth === "string" && /^[^:]+:./s.test(Buffer.from(auth, "base64").toString());
}

/** A value of the stack's configuration: its text, and whether the configuration keeps it as a secret. */
export interface ConfigurationValue {
  /** Absent where only the engine knows it. */
  readonly value?: string | undefined;
  readonly isSecret: boolean;
}

/**
 * What is wrong with the secrets that a cluster takes from the stack's configuration: one line for each, with its name
 * and never with its value.
 */
export function problemsOfSecrets(
  secrets: readonly ConfigurationSecret[],
  valueOf: (config: string) => ConfigurationValue | undefined,
): readonly string[] {
  return secrets.flatMap(({ use, config, place }) => {
    const subject = `the configuration value ${config}, named at /${place.join("/")},`;
    const fix = `fix: pulumi config set --secret ${config}`;
    const found = valueOf(config);
    if (found === undefined) return [`${subject} is missing; ${fix}`];
    const problems = [
      ...(found.isSecret ? [] : ["is in plain text in the stack's configuration: whoever reads the file has it"]),
      ...[found.value === undefined ? undefined : problemOf(use, found.value)].filter(
        (problem) => problem !== undefined,
      ),
    ];
    return problems.length === 0 ? [] : [`${subject} ${problems.join(", and ")}; ${fix}`];
  });
}
