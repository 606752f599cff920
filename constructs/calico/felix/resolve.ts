import {
  asked as says,
  askedIf,
  because,
  type Because,
  over,
  type Reason,
  trace,
  type Traced,
  type Tree,
} from "../../model";
import { type CalicoCluster, type CalicoDataplane, providerTraits } from "../cluster";
import type { FelixConfigurationSpec } from "./fields";
import type { CalicoContext } from "../context";
import { addressBits, Cidr } from "../../net";
import { udp } from "../../policy";
import { defaultFailsafePorts } from "../../reach";
import { failsafeNets } from "../policy/failsafe";
import type { CalicoPolicy } from "../policy/resolve";
import { sendsForeignSources } from "./source-check";

type Parts = Pick<CalicoCluster, "dataplane" | "encryption" | "pools" | "cni"> & {
  readonly policy: CalicoPolicy | undefined;
};

/** FelixConfiguration default: what the intent tunes, and what the rest of the cluster needs of Felix. */
export function resolveFelix(context: CalicoContext, calico: Parts): Traced<FelixConfigurationSpec> {
  const tuning = Object.entries(context.intent.calico?.felix ?? {}).map(([key, value]) => [key, says(value)]);
  const asked = trace<FelixConfigurationSpec>(
    {
      ...(Object.fromEntries(tuning) as Tree<FelixConfigurationSpec>),
      awsSrcDstCheck: sourceDestinationCheck(context, calico),
      ...ebpfFields(calico.dataplane),
      ...wireguardFields(context, calico),
      ...failsafeFields(context, calico),
    },
    { origin: "derived", why: "what the intent tunes, and what the rest of the cluster needs of Felix" },
  );
  return context.offer.felix === undefined ? asked : over(context.offer.felix, asked);
}

function sourceDestinationCheck(
  { intent, network, offer }: CalicoContext,
  calico: Parts,
): Traced<NonNullable<FelixConfigurationSpec["awsSrcDstCheck"]>> | undefined {
  const wanted = intent.calico?.felix?.awsSrcDstCheck;
  if (wanted !== undefined || !network.checksSource || offer.sourceCheckSwitch !== "felix") return askedIf(wanted);
  const operatorAsks =
    calico.dataplane.kind === "vpp" && providerTraits(offer.kubernetesProvider.value).switchesCheckWithVpp === true;
  const why =
    sendsForeignSources(calico) ?? (operatorAsks ? "the operator asks Felix for it on EKS with VPP" : undefined);
  if (why === undefined) return undefined;
  return because({
    value: "Disable",
    origin: "derived",
    why: `${why}, and the fabric drops such packets otherwise`,
    from: ["/calico/pools", "/calico/dataplane"],
  });
}

function ebpfFields(dataplane: CalicoDataplane): Partial<Tree<FelixConfigurationSpec>> {
  if (dataplane.kind !== "ebpf") return {};
  const besideKubeProxy = dataplane.kubeProxy === "leave";
  const from = "/calico/dataplane/kubeProxy";
  return {
    bpfExternalServiceMode:
      dataplane.serviceMode === "DSR"
        ? because(derived("DSR", "the data plane's service mode", "/calico/dataplane/serviceMode"))
        : undefined,
    bpfKubeProxyIptablesCleanupEnabled: besideKubeProxy
      ? because(derived(false, "kube-proxy stays: Felix must not remove its rules", from))
      : undefined,
    bpfKubeProxyHealthzPort: besideKubeProxy
      ? because(derived(0, "kube-proxy stays and owns port 10256", from))
      : undefined,
  };
}

function wireguardFields({ intent }: CalicoContext, { encryption, cni }: Parts): Partial<Tree<FelixConfigurationSpec>> {
  const wanted = intent.calico?.encryption;
  if (encryption.kind !== "wireguard" || wanted?.kind !== "wireguard") return {};
  const on = (family: 4 | 6): Traced<true> =>
    because(derived(true, "WireGuard between nodes", `/calico/encryption/ipv${family}`));
  const isWritten = cni !== "Calico" || wanted.hostEncryption !== undefined;
  return {
    wireguardEnabled: encryption.ipv4 ? on(4) : undefined,
    wireguardEnabledV6: encryption.ipv6 ? on(6) : undefined,
    wireguardHostEncryptionEnabled: isWritten
      ? because(derived(encryption.hostEncryption, "host traffic too", "/calico/encryption/hostEncryption"))
      : undefined,
    wireguardListeningPort: askedIf(wanted.listeningPort),
    wireguardListeningPortV6: askedIf(wanted.listeningPortV6),
    wireguardMTU: askedIf(wanted.mtu),
    wireguardMTUV6: askedIf(wanted.mtuV6),
    wireguardKeepAlive: askedIf(wanted.keepAlive),
    wireguardThreadingEnabled: askedIf(wanted.threading),
    wireguardInterfaceName: askedIf(wanted.interfaceName),
    wireguardInterfaceNameV6: askedIf(wanted.interfaceNameV6),
    wireguardRoutingRulePriority: askedIf(wanted.routingRulePriority),
  };
}

/** The ports that no policy closes, for the nodes and whom the pack hardening names. */
function failsafeFields({ intent }: CalicoContext, { policy }: Parts): Partial<Tree<FelixConfigurationSpec>> {
  const nets = policy === undefined ? undefined : failsafeNets(intent.policy, policy);
  if (nets === undefined || intent.calico?.felix?.failsafeInboundHostPorts !== undefined) return {};
  const ports = defaultFailsafePorts.ingress.flatMap(({ protocol, port }) => {
    const entry = { protocol: protocol === udp ? ("UDP" as const) : ("TCP" as const), port };
    // A node has no address yet when it is given one by DHCP.
    if (protocol === udp) return [entry];
    const from = port === bgpPort ? [...nets, ...peersBeside(nets, policy)] : nets;
    return from.map((net) => ({ ...entry, net }));
  });
  return {
    failsafeInboundHostPorts: because(
      derived(
        ports,
        "the pack hardening narrows them to the nodes and whom it names",
        "/calico/policy/packs/hardening",
      ),
    ),
  };
}

const bgpPort = 179;

/** Switches and other peers, for BGP alone. */
function peersBeside(nets: readonly Cidr[], policy: CalicoPolicy | undefined): readonly Cidr[] {
  return (policy?.ground.peers ?? [])
    .filter((address) => !nets.some((net) => net.contains(address)))
    .map((address) => Cidr.containing(address, addressBits(address.family)));
}

function derived<const T>(value: T, why: string, ...from: string[]): Because<T> {
  const reason: Reason = { origin: "derived", why, from };
  return { value, ...reason };
}
