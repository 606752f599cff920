import type { CalicoCluster, CalicoDataplane, CalicoEncryption } from "../cluster";
import type { CalicoContext } from "./context";
import { compact } from "./freeze";

/** Drivers that need 2 MiB hugepages on the node. */
const hugepageDrivers: readonly (string | undefined)[] = ["dpdk", "virtio", "rdma", "vmxnet3"];

/** Enough for VPP's default buffers; what upstream's node preparation sets. */
const defaultHugepages = 512;

export function resolveDataplane(context: CalicoContext): CalicoDataplane {
  const { intent, reasons } = context;
  const wanted = intent.calico?.dataplane;
  const kind = reasons.choose("/calico/dataplane/kind", wanted?.kind, () => ({
    value: "iptables" as const,
    origin: "default",
    why: "works on every kernel that Calico supports",
  }));
  reasons.choose("/calico/dataplane", wanted, () => ({
    value: { kind: "iptables" as const },
    origin: "default",
    why: "works on every kernel that Calico supports",
  }));
  switch (kind) {
    case "iptables":
    case "nftables":
      return { kind };
    case "ebpf":
      return resolveEbpf(context);
    case "vpp":
      return resolveVpp(context);
  }
}

function resolveEbpf({ intent, facts, reasons }: CalicoContext): CalicoDataplane {
  const wanted = intent.calico?.dataplane;
  if (wanted?.kind !== "ebpf") throw new Error("only called for eBPF");
  const asked = wanted.apiServer;
  const apiServer: Extract<CalicoDataplane, { kind: "ebpf" }>["apiServer"] =
    asked?.kind === "bootstrap"
      ? reasons.set("/calico/dataplane/apiServer", {
          value: { kind: "bootstrap" },
          origin: "user",
          why: "the operator finds the API server itself",
        })
      : {
          kind: "endpoint",
          host: reasons.choose("/calico/dataplane/apiServer/host", asked?.host, () => facts.apiServer.host),
          port: reasons.choose("/calico/dataplane/apiServer/port", asked?.port, () => facts.apiServer.port),
        };
  return {
    kind: "ebpf",
    apiServer,
    serviceMode: reasons.choose("/calico/dataplane/serviceMode", wanted.serviceMode, () => ({
      value: "Tunnel" as const,
      origin: "default",
      why: "works across subnets and behind load balancers",
    })),
    kubeProxy: reasons.choose("/calico/dataplane/kubeProxy", wanted.kubeProxy, () =>
      facts.kubeProxyOwner === "kit"
        ? { value: "remove" as const, origin: "derived", why: "eBPF serves Services itself" }
        : { value: "leave" as const, origin: "platform", why: "the platform puts kube-proxy back" },
    ),
  };
}

function resolveVpp({ intent, facts, reasons }: CalicoContext): CalicoDataplane {
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
      value: 0,
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

export function resolveEncryption(
  { intent, network, reasons }: CalicoContext,
  cni: CalicoCluster["cni"],
): CalicoEncryption {
  const wanted = intent.calico?.encryption;
  reasons.choose("/calico/encryption", wanted, () => ({
    value: { kind: "none" as const },
    origin: "default",
    why: "encryption is asked for by name",
  }));
  switch (wanted?.kind) {
    case undefined:
    case "none":
      return { kind: "none" };
    case "wireguard": {
      const forFamily = (family: 4 | 6, asked: boolean | undefined) =>
        reasons.choose(`/calico/encryption/ipv${family}`, asked, () => ({
          value: network.families.includes(family),
          origin: "derived",
          why: `on where there are IPv${family} pods`,
          from: ["/network/families"],
        }));
      return {
        kind: "wireguard",
        ipv4: forFamily(4, wanted.ipv4),
        ipv6: forFamily(6, wanted.ipv6),
        hostEncryption: reasons.choose("/calico/encryption/hostEncryption", wanted.hostEncryption, () => ({
          value: cni === "AmazonVPC",
          origin: "derived",
          why:
            cni === "AmazonVPC"
              ? "with the AWS VPC CNI the operator turns it on: pods have node-network addresses"
              : "exists only with the cloud's own CNI",
          from: ["/calico/cni"],
        })),
      };
    }
    case "ipsec":
      return compact({
        kind: "ipsec" as const,
        preSharedKey: reasons.choose("/calico/encryption/preSharedKey", wanted.preSharedKey, () => ({
          value: { kind: "generated" as const },
          origin: "default",
          why: "Pulumi makes the key and keeps it encrypted",
        })),
        asyncCryptoThreads: wanted.asyncCryptoThreads,
        crossTunnels: wanted.crossTunnels,
      });
  }
}
