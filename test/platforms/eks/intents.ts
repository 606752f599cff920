import { defineIntent, type Intent, type IntentInput, resolve, type Resolved } from "../../../constructs/kit";
import { eksPlatform } from "../../../constructs/platforms/eks/platform";
import type { EksCluster, EksNodeGroup } from "../../../constructs/platforms/eks/types";
import { parsed } from "../../support/rules";

export { changed, type DeepPartial } from "../../support/changed";

/** An intent whose platform is EKS. */
export type EksOnly = Omit<IntentInput, "platform"> & { platform: Extract<IntentInput["platform"], { kind: "eks" }> };

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
export const fourWays: Readonly<Record<string, IntentInput>> = { vpcCni, vxlan, ebpf, vpp };

export function resolved(intent: IntentInput | Intent): Resolved<EksCluster, EksNodeGroup> {
  return resolve(parsed(intent), eksPlatform);
}
