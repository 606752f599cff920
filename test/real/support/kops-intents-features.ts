/** What an intent can say of kOps, and what the generated ones do say. */
import { jsonSchemaOf } from "../../../constructs/intent";
import { kops } from "../../../constructs/platforms/kops/schema";

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
}

/** Every key of the platform's schema, and every value of those that have few: `dns`, `dns=None`, `vpc.subnets.type` … */
export function sayable(): readonly string[] {
  const visit = (schema: Schema, at: string): string[] => [
    ...Object.entries(schema.properties ?? {}).flatMap(([key, inner]) => {
      const path = at === "" ? key : `${at}.${key}`;
      return [path, ...visit(inner, path)];
    }),
    ...(schema.items === undefined ? [] : visit(schema.items, at)),
    ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((option) => visit(option, at)),
    ...(schema.enum ?? (schema.const === undefined ? [] : [schema.const])).map((value) => `${at}=${String(value)}`),
  ];
  return [...new Set(visit(jsonSchemaOf(kops), ""))].sort();
}

/** The same, of one intent. */
function saidIn(value: unknown, at = ""): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => saidIn(item, at));
  if (typeof value !== "object" || value === null) return [`${at}=${String(value)}`];
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = at === "" ? key : `${at}.${key}`;
    return [path, ...saidIn(inner, path)];
  });
}

/** Why the generated intents leave something out. */
export const unsaid: Readonly<Record<string, string>> = {
  "dns=Public": "kOps looks the zone up in the world's DNS first",
};

/** Keys and values that no intent has. */
export function missingIn(intents: readonly object[]): readonly string[] {
  const said = new Set(intents.flatMap((intent) => saidIn((intent as { readonly platform: object }).platform)));
  return sayable().filter((it) => !said.has(it) && unsaid[it] === undefined);
}

interface Intent {
  readonly platform: {
    readonly networking: string;
    readonly topology?: string;
    readonly vpc?: {
      readonly kind: string;
      readonly additionalCidrs?: unknown;
      readonly availabilityZones?: unknown[];
    };
    readonly controlPlane?: { readonly availabilityZones?: readonly string[] };
    readonly addons?: readonly string[];
    readonly discoveryStore?: string;
    readonly instanceGroups: readonly { readonly routeReflectorClusterId?: string }[];
  };
  readonly calico: {
    readonly routing: { readonly kind: string };
    readonly dataplane?: { readonly kind: string };
    readonly encryption?: { readonly kind: string; readonly preSharedKey?: { readonly kind: string } };
    readonly bgp?: {
      readonly nodeToNodeMeshEnabled?: boolean;
      readonly peers?: readonly { readonly peerIP?: string }[];
    };
  };
}

const isShared = ({ platform }: Intent): boolean => platform.vpc?.kind === "shared";
const isRouted = ({ calico }: Intent): boolean => calico.routing.kind === "fabric";
const hasRouter = ({ calico }: Intent): boolean =>
  calico.bgp?.peers?.some(({ peerIP }) => peerIP !== undefined) ?? false;
const hasReflectors = ({ platform }: Intent): boolean =>
  platform.instanceGroups.some(({ routeReflectorClusterId: id }) => id !== undefined);
const isOwn = ({ platform }: Intent): boolean => platform.networking === "calico";
const zoneCount = ({ platform }: Intent): number | undefined => platform.controlPlane?.availabilityZones?.length;
const pskKind = ({ calico }: Intent): string | undefined => calico.encryption?.preSharedKey?.kind;

/** Things that go together, each of which some intent has to have. */
export const combinations: Readonly<Record<string, (intent: Intent) => boolean>> = {
  "private shared VPC": (it) => isShared(it) && it.platform.topology !== "public",
  "public shared VPC": (it) => isShared(it) && it.platform.topology === "public",
  "shared VPC with a further range": (it) => it.platform.vpc?.additionalCidrs !== undefined,
  "one node in the control plane": (it) => zoneCount(it) === 1,
  "three nodes in the control plane": (it) => zoneCount(it) === 3,
  "pods with IAM roles": (it) =>
    it.platform.discoveryStore !== undefined && it.platform.addons?.includes("pod-identity-webhook") === true,
  "kOps' Calico without encapsulation in one zone": (it) => isOwn(it) && isRouted(it) && !hasRouter(it),
  "kOps' Calico without encapsulation and a router": (it) => isOwn(it) && isRouted(it) && hasRouter(it),
  "the operator's without encapsulation": (it) => !isOwn(it) && isRouted(it),
  "route reflectors of kOps' Calico": (it) => isOwn(it) && hasReflectors(it),
  "route reflectors of the operator's": (it) => !isOwn(it) && hasReflectors(it),
  "route reflectors beside the mesh": (it) => hasReflectors(it) && it.calico.bgp?.nodeToNodeMeshEnabled === true,
  "a router and kOps' Calico in a shared VPC": (it) => isOwn(it) && isShared(it) && hasRouter(it),
  "a router and kOps' Calico in kOps' VPC": (it) => isOwn(it) && !isShared(it) && hasRouter(it),
  "a router and the operator's": (it) => !isOwn(it) && hasRouter(it),
  nftables: ({ calico }) => calico.dataplane?.kind === "nftables",
  "eBPF by kOps": (it) => isOwn(it) && it.calico.dataplane?.kind === "ebpf",
  "eBPF by the operator": (it) => !isOwn(it) && it.calico.dataplane?.kind === "ebpf",
  "VPP in clear text": ({ calico }) => calico.dataplane?.kind === "vpp" && calico.encryption === undefined,
  "IPsec, generated key": (it) => pskKind(it) === "generated",
  "IPsec, configured key": (it) => pskKind(it) === "secret",
  "IPsec, existing key": (it) => pskKind(it) === "existing",
  "WireGuard by kOps": (it) => isOwn(it) && it.calico.encryption?.kind === "wireguard",
  "WireGuard by the operator": (it) => !isOwn(it) && it.calico.encryption?.kind === "wireguard",
};

/** Combinations that no intent has. */
export function unmet(intents: readonly object[]): readonly string[] {
  return Object.keys(combinations).filter((name) => !intents.some((intent) => combinations[name]?.(intent as Intent)));
}
