import * as z from "zod";
import { looksLikeKey } from "../findings";
import { Selector } from "../model";
import { Asn, Cidr, Ip, type Parsed } from "../net";
import { PlainFirst } from "./plain-first";
import { labelKey, labelValue, pathText, selectorText } from "./texts";
import { type Wanted, wanting } from "./wanted";

/**
 * Turns a parser into the second half of a schema: rooms get the parser's value, the user its reason, and what is wanted
 * instead. The text of the JSON Schema is the first half's, which is what a user may write.
 */
export function parsed<I, T>(written: z.ZodType<I, I>, parse: (value: I) => Parsed<T>, wanted: Wanted) {
  return wanting(written, wanted).transform((value, context): T => {
    const result = parse(value);
    if (result.ok) return result.value;
    context.addIssue({ code: "custom", message: result.reason });
    return z.NEVER;
  });
}

/** `10.0.0.0/16` or `fd00::/48`, without host bits. */
export const cidr = parsed(
  z.string().meta({ description: "a CIDR without host bits, IPv4 or IPv6, e.g. 10.0.0.0/16" }),
  (text) => Cidr.parse(text),
  {
    want: "a CIDR without host bits, IPv4 or IPv6, e.g. 10.0.0.0/16",
    mend: (text) => {
      const loose = Cidr.parse(text.trim(), { strict: false });
      return loose.ok ? loose.value.toString() : undefined;
    },
  },
);

/** One IPv4 or IPv6 address. */
export const ip = parsed(z.string().meta({ description: "an IPv4 or IPv6 address" }), Ip.parse, {
  want: "one IPv4 or IPv6 address, e.g. 10.0.0.10",
  mend: (text) => addressIn(text, Ip.parse),
});

/** What is left of a text without a prefix length, where that is an address. */
export function addressIn(text: string, parse: (text: string) => Parsed<unknown>): string | undefined {
  const address = text.trim().replace(/\/\d+$/, "");
  return address !== text && parse(address).ok ? address : undefined;
}

/** An AS number as an integer or as text, asplain or asdot (`65001`, `"1.10"`). */
export const asNumber = parsed(
  z.union([z.number().int(), z.string()]).meta({ description: "an AS number, asplain (65001) or asdot (1.10)" }),
  Asn.parse,
  {
    want: 'an AS number from 1 to 4294967295, asplain or, in quotes, asdot, e.g. 65001 or "1.10"',
    mend: (text) => {
      const digits = text.trim().replace(/^AS\s*/i, "");
      return digits !== text && Asn.parse(digits).ok ? digits : undefined;
    },
  },
);

/** The name of a Kubernetes object: an RFC 1123 subdomain of at most 253 characters. */
export const objectName = z
  .string()
  .max(253)
  .regex(/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/, "must be lower-case letters, digits, '-' or '.', e.g. rack-1-tor-a")
  .meta({ description: "the name of a Kubernetes object (RFC 1123 subdomain)" });

/** A TCP or UDP port. */
export const port = z.number().int().min(1).max(65535).meta({ description: "a port, 1-65535" });

/** A whole number that a field of Kubernetes' APIs can hold: beyond 32 bits nobody can read the object any more. */
export const int32 = z
  .number()
  .int()
  .min(-(2 ** 31))
  .max(2 ** 31 - 1);

/** A Go duration, e.g. `10s`, `1m30s`. */
export const duration = wanting(
  z
    .string()
    .regex(/^([0-9]+(\.[0-9]+)?(ns|us|ms|s|m|h))+$/, "must be a duration such as 10s or 1m30s")
    .meta({ description: "a duration such as 10s or 1m30s" }),
  { mend: (text) => (/^\d+$/.test(text) ? `${text}s` : undefined) },
);

/** An absolute path, or `None` to switch the feature off. */
export const absolutePathOrNone = pathText.meta({ description: 'an absolute path on the node, or "None"' });

