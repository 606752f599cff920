import { defineIntent, type Intent, type IntentInput, resolve, type Resolved } from "../../../constructs/kit";
import { kopsPlatform } from "../../../constructs/platforms/kops/platform";
import type { KopsCluster, KopsNodeGroup } from "../../../constructs/platforms/kops/types";
import { parsed } from "../../support/rules";

export { changed, type DeepPartial } from "../../support/changed";

/** An intent whose platform is kOps. */
export type KopsOnly = Omit<IntentInput, "platform"> & { platform: Extract<IntentInput["platform"], { kind: "kops" }> };

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

export function resolved(intent: IntentInput | Intent): Resolved<KopsCluster, KopsNodeGroup> {
  return resolve(parsed(intent), kopsPlatform);
}
