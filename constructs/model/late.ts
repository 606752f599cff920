/**
 * A value that only exists once the cloud has made something: the host name of an API endpoint, a generated key. How
 * many objects there are and what they are called never depends on one. Pulumi puts the real value in; `synth` writes
 * `${NAME}` in its place, and secret values are never written at all.
 */
export interface Late {
  readonly $late: LateName;
}

/** Every late value there is, with the name that stands for it in synthesised files. */
export const lateValues = {
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
} as const;

export type LateName = keyof typeof lateValues;

export function late(name: LateName): Late {
  return { $late: name };
}

export function isLate(value: unknown): value is Late {
  return typeof value === "object" && value !== null && "$late" in value;
}

/** A text that is known now, or late. */
export type Text = string | Late;

/** What stands for a late value in a synthesised file. */
export function placeholder(value: Late): string {
  return `\${${lateValues[value.$late].variable}}`;
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
