import { compact } from "../../../model";
import type { CalicoCluster } from "../../cluster";
import type { CalicoContext } from "../../context";

export function resolveAutodetection({ intent, facts, network, reasons }: CalicoContext) {
  const wanted = intent.calico?.nodeAddressAutodetection;
  const has = (family: 4 | 6) => network.families.includes(family);
  return compact({
    ipv4:
      has(4) || wanted?.ipv4
        ? reasons.choose("/calico/nodeAddressAutodetection/ipv4", wanted?.ipv4, () => facts.addressAutodetection)
        : undefined,
    ipv6:
      has(6) || wanted?.ipv6
        ? reasons.choose("/calico/nodeAddressAutodetection/ipv6", wanted?.ipv6, () => facts.addressAutodetection)
        : undefined,
  });
}

export function resolveIpamConfiguration({ intent, reasons }: CalicoContext): CalicoCluster["ipamConfiguration"] {
  const wanted = intent.calico?.ipam;
  if (
    wanted?.strictAffinity === undefined &&
    wanted?.maxBlocksPerHost === undefined &&
    wanted?.autoAllocateBlocks === undefined
  )
    return undefined;
  return reasons.set("/calico/ipamConfiguration", {
    value: {
      strictAffinity: wanted.strictAffinity ?? false,
      autoAllocateBlocks: wanted.autoAllocateBlocks ?? true,
      maxBlocksPerHost: wanted.maxBlocksPerHost ?? 0,
    },
    origin: "user",
    why: "the intent says so; what it leaves out is Calico's own default",
  });
}
