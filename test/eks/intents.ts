import { resolve, type Resolved } from "../../constructs/cluster";
import { eksPlatform, type EksCluster } from "../../constructs/eks";
import { defineIntent, type EksIntent, type Intent } from "../../constructs/intent";

/** An intent whose platform is EKS. */
export type EksOnly = Omit<Intent, "platform"> & { platform: EksIntent };

/** What a fixture changes of a base intent: an object is merged, anything else replaces. */
export type DeepPartial<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { [K in keyof T]?: DeepPartial<T[K]> }
    : T;

/** The smallest sensible cluster: Calico's CNI with VXLAN, three zones, private endpoint. */
export const vxlan = defineIntent({
  name: "demo",
  kubernetes: "1.35",
  platform: { kind: "eks", region: "eu-central-1", nodeGroups: [{ name: "main" }] },
});

export const vpcCni = defineIntent({ ...vxlan, calico: { routing: { kind: "cloud" } } });

export const ebpf = defineIntent({ ...vxlan, calico: { dataplane: { kind: "ebpf" } } });

export const vpp = defineIntent({
  ...vxlan,
  calico: { dataplane: { kind: "vpp" }, encryption: { kind: "ipsec", preSharedKey: { kind: "generated" } } },
});

export const nftables = defineIntent({ ...vxlan, calico: { dataplane: { kind: "nftables" } } });

/** The four ways that EKS and Calico go together. */
export const fourWays: Readonly<Record<string, Intent>> = { vpcCni, vxlan, ebpf, vpp };

export function resolved(intent: Intent): Resolved<EksCluster> {
  return resolve(intent, eksPlatform);
}

/** A copy of `base` with the changes in it. `undefined` takes a key away. */
export function changed<T>(base: T, changes: DeepPartial<T>): T {
  if (typeof base !== "object" || base === null || Array.isArray(base)) return changes as T;
  if (typeof changes !== "object" || changes === null || Array.isArray(changes)) return changes as T;
  const result: Record<string, unknown> = { ...(base as Record<string, unknown>) };
  for (const [key, change] of Object.entries(changes as Record<string, unknown>)) {
    if (change === undefined) delete result[key];
    else if (typeof change === "object" && change !== null && "kind" in change) result[key] = change;
    else result[key] = key in result ? changed(result[key], change as DeepPartial<unknown>) : change;
  }
  return result as T;
}
