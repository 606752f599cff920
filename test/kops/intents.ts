import { resolve, type Resolved } from "../../constructs/cluster";
import { defineIntent, type Intent, type KopsIntent } from "../../constructs/intent";
import { kopsPlatform, type KopsCluster } from "../../constructs/kops";

/** An intent whose platform is kOps. */
export type KopsOnly = Omit<Intent, "platform"> & { platform: KopsIntent };

/** What a fixture changes of a base intent: an object is merged, anything else replaces. */
export type DeepPartial<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { [K in keyof T]?: DeepPartial<T[K]> }
    : T;

/** kOps' own Calico, all else as by default. */
export const native = defineIntent({
  name: "demo",
  kubernetes: "1.35",
  platform: { kind: "kops", region: "eu-central-1", instanceGroups: [{ name: "nodes" }] },
}) as KopsOnly;

/** The kit's Calico, by the operator. */
export const operator: KopsOnly = { ...native, platform: { ...native.platform, networking: "cni" } };

export const ebpf: KopsOnly = { ...native, calico: { dataplane: { kind: "ebpf" } } };

export const wireguard: KopsOnly = { ...native, calico: { encryption: { kind: "wireguard" } } };

export const vpp: KopsOnly = {
  ...operator,
  calico: { dataplane: { kind: "vpp" }, encryption: { kind: "ipsec", preSharedKey: { kind: "generated" } } },
};

/** The ways that kOps and Calico go together. */
export const ways: Readonly<Record<string, KopsOnly>> = {
  native,
  wireguard,
  ebpf,
  operator,
  vpp,
  "operator, eBPF": { ...operator, calico: { dataplane: { kind: "ebpf" } } },
  "operator, nftables": { ...operator, calico: { dataplane: { kind: "nftables" } } },
};

export function resolved(intent: Intent): Resolved<KopsCluster> {
  return resolve(intent, kopsPlatform);
}

/** A copy of `base` with the changes in it. `undefined` takes a key away. */
export function changed<T>(base: T, changes: DeepPartial<T>): T {
  if (typeof base !== "object" || base === null || Array.isArray(base)) return changes as T;
  if (typeof changes !== "object" || changes === null || Array.isArray(changes)) return changes as T;
  const result: Record<string, unknown> = { ...(base as Record<string, unknown>) };
  for (const [key, change] of Object.entries(changes as Record<string, unknown>)) {
    if (change === undefined) delete result[key];
    else if (typeof change === "object" && change !== null && "kind" in change && key !== "platform")
      result[key] = change;
    else result[key] = key in result ? changed(result[key], change as DeepPartial<unknown>) : change;
  }
  return result as T;
}
