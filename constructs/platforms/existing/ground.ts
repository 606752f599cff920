import {
  amazonLinuxHooks,
  type CalicoOffer,
  type CloudCni,
  type InstallationTuning,
  type KubernetesProvider,
  type Routing,
  type SourceCheckSwitch,
} from "../../calico";
import { pointer } from "../../findings";
import {
  alike,
  asked,
  askedIf,
  because,
  type Because,
  choose,
  type ClusterNetwork,
  type ControlPlane,
  familiesOf,
  type KubeProxy,
  type NamedNode,
  type NodeGroup,
  type Nodes,
  type Rack,
  trace,
  type Traced,
} from "../../model";
import { Cidr, Ip } from "../../net";
import { flexVolumePathOf, namedNodes, racksOf } from "../../places/hosts";
import type { GroundContext, PlatformGround } from "..";
import { type Distribution, distributionOf } from "./distributions";
import { defaults, type ExistingIntent, type ExistingNodeGroupIntent } from "./schema";

type Context = GroundContext<ExistingIntent>;

/** What the intent says of a cluster that is there, and what its distribution says where the intent does not. */
export function existingGround(context: Context): PlatformGround {
  const { distribution: name = defaults.distribution } = context.intent.platform;
  const distribution = distributionOf({ distribution: name });
  const nodes = resolveNodes(context, distribution);
  const network = resolveNetwork(context, distribution, nodes.value);
  return {
    network,
    nodes,
    controlPlane: resolveControlPlane(context, distribution),
    calico: offer(context, distribution, network.value),
  };
}

function resolveNetwork(
  { intent }: Context,
  distribution: Distribution,
  { groups, racks }: Nodes,
): Traced<ClusterNetwork> {
  const { underlay = {} } = intent.platform;
  const own = <T>(value: T): Because<T> => ({ value, origin: "platform", why: `${distribution.label}'s own` });
  const ranges = (wanted: readonly Cidr[] | undefined, theirs: string | undefined) =>
    choose<readonly Cidr[]>(wanted, () => own(theirs === undefined ? [] : [Cidr.of(theirs)]));
  const pods = ranges(intent.network?.pods, distribution.pods);
  const services = ranges(intent.network?.services, distribution.services);
  const known = [pods.value, underlay.nodes ?? [], services.value].find((all) => all.length > 0) ?? [];
  const places = Math.max(
    racks.length,
    new Set(groups.flatMap(({ zones }) => zones)).size,
    underlay.nodes?.length ?? 0,
  );
  return trace<ClusterNetwork>({
    pods,
    services,
    nodes: choose<readonly Cidr[]>(underlay.nodes, () => ({
      value: [],
      origin: "default",
      why: "nobody said them: what overlaps them is not found",
    })),
    families: because({
      value: familiesOf(known),
      origin: "derived",
      why:
        pods.value.length > 0
          ? "the IP families of the pod ranges"
          : "the IP families of the nodes' ranges, or else the Services': nobody said the pods'",
      from: ["/network/pods", "/network/nodes", "/network/services"],
    }),
    underlayMtu: because({
      value: Math.min(...groups.map(({ mtu }) => mtu)),
      origin: "derived",
      why: "the smallest of the nodes' interfaces",
      from: ["/nodes/groups"],
    }),
    pathMtu:
      askedIf(underlay.pathMtu) ??
      (distribution.pathMtu === undefined || underlay.mtu !== undefined
        ? undefined
        : because({
            value: distribution.pathMtu,
            origin: "platform",
            why: `what the network of ${distribution.label} carries whole`,
          })),
    spansSubnets: choose(underlay.spansSubnets, () => ({
      value: places > 1,
      origin: "derived",
      why: places > 1 ? `nodes are in ${places} zones, racks or ranges` : "nodes are in one place",
      from: ["/nodes/groups"],
    })),
    checksSource: choose(underlay.checksSource, () => own(distribution.checksSource)),
    learnsRoutes: choose(underlay.learnsRoutes, () => ({
      value: defaults.learnsRoutes,
      origin: "default",
      why: "a network that learns routes is said to",
    })),
  });
}

function resolveNodes({ intent: { platform } }: Context, distribution: Distribution): Traced<Nodes> {
  const named = platform.nodeGroups.flatMap(namedNodes);
  return trace<Nodes>({
    groups: trace<readonly NodeGroup[]>(
      platform.nodeGroups.map((group, index) => resolveGroup(platform, distribution, group, index)),
      { origin: "user", why: "the intent's groups" },
    ),
    // One reason for all of them: there may be thousands.
    named: alike<NamedNode>(named, { "": { origin: "user", why: "the intent names it" } }),
    racks: alike<Rack>(racksOf(named), {
      "": { origin: "derived", why: "the racks that nodes are said to be in" },
    }),
  });
}

