import type { CalicoOffer } from "../../calico";
import { pointer } from "../../findings";
import {
  asked,
  askedIf,
  because,
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
import { Cidr, type Ip } from "../../net";
import { flexVolumePathOf } from "../../places/hosts";
import type { GroundContext, PlatformGround } from "..";
import { defaults } from "./defaults";
import { countOf, osOf } from "./machines";
import type { EksAnywhereIntent, EksAnywhereNodeGroupIntent } from "./schema";

type Context = GroundContext<EksAnywhereIntent>;

/** What a cluster of EKS Anywhere's stands on. */
export function eksAnywhereGround(context: Context): PlatformGround {
  const nodes = resolveNodes(context);
  return {
    network: resolveNetwork(context, nodes.value),
    nodes,
    controlPlane: resolveControlPlane(context),
    calico: offer(context),
  };
}

function resolveNetwork({ intent }: Context, { groups }: Nodes): Traced<ClusterNetwork> {
  const { underlay = {}, on } = intent.platform;
  const own = (text: string) => () => ({
    value: [Cidr.of(text)] as readonly Cidr[],
    origin: "platform" as const,
    why: "what `eksctl anywhere generate clusterconfig` writes",
  });
  const pods = choose<readonly Cidr[]>(intent.network?.pods, own(defaults.pods));
  const networks = new Set([on.network, ...(on.failureDomains ?? []).map(({ network }) => network)]);
  const places = Math.max(networks.size, underlay.nodes?.length ?? 0);
  return trace<ClusterNetwork>({
    pods,
    services: choose<readonly Cidr[]>(intent.network?.services, own(defaults.services)),
    nodes: choose<readonly Cidr[]>(underlay.nodes, () => ({
      value: [],
      origin: "default",
      why: "nobody said them: what overlaps them is not found",
    })),
    families: because({
      value: familiesOf(pods.value),
      origin: "derived",
      why: "the IP families of the pod ranges",
      from: ["/network/pods"],
    }),
    underlayMtu: because({
      value: Math.min(...groups.map(({ mtu }) => mtu)),
      origin: "derived",
      why: "the smallest of the nodes' interfaces",
      from: ["/nodes/groups"],
    }),
    pathMtu: askedIf(underlay.pathMtu),
    spansSubnets: choose(underlay.spansSubnets, () => ({
      value: places > 1,
      origin: "derived",
      why: places > 1 ? `machines are on ${places} port groups or ranges` : "machines are on one port group",
    })),
    checksSource: choose(underlay.checksSource, () => ({
      value: defaults.checksSource,
      origin: "default",
      why: "a port group judges MAC addresses, and pods' packets leave with the node's",
    })),
    learnsRoutes: choose(underlay.learnsRoutes, () => ({
      value: defaults.learnsRoutes,
      origin: "default",
      why: "a network that learns routes is said to",
    })),
  });
}

/** Cluster API names machines, and makes others for them: the intent names none. */
function resolveNodes({ intent: { platform } }: Context): Traced<Nodes> {
  const none = { origin: "platform", why: "Cluster API names machines itself, and replaces them" } as const;
  return trace<Nodes>({
    groups: trace<readonly NodeGroup[]>(
      platform.nodeGroups.map((group, index) => resolveGroup(platform, group, index)),
      { origin: "user", why: "the intent's groups" },
    ),
    named: because<readonly NamedNode[]>({ value: [], ...none }),
    racks: because<readonly Rack[]>({ value: [], ...none }),
  });
}

const osNames = { bottlerocket: "Bottlerocket", ubuntu: "Ubuntu", redhat: "Red Hat Enterprise Linux" } as const;

function resolveGroup(
  platform: EksAnywhereIntent,
  group: EksAnywhereNodeGroupIntent,
  index: number,
): Traced<NodeGroup> {
  const os = osOf(platform, group);
  const { least, initial, most } = countOf(group.count);
  return trace<NodeGroup>(
    {
      name: asked(group.name),
      path: pointer("platform", "nodeGroups", index),
      role: choose(group.role, () => ({ value: defaults.role, origin: "default", why: "nobody said otherwise" })),
      os: choose(group.machine?.os ?? platform.on.machines?.os, () => ({
        value: defaults.os,
        origin: "default",
        why: "EKS Anywhere's own default",
      })),
      osName: osNames[os],
      kernel: askedIf(group.kernel),
      architecture: because({
        value: defaults.architecture,
        origin: "platform",
        why: "its templates are built for it",
      }),
      interfaceName: askedIf(group.interfaceName),
      mtu: choose(group.mtu ?? platform.underlay?.mtu, () => ({
        value: defaults.mtu,
        origin: "default",
        why: "Ethernet's own",
      })),
      count: because<NodeGroup["count"]>({
        value: { least, initial, most },
        origin: "user",
        why: "the intent says so",
      }),
      zones: because<readonly string[]>({
        value: group.failureDomain === undefined ? [] : [group.failureDomain],
        origin: "derived",
        why: group.failureDomain === undefined ? "no failure domain" : "its failure domain",
      }),
      rack: askedIf(group.rack),
      labels: choose<NodeGroup["labels"]>(group.labels, () => ({ value: {}, origin: "default", why: "none" })),
      taints: choose<NodeGroup["taints"]>(group.taints, () => ({ value: [], origin: "default", why: "none" })),
      maxPods: askedIf(group.maxPods),
      vppHooks: because<NodeGroup["vppHooks"]>({ value: {}, origin: "platform", why: "its templates need none" }),
      flexVolumePath: flexVolumePathOf(os),
    },
    { origin: "user", why: "a group of the intent, and defaults for what it leaves out" },
  );
}

function resolveControlPlane({ intent: { platform } }: Context): Traced<ControlPlane> {
  return trace<ControlPlane>({
    apiServer: trace<NonNullable<ControlPlane["apiServer"]>>(
      { host: platform.endpoint.toString(), port: defaults.apiPort },
      { origin: "platform", why: "the address that kube-vip, a static pod, holds on one control plane" },
    ),
    apiPort: because<number>({ value: defaults.apiPort, origin: "platform", why: "kubeadm's own" }),
    isProxiedOnNodes: because({ value: false, origin: "platform", why: "nodes ask the endpoint" }),
    runsOn: because<ControlPlane["runsOn"]>({
      value: "nodes",
      origin: "platform",
      why: "control planes are nodes of the cluster, which have Calico too",
    }),
    kubeProxy: trace<KubeProxy>(
      { runsAs: "daemonset", removableBy: "operator", mode: "iptables" },
      { origin: "platform", why: "kubeadm installs it; an upgrade changes its image, and puts none back that is gone" },
    ),
  });
}

/** Where kubelets tell pods to ask for names, where the intent says it: a cache on the node, or a Service before it is translated. */
const clusterDnsOf = ({ on, nodeGroups }: EksAnywhereIntent): readonly Ip[] =>
  [on.machines, ...nodeGroups.map(({ machine }) => machine)].flatMap(
    (machine) => machine?.bottlerocket?.clusterDnsIps ?? [],
  );

/** Cluster API's, and EKS Anywhere's own, where the cluster manages itself (eks-anywhere pkg/constants). */
const namespacesOfManagement = [
  ...["capi-kubeadm-bootstrap-system", "capi-kubeadm-control-plane-system", "capi-system", "capv-system"],
  ...["cert-manager", "eksa-packages", "eksa-system"],
  ...["etcdadm-bootstrap-provider-system", "etcdadm-controller-system"],
];

function offer({ intent: { calico, platform } }: Context): CalicoOffer {
  const isVpp = calico?.dataplane?.kind === "vpp";
  return {
    routing: because(
      isVpp
        ? { value: { kind: "overlay", encapsulation: "IPIP" }, origin: "platform", why: "VPP's own default" }
        : {
            value: { kind: "overlay", encapsulation: "VXLANCrossSubnet" },
            origin: "platform",
            why: "within a subnet packets go as they are, between subnets in VXLAN, and neither needs BGP",
          },
    ),
    systemNamespaces: namespacesOfManagement,
    dns: { nodeLocal: clusterDnsOf(platform) },
    kubernetesProvider: because({
      value: "",
      origin: "platform",
      why: "the Tigera operator has no name for EKS Anywhere; `EKS` would bring the defaults of AWS",
    }),
    addressAutodetection: because({
      value: { kubernetes: "NodeInternalIP" },
      origin: "platform",
      why: "by interface kube-vip's address on a control plane could be taken for the node's (calico issue 6711)",
    }),
    hostNameservers: because<readonly string[]>({
      value: [],
      origin: "default",
      why: "the nodes' own name servers are not known",
    }),
    givesNodesPodRanges: true,
    felix: because({
      value: { featureDetectOverride: "ChecksumOffloadBroken=true" },
      origin: "platform",
      why: "vmxnet3 spoils inner checksums of VXLAN: TCP between nodes would be dead, and ping would not (calico issue 9433)",
    }),
    sourceCheckSwitch: "nobody",
  };
}
