import * as z from "zod";
import { cidr, duration, line, plainWord, port } from "../../intent";
import { once } from "../../model";

export type Bounds = readonly [least: number, most: number];

/** What the kit knows of one field of upstream's FelixConfigurationSpec. */
export interface FelixField {
  /**
   * What the intent may say, or, with `decidedBy`, what the kit may write; the CRD's own type unless `unlikeCrd`.
   * Made when it is wanted: few intents name any of the fields.
   */
  readonly type: () => z.ZodType;
  /** Why `type` takes less or more than the CRD of a release does. */
  readonly unlikeCrd?: string;
  /** Least and most that Felix takes, where the CRD lets more pass (felix/config/config_params.go, validate tags). */
  readonly bounds?: Bounds;
  /** What it was up to a Calico minor, e.g. `3.31`. */
  readonly olderBounds?: { readonly until: string; readonly bounds: Bounds };
  /** The CRD's own pattern of a duration; `type` also takes the spellings of Go, so that a rule can say what to write. */
  readonly pattern?: string;
  /** The first Calico minor with the field, where a pinned release lacks it; e.g. `3.32`. */
  readonly since?: string;
  /** The last Calico minor with the field. */
  readonly until?: string;
  /** The data planes in which Felix reads it, the one that it is named after first; absent: in all. */
  readonly dataplanes?: readonly [string, ...string[]];
  /** Felix' own default, where a rule, a text or a flow needs it. */
  readonly default?: string | number | readonly string[];
  /** The part of the intent that decides it instead of `calico.felix`. */
  readonly decidedBy?: string;
  /** A mistake of upstream's own that the pinned releases share, where it is in their sources. */
  readonly upstreamBug?: string;
  /** Why neither the intent sets it nor the kit writes it. */
  readonly neverWritten?: string;
}

export const flag = once(() => z.boolean());
/** The CRD takes any text; the intent, as everywhere, one line of it. */
export const text = (): typeof line => line;
export const integer = once(() => z.number().int());
export const intOrString = once(() => z.union([z.number().int(), plainWord]));
/** 0 switches off what would listen. */
export const portOrZero = once(() => z.number().int().min(0).max(65535));

const durationOrAuto = once(() => z.union([duration, z.literal("Auto")]));

export const conntrackTimeouts = once(() =>
  z.strictObject({
    creationGracePeriod: durationOrAuto().optional(),
    genericTimeout: durationOrAuto().optional(),
    icmpTimeout: durationOrAuto().optional(),
    tcpEstablished: durationOrAuto().optional(),
    tcpFinsSeen: durationOrAuto().optional(),
    tcpResetSeen: durationOrAuto().optional(),
    tcpSynSent: durationOrAuto().optional(),
    udpTimeout: durationOrAuto().optional(),
  }),
);

/** Felix dies of a port without a protocol, and of one with another (felix/config/param_types.go, PortListParam). */
export const protocolPorts = once(() =>
  z.array(z.strictObject({ net: cidr.optional(), port, protocol: z.enum(["TCP", "UDP"]) })),
);

/** What Felix takes for a name of a host (HostnameRegexp), or nothing. */
export const hostName = once(() =>
  z.string().regex(/^(?:[a-zA-Z0-9_][a-zA-Z0-9_.-]*)?$/, "must be a host name or an IPv4 address"),
);
/** What Felix takes for where it listens (HostAddressRegexp), or nothing. */
export const listenAddress = once(() =>
  z
    .string()
    .regex(/^(?:[a-zA-Z0-9:][a-zA-Z0-9:._+-]{0,63})?$/, "must be a host name or an address, at most 64 characters"),
);
/** Names of devices and their beginnings, without white space (IfaceListRegexp). */
export const interfaceNames = once(() =>
  z
    .string()
    .regex(
      /^(?:[a-zA-Z0-9_-]{1,15}(?:,[a-zA-Z0-9_-]{1,15})*)?$/,
      "must be names of at most 15 characters, with commas between",
    ),
);
/** A DNS label in lower case, of at most 46 characters (RegionParam). */
export const region = once(() =>
  z.string().regex(/^(?:[a-z0-9](?:[a-z0-9-]{0,44}[a-z0-9])?)?$/, "must be a DNS label of at most 46 characters"),
);
/** A word that Felix takes for a key of a list (stringutils, ParseKeyValueList). */
export const keyWord = once(() => z.string().regex(/^\w+$/, "must be letters, digits and _ without a space"));

export const tableRange = once(() => z.strictObject({ max: z.number().int(), min: z.number().int() }));

/** Upstream's pattern of most durations: the backslash is doubled, so that no fraction matches. */
export const wholeNumbers = String.raw`^([0-9]+(\\.[0-9]+)?(ms|s|m|h))*$`;
export const fractions = String.raw`^([0-9]+(\.[0-9]+)?(ms|s|m|h))*$`;

/** Reasons for `unlikeCrd` that many rows share. */
export const anyCase = "the CRD takes any case and the empty text, which say nothing more";
export const anyNumber = "the CRD takes any number";
export const anyText = "the CRD takes any text";
export const goDuration = "the CRD takes any text, and Calico's API server a duration";

/** Reasons for `neverWritten`. */
export const byOperator = "the operator writes it, as calico.dataplane says";
export const gone = "Felix dropped it";

export const ebpf = ["ebpf"] as const;
/** eBPF programs what it leaves to the kernel's filter by nftables. */
export const nftables = ["nftables", "ebpf"] as const;