function resolveGroup(
  { underlay }: ExistingIntent,
  distribution: Distribution,
  group: ExistingNodeGroupIntent,
  index: number,
): Traced<NodeGroup> {
  const zones = [...new Set((group.nodes ?? []).flatMap(({ zone }) => zone ?? []))];
  return trace<NodeGroup>(
    {
      name: asked(group.name),
      path: pointer("platform", "nodeGroups", index),
      role: choose(group.role, () => ({ value: defaults.role, origin: "default", why: "nobody said otherwise" })),
      os: choose(group.os, () => ({ value: defaults.os, origin: "default", why: "Calico's nodes run Linux" })),
      osName: group.os ?? "Linux",
      kernel: askedIf(group.kernel),
      architecture: choose(group.architecture, () => ({
        value: defaults.architecture,
        origin: "default",
        why: "what every image and every data plane is built for",
      })),
      interfaceName: askedIf(group.interfaceName),
      mtu: choose(group.mtu ?? underlay?.mtu, () => ({
        value: distribution.mtu,
        origin: "platform",
        why: distribution.mtu === 1500 ? "Ethernet's own" : `what ${distribution.label} gives its interfaces`,
      })),
      count: count(group),
      zones: choose<readonly string[]>(group.zones, () => ({
        value: zones,
        origin: "derived",
        why: zones.length > 0 ? "the zones of its nodes" : "nobody said any",
      })),
      labels: choose<NodeGroup["labels"]>(group.labels, () => ({ value: {}, origin: "default", why: "none" })),
      taints: choose<NodeGroup["taints"]>(group.taints, () => ({ value: [], origin: "default", why: "none" })),
      maxPods: askedIf(group.maxPods),
      vppHooks: because<NodeGroup["vppHooks"]>({
        value: group.os === "al2023" && group.interfaceName !== undefined ? amazonLinuxHooks(group.interfaceName) : {},
        origin: "platform",
        why: "upstream has hooks for Amazon Linux 2023 only",
      }),
      flexVolumePath: flexVolumePathOf(group.os),
    },
    { origin: "user", why: "a group of the intent, and defaults for what it leaves out" },
  );
}

function count({ count: wanted, nodes }: ExistingNodeGroupIntent): Traced<NodeGroup["count"]> {
  const equal = (value: number): NodeGroup["count"] => ({ least: value, initial: value, most: value });
  if (wanted === undefined)
    return because(
      nodes === undefined
        ? { value: equal(defaults.count), origin: "default", why: "three nodes stand the loss of one" }
        : { value: equal(nodes.length), origin: "derived", why: "the nodes that the intent names" },
    );
  return asked(
    typeof wanted === "number" ? equal(wanted) : { least: wanted.min, initial: wanted.min, most: wanted.max },
  );
}

function resolveControlPlane({ intent: { platform } }: Context, distribution: Distribution): Traced<ControlPlane> {
  const kubeProxy = choose<KubeProxy>(platform.kubeProxy && saidKubeProxy(platform.kubeProxy, distribution), () => ({
    value: distribution.kubeProxy,
    origin: "platform",
    why: `what ${distribution.label} has unless it was told otherwise`,
  }));
  return trace<ControlPlane>({
    apiServer: apiServer(platform, distribution, kubeProxy.value),
    apiPort: because<number>(apiPortOf(distribution)),
    isProxiedOnNodes: because({
      value: distribution.isProxiedOnNodes === true,
      origin: "platform",
      why: `${distribution.label} ${distribution.isProxiedOnNodes === true ? "has one on every node" : "has no such proxy"}`,
    }),
    runsOn: choose(platform.controlPlane?.runsOn, () => ({
      value: distribution.runsOn,
      origin: "platform",
      why: `where ${distribution.label} has it`,
    })),
    kubeProxy,
  });
}

function saidKubeProxy(
  wanted: NonNullable<ExistingIntent["kubeProxy"]>,
  { kubeProxy: usual }: Distribution,
): KubeProxy {
  if (wanted.runsAs === "none") return { runsAs: "none", removableBy: "nobody" };
  // Run in the usual way, it is in its usual mode.
  const mode = wanted.mode ?? (wanted.runsAs === usual.runsAs ? usual.mode : undefined);
  const isFree = wanted.runsAs === "daemonset" && wanted.managedBy === undefined;
  return {
    runsAs: wanted.runsAs,
    removableBy: isFree ? "operator" : "nobody",
    ...(mode === undefined ? {} : { mode }),
  };
}

function apiServer(
  { apiServer: wanted }: ExistingIntent,
  distribution: Distribution,
  kubeProxy: KubeProxy,
): Traced<NonNullable<ControlPlane["apiServer"]>> | undefined {
  if (wanted !== undefined)
    return trace<NonNullable<ControlPlane["apiServer"]>>({
      host: asked(wanted.host),
      port: choose(wanted.port, () => apiPortOf(distribution)),
    });
  const { label, nodeProxy } = distribution;
  // While there is a kube-proxy, the operator can find the API server by itself.
  if (nodeProxy === undefined || kubeProxy.runsAs !== "none") return undefined;
  return because({ value: nodeProxy, origin: "platform", why: `the proxy of the API that ${label} has on every node` });
}

