import { askedIf, because, trace, type Traced } from "../../../model";
import type { CalicoCluster } from "../../cluster";
import type { CalicoContext } from "../../context";

export function resolveAutodetection({
  intent,
  offer,
  network,
}: CalicoContext): Traced<CalicoCluster["nodeAddressAutodetection"]> {
  const wanted = intent.calico?.nodeAddressAutodetection;
  return trace<CalicoCluster["nodeAddressAutodetection"]>({
    ipv4: askedIf(wanted?.ipv4) ?? (network.families.includes(4) ? offer.addressAutodetection : undefined),
    ipv6: askedIf(wanted?.ipv6) ?? (network.families.includes(6) ? offer.addressAutodetection : undefined),
  });
}

export function resolveIpamConfiguration({
  intent,
}: CalicoContext): Traced<NonNullable<CalicoCluster["ipamConfiguration"]>> | undefined {
  const { strictAffinity, maxBlocksPerHost, autoAllocateBlocks } = intent.calico?.ipam ?? {};
  if (strictAffinity === undefined && maxBlocksPerHost === undefined && autoAllocateBlocks === undefined)
    return undefined;
  return because({
    value: {
      strictAffinity: strictAffinity ?? false,
      autoAllocateBlocks: autoAllocateBlocks ?? true,
      maxBlocksPerHost: maxBlocksPerHost ?? 0,
    },
    origin: "user",
    why: "the intent says so; what it leaves out is Calico's own default",
  });
}