/** A Calico selector expression, e.g. `rack == 'r1'`. */
export const selector = parsed(
  selectorText.min(1).meta({ description: "a Calico selector, e.g. rack == 'r1' or all()" }),
  Selector.parse,
  { want: "a Calico selector in one line, e.g. all(), or with a label as in rack == 'r1'" },
);

export const enabledOrDisabled = z.enum(["Enabled", "Disabled"]);

/** Labels of Kubernetes, in the characters that it takes. */
export const labels = z.record(labelKey, labelValue);
/** Kubernetes taints, in Kubernetes' own words (EKS has words of its own). */
export const taints = z.array(
  z.strictObject({
    key: labelKey,
    value: labelValue.optional(),
    effect: z.enum(["NoSchedule", "PreferNoSchedule", "NoExecute"]),
  }),
);

/** `\p{Z}` of AWS' own rule less the separators of lines and paragraphs, which end a line of YAML 1.1. */
const tagText = new PlainFirst(String.raw`^[a-zA-Z0-9 _.:/=+\-@]*$`, String.raw`^[\p{L}\p{Zs}\p{N}_.:/=+\-@]*$`);
const tagMessage = "may hold letters, digits, spaces and _ . : / = + - @ only";

/** Tags of AWS, in the characters that every service takes (IAM API, Tag; EC2 takes more). */
export const tags = z
  .record(z.string().min(1).max(128).regex(tagText, tagMessage), z.string().max(256).regex(tagText, tagMessage))
  .meta({ description: "tags of everything that is made in AWS" });

/** What is wrong with a name that is key material: it would stand in plan.json, in scripts and in the state. */
const notKeyLike = {
  message: "looks like a key and not like the name of one; write the name, and keep the key out of the file",
};

const isName = (text: string): boolean => !looksLikeKey(text);

/** The name of a secret value of the stack's Pulumi configuration. */
export const configName = z
  .string()
  .regex(
    /^[A-Za-z][A-Za-z0-9_.-]{0,62}$/,
    "must be the name of a configuration value: 1-63 letters, digits, '_', '.' or '-', starting with a letter",
  )
  .refine(isName, notKeyLike)
  .meta({
    description:
      "the name, not the value, of a secret value of the stack's configuration: `pulumi config set --secret NAME`",
  });

/** The name of a Secret in the cluster. */
export const secretName = objectName.refine(isName, notKeyLike).meta({ description: "the name of a Secret" });

export const secretKeyRef = z
  .strictObject({
    name: secretName,
    key: z
      .string()
      .max(253)
      .regex(/^[-._a-zA-Z0-9]+$/, "must be a key of a Secret: letters, digits, '-', '_' or '.'")
      .refine(isName, notKeyLike),
  })
  .meta({ description: "a key of a Secret that exists in the cluster; the value never passes through the kit" });

/** A secret that the stack's configuration holds. */
export const fromConfiguration = z
  .strictObject({ kind: z.literal("secret"), config: configName })
  .meta({ description: "a secret value of the stack's configuration; the kit makes the Secret" });

/** One value of a secret, by reference: its own place is the cluster or the stack's configuration. */
export const secretValue = z
  .union([
    z
      .strictObject({ kind: z.literal("existing").optional(), secretKeyRef })
      .meta({ description: "a key of a Secret that is in the cluster" }),
    fromConfiguration,
  ])
  .meta({ description: "a reference to a secret: { secretKeyRef: { name, key } }, or { kind: secret, config: NAME }" });

export type SecretValue = z.infer<typeof secretValue>;

/** A Kubernetes toleration, upstream's own fields. */
export const toleration = z.strictObject({
  key: z.union([labelKey, z.literal("")]).optional(),
  operator: z.enum(["Exists", "Equal"]).optional(),
  value: labelValue.optional(),
  effect: z.enum(["NoSchedule", "PreferNoSchedule", "NoExecute"]).optional(),
  tolerationSeconds: z.number().int().optional(),
});