function apiPortOf({ apiPort, label }: Distribution): Because<number> {
  return { value: apiPort, origin: "platform", why: `where ${label} serves the API` };
}

/** The operator's own defaults beside a cloud's CNI (pkg/render/node.go). */
const cloudCnis: Readonly<Record<CloudCni["name"], CloudCni>> = {
  AmazonVPC: { name: "AmazonVPC", encryptsHosts: true },
  AzureVNET: { name: "AzureVNET", encryptsHosts: true },
  GKE: { name: "GKE", encryptsHosts: false },
};

/** Whose machines the operator's name for a platform stands for. */
const sourceCheckSwitches: Readonly<Partial<Record<KubernetesProvider, SourceCheckSwitch>>> = {
  AKS: "nobody",
  EKS: "felix",
  GKE: "nobody",
};

function offer({ intent }: Context, distribution: Distribution, network: ClusterNetwork): CalicoOffer {
  const { platform } = intent;
  const { cni = distribution.cni ?? defaults.cni } = platform;
  const provider = platform.kubernetesProvider ?? distribution.provider;
  const felix = felixOf(intent.calico?.dataplane?.kind, distribution);
  const installation = installationOf(distribution);
  return {
    routing: because(
      cni === "none"
        ? overlay(intent.calico?.dataplane?.kind === "vpp", distribution, network)
        : { value: { kind: "cloud" }, origin: "platform", why: "the CNI that is there hands out the addresses" },
    ),
    kubernetesProvider: choose<KubernetesProvider>(platform.kubernetesProvider, () => ({
      value: distribution.provider,
      origin: "platform",
      why:
        distribution.provider === ""
          ? `the Tigera operator has no name for ${distribution.label}: the field stays empty`
          : `the Tigera operator knows ${distribution.label} by this name`,
    })),
    ...(cni === "none" ? {} : { cloudCni: cloudCnis[cni] }),
    addressAutodetection: because({
      value: { kubernetes: "NodeInternalIP" },
      origin: "platform",
      why: "the address that the kubelet registered: no virtual address, no second interface is taken for it",
    }),
    hostNameservers: because<readonly string[]>({
      value: [],
      origin: "default",
      why: "the nodes' own name servers are not known",
    }),
    ...(installation === undefined ? {} : { installation }),
    ...(felix === undefined ? {} : { felix }),
    givesNodesPodRanges: cni === "none",
    ...namesOf(distribution),
    dns: dnsOf(distribution, network),
    sourceCheckSwitch: sourceCheckSwitches[provider] ?? "unknown",
  };
}

function namesOf({ namespaces = [] }: Distribution): Pick<CalicoOffer, "systemNamespaces" | "systemPrefixes"> {
  return {
    systemNamespaces: namespaces.filter((name) => !name.endsWith("-")),
    systemPrefixes: namespaces.filter((name) => name.endsWith("-")),
  };
}

function dnsOf({ dns }: Distribution, { services }: ClusterNetwork): NonNullable<CalicoOffer["dns"]> {
  const ofService = dns?.hasServiceAddress === true ? services.filter(({ size }) => size > 10n) : [];
  return {
    ...(dns?.pods && { pods: dns.pods }),
    nodeLocal: [...(dns?.nodeLocal ?? []).map(Ip.of), ...ofService.map((range) => range.host(10))],
  };
}

function overlay(
  isVpp: boolean,
  { label, routing: usual, passesIpip }: Distribution,
  { checksSource }: ClusterNetwork,
): Because<Routing> {
  if (isVpp && passesIpip)
    return { value: { kind: "overlay", encapsulation: "IPIP" }, origin: "platform", why: "VPP's own default" };
  if (checksSource && usual.encapsulation !== "VXLAN")
    return {
      value: { kind: "overlay", encapsulation: "VXLAN" },
      origin: "derived",
      why: "the network checks sources: VXLAN hides pods' addresses everywhere",
      from: ["/network/checksSource"],
    };
  return {
    value: usual,
    origin: "platform",
    why:
      usual.encapsulation === "VXLAN"
        ? `VXLAN passes every network that ${label} is found on, and needs no BGP`
        : "within a subnet packets go as they are, between subnets in VXLAN, and neither needs BGP",
  };
}

function installationOf({ installation }: Distribution): Traced<Partial<InstallationTuning>> | undefined {
  if (installation === undefined) return undefined;
  const { why, ...fields } = installation;
  const reasoned = Object.entries(fields).map(([key, value]) => [key, because({ value, origin: "platform", why })]);
  return trace<Partial<InstallationTuning>>(Object.fromEntries(reasoned) as Partial<InstallationTuning>);
}

function felixOf(dataplane: string | undefined, { label, cgroupV2Path }: Distribution): CalicoOffer["felix"] {
  if (cgroupV2Path === undefined || dataplane !== "ebpf") return undefined;
  return trace<{ readonly cgroupV2Path?: string }>({
    cgroupV2Path: because({ value: cgroupV2Path, origin: "platform", why: `where ${label} mounts it (calico#7892)` }),
  });
}
