import { compact } from "../../model";
import type { CalicoCluster, CalicoDataplane, CalicoEncryption, CalicoPool } from "../cluster";
import type { CalicoContext } from "../context";
import type { FelixConfigurationSpec } from "./fields";

/** FelixConfiguration default: what the intent tunes, and what the rest of the cluster needs of Felix. */
export function resolveFelix(
  context: CalicoContext,
  calico: {
    readonly dataplane: CalicoDataplane;
    readonly encryption: CalicoEncryption;
    readonly pools: readonly CalicoPool[];
    readonly cni: CalicoCluster["cni"];
  },
): FelixConfigurationSpec {
  const { intent, reasons } = context;
  const tuning = intent.calico?.felix ?? {};
  for (const key of Object.keys(tuning))
    reasons.set(`/calico/felix/${key}`, { value: undefined, origin: "user", why: "the intent says so" });
  return compact({
    ...tuning,
    awsSrcDstCheck: sourceDestinationCheck(context, calico),
    ...ebpfFields(context, calico.dataplane),
    ...wireguardFields(context, calico),
  });
}

function sourceDestinationCheck(
  { intent, facts, reasons }: CalicoContext,
  { dataplane, pools, cni }: { dataplane: CalicoDataplane; pools: readonly CalicoPool[]; cni: CalicoCluster["cni"] },
): FelixConfigurationSpec["awsSrcDstCheck"] {
  const asked = intent.calico?.felix?.awsSrcDstCheck;
  if (asked !== undefined || !facts.hasSourceDestinationCheck) return asked;
  const bare = pools.find(
    ({ encapsulation, allowedUses }) =>
      !allowedUses.includes("LoadBalancer") && (encapsulation === "None" || encapsulation.endsWith("CrossSubnet")),
  );
  const why =
    cni === "Calico" && bare !== undefined
      ? `pool ${bare.name} sends pod addresses over the fabric unencapsulated`
      : dataplane.kind === "ebpf" && dataplane.serviceMode === "DSR"
        ? "with DSR a node answers with another node's address"
        : dataplane.kind === "vpp" && facts.kubernetesProvider.value === "EKS"
          ? "the operator asks Felix for it on EKS with VPP"
          : undefined;
  if (why === undefined) return undefined;
  return reasons.set("/calico/felix/awsSrcDstCheck", {
    value: "Disable",
    origin: "derived",
    why: `${why}, and the fabric drops such packets otherwise`,
    from: ["/calico/pools", "/calico/dataplane"],
  });
}

function ebpfFields({ reasons }: CalicoContext, dataplane: CalicoDataplane): Partial<FelixConfigurationSpec> {
  if (dataplane.kind !== "ebpf") return {};
  const derived = <T>(field: string, value: T, why: string, from: string): T =>
    reasons.set(`/calico/felix/${field}`, { value, origin: "derived", why, from: [from] });
  const besideKubeProxy = dataplane.kubeProxy === "leave";
  return compact({
    bpfExternalServiceMode:
      dataplane.serviceMode === "DSR"
        ? derived(
            "bpfExternalServiceMode",
            "DSR" as const,
            "the data plane's service mode",
            "/calico/dataplane/serviceMode",
          )
        : undefined,
    bpfKubeProxyIptablesCleanupEnabled: besideKubeProxy
      ? derived(
          "bpfKubeProxyIptablesCleanupEnabled",
          false,
          "kube-proxy stays: Felix must not remove its rules",
          "/calico/dataplane/kubeProxy",
        )
      : undefined,
    bpfKubeProxyHealthzPort: besideKubeProxy
      ? derived("bpfKubeProxyHealthzPort", 0, "kube-proxy stays and owns port 10256", "/calico/dataplane/kubeProxy")
      : undefined,
  });
}

function wireguardFields(
  { intent, reasons }: CalicoContext,
  { encryption, cni }: { encryption: CalicoEncryption; cni: CalicoCluster["cni"] },
): Partial<FelixConfigurationSpec> {
  const wanted = intent.calico?.encryption;
  if (encryption.kind !== "wireguard" || wanted?.kind !== "wireguard") return {};
  reasons.set("/calico/felix/wireguardEnabled", {
    value: encryption.ipv4,
    origin: "derived",
    why: "WireGuard between nodes",
    from: ["/calico/encryption/ipv4"],
  });
  return compact({
    wireguardEnabled: encryption.ipv4 ? true : undefined,
    wireguardEnabledV6: encryption.ipv6 ? true : undefined,
    wireguardHostEncryptionEnabled:
      cni === "AmazonVPC" || wanted.hostEncryption !== undefined
        ? reasons.set("/calico/felix/wireguardHostEncryptionEnabled", {
            value: encryption.hostEncryption,
            origin: "derived",
            why: "host traffic too",
            from: ["/calico/encryption/hostEncryption"],
          })
        : undefined,
    wireguardListeningPort: wanted.listeningPort,
    wireguardListeningPortV6: wanted.listeningPortV6,
    wireguardMTU: wanted.mtu,
    wireguardMTUV6: wanted.mtuV6,
    wireguardKeepAlive: wanted.keepAlive,
    wireguardThreadingEnabled: wanted.threading,
    wireguardInterfaceName: wanted.interfaceName,
    wireguardInterfaceNameV6: wanted.interfaceNameV6,
    wireguardRoutingRulePriority: wanted.routingRulePriority,
  });
}
