import { compact } from "../../model";
import type { CalicoDataplane } from "../cluster";
import type { CalicoContext } from "../context";
import { defaultHugepages, defaultWorkers } from "./schema";

/** Drivers that need 2 MiB hugepages on the node. */
const hugepageDrivers: readonly (string | undefined)[] = ["dpdk", "virtio", "rdma", "vmxnet3"];

export function resolveVpp({ intent, facts, reasons }: CalicoContext): CalicoDataplane {
  const wanted = intent.calico?.dataplane;
  if (wanted?.kind !== "vpp") throw new Error("only called for VPP");
  const uplinks = reasons.choose("/calico/dataplane/uplinks", wanted.uplinks, () => ({
    value: [{ interfaceName: facts.primaryInterface.value, vppDriver: "af_packet" as const }],
    origin: "platform",
    why: `${facts.primaryInterface.why}; af_packet needs nothing prepared on the node`,
  }));
  const needsHugepages = uplinks.some((uplink) => hugepageDrivers.includes(uplink.vppDriver));
  return compact({
    kind: "vpp" as const,
    uplinks,
    hugepages2Mi: reasons.choose("/calico/dataplane/hugepages2Mi", wanted.hugepages?.pages2Mi, () => ({
      value: needsHugepages ? defaultHugepages : 0,
      origin: "derived",
      why: needsHugepages ? "a driver needs hugepages" : "no driver needs hugepages",
      from: ["/calico/dataplane/uplinks"],
    })),
    workers: reasons.choose("/calico/dataplane/workers", wanted.workers, () => ({
      value: defaultWorkers,
      origin: "default",
      why: "VPP's main thread does the work, as in upstream's manifests",
    })),
    buffersPerNuma: reasons.choose("/calico/dataplane/buffersPerNuma", wanted.buffersPerNuma, () => ({
      value: 131072,
      origin: "default",
      why: "as in upstream's manifests",
    })),
    maxPodIfSpec: { rx: 10, tx: 10, rxqsz: 1024, txqsz: 1024, ...wanted.maxPodIfSpec },
    defaultPodIfSpec: { rx: 1, tx: 1, isl3: true, ...wanted.defaultPodIfSpec },
    vppHostTapSpec: { rx: 1, tx: 1, rxqsz: 1024, txqsz: 1024, isl3: false, ...wanted.vppHostTapSpec },
    featureGates: reasons.set("/calico/dataplane/featureGates", {
      value: compact<Record<string, boolean>>({
        ...wanted.featureGates,
        ...(intent.calico?.encryption?.kind === "ipsec" ? { ipsecEnabled: true } : {}),
      }),
      origin: "derived",
      why: "what the intent asks for, and ipsecEnabled with IPsec",
      from: ["/calico/encryption"],
    }),
    bgpServerMode: wanted.bgpServerMode,
    logLevel: wanted.logLevel,
    hooks: reasons.set("/calico/dataplane/hooks", facts.vppHooks),
  });
}
