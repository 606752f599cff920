/**
 * A value that only exists once the cloud has made something, or that must not stand in a file: the host name of an API
 * endpoint, a key. How many objects there are and what they are called never depends on one. Pulumi puts the real value
 * in; `synth` writes `${NAME}` in its place, and secret values are never written at all.
 */
export interface Late {
  readonly $late: LateName;
}

/** What is known about a late value. */
export interface LateValue {
  /** The environment variable that stands for it where files are applied. */
  readonly variable: string;
  readonly secret: boolean;
  /** One line, without a character that a shell gives a meaning to in double quotes. */
  readonly what: string;
  /** Whether objects hold it in base64: whatever is in it then, it stays one value of a file. */
  readonly base64?: true;
  /** Most bytes that its reader takes. */
  readonly mostBytes?: number;
}

/** Every late value of which there is one, with the name that stands for it in synthesised files. */
const single = {
  "apiServer.host": {
    variable: "API_SERVER_HOST",
    secret: false,
    what: "host name of the Kubernetes API endpoint, without scheme",
  },
  "apiServer.caData": {
    variable: "API_SERVER_CA_DATA",
    secret: false,
    what: "base64 of the API server's CA certificate",
  },
  "kops.securityGroupId": {
    variable: "CALICO_SECURITY_GROUP_ID",
    secret: false,
    what: "id of the security group that kops/commands.sh makes in the cluster's VPC",
  },
  "ipsec.preSharedKey": {
    variable: "IPSEC_PRE_SHARED_KEY",
    secret: true,
    what: "IKEv2 pre-shared key, at least 32 random bytes in base64",
  },
} as const satisfies Readonly<Record<string, LateValue>>;

/** Secret late values of which there may be several, by what the name begins with; the rest is the intent's name for it. */
const named = {
  bgpPassword: { variable: "BGP_PASSWORD", what: "TCP MD5 password of BGP sessions, at most 80 bytes", mostBytes: 80 },
  registryCredentials: {
    variable: "REGISTRY_CREDENTIALS",
    what: "credentials of a registry, the text of a Docker configuration (config.json)",
  },
} as const;

type SingleName = keyof typeof single;

/** Kinds of secrets that an intent names. */
export type NamedSecret = keyof typeof named;

export type LateName = SingleName | `${NamedSecret}.${string}`;

/** The names of the late values of which there is one. */
export const singleLateNames = Object.keys(single) as readonly SingleName[];

/** What is known about a late value. */
export function lateValue(name: LateName): LateValue {
  if (isSingle(name)) return single[name];
  const dot = name.indexOf(".");
  const { variable, what, ...more } = named[name.slice(0, dot) as NamedSecret];
  const given = name.slice(dot + 1);
  return {
    variable: `${variable}_${upperSnake(given)}`,
    secret: true,
    what: `${given}: ${what}`,
    base64: true,
    ...more,
  };
}

/** Whether a text is the name of a late value. */
export function isLateName(text: string): text is LateName {
  const [kind = "", ...given] = text.split(".");
  return isSingle(text) || (Object.hasOwn(named, kind) && given.join(".") !== "");
}

function isSingle(name: string): name is SingleName {
  return Object.hasOwn(single, name);
}

/** `torPassword`, `tor-password` and `tor.password` as a variable's name has it: `TOR_PASSWORD`. */
function upperSnake(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/[^A-Za-z0-9]/g, "_")
    .toUpperCase();
}

export function late(name: LateName): Late {
  return { $late: name };
}

export function isLate(value: unknown): value is Late {
  return typeof value === "object" && value !== null && "$late" in value;
}

/** A text that is known now, or late. */
export type Text = string | Late;

/** The variable by whose value a late value is replaced in a synthesised file. */
export function fileVariable(name: LateName): string {
  const { variable, base64 } = lateValue(name);
  return base64 === true ? `${variable}_BASE64` : variable;
}

/** What stands for a late value in a synthesised file. */
export function placeholder(value: Late): string {
  return `\${${fileVariable(value.$late)}}`;
}

/** A copy of `value` with every late value in it replaced; all else is shared. */
export function replaceLate<T>(value: T, replace: (value: Late) => unknown): T {
  if (isLate(value)) return replace(value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => replaceLate(item, replace)) as T;
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, replaceLate<unknown>(item, replace)]),
    ) as T;
  }
  return value;
}

/** The names of the late values inside `value`, sorted, each once. */
export function lateNames(value: unknown): LateName[] {
  const names = new Set<LateName>();
  replaceLate(value, (found) => names.add(found.$late));
  return [...names].sort();
}
