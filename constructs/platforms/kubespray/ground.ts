import { type CalicoOffer, type OwnCalico, ownRelease } from "../../calico";
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
  mostNodes,
  type NamedNode,
  type NodeGroup,
  type Nodes,
  type Rack,
  trace,
  type Traced,
} from "../../model";
import { Cidr } from "../../net";
import { flexVolumePathOf, namedNodes, racksOf } from "../../places/hosts";
import { vagrantSubnet } from "../../places/vagrant";
import type { GroundContext, PlatformGround } from "..";
import { aws, nodeImages } from "../../places/aws";
import { checksumOffloadBroken, vmxnet3Names, vspherePlace } from "../../places/vsphere";
import { awsRanges } from "./aws";
import { defaults, nodeLocalDns } from "./defaults";
import { type MachineGroup, machineGroups } from "./machine-groups";
import { poolName } from "./native";
import { felixOfKubespray } from "./native-felix";
import { kubesprayReleaseOf } from "./releases";
import type { KubesprayIntent } from "./schema";
import { typhaReplicasOf } from "./typha";

type Context = GroundContext<KubesprayIntent>;

/** What a cluster of Kubespray's stands on. */
export function kubesprayGround(context: Context): PlatformGround {
  const nodes = resolveNodes(context);
  return {
    network: resolveNetwork(context, nodes.value),
    nodes,
    controlPlane: resolveControlPlane(context),
    calico: offer(context, nodes.value),
  };
}

function resolveNetwork({ intent }: Context, { groups, racks, named }: Nodes): Traced<ClusterNetwork> {
  const { underlay = {} } = intent.platform;
  const own = (text: string) => () => ({
    value: [Cidr.of(text)] as readonly Cidr[],
    origin: "platform" as const,
    why: "Kubespray's own default",
  });
  const pods = choose<readonly Cidr[]>(intent.network?.pods, own(defaults.pods));
  const zones = new Set(named.flatMap(({ zone }) => zone ?? []));
  const places = Math.max(racks.length, zones.size, underlay.nodes?.length ?? 0);
  return trace<ClusterNetwork>({
    pods,
    services: choose<readonly Cidr[]>(intent.network?.services, own(defaults.services)),
    nodes: choose<readonly Cidr[]>(underlay.nodes, () => ({
      ...rangesOfPlace(intent.platform),
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
      why: places > 1 ? `nodes are in ${places} zones, racks or ranges` : "nodes are in one place",
      from: ["/nodes/groups"],
    })),
    checksSource: choose(underlay.checksSource, () =>
      intent.platform.on?.kind === "vsphere"
        ? vspherePlace.checksSource
        : {
            value: defaults.checksSource,
            origin: "default",
            why:
              intent.platform.on?.kind === "aws"
                ? "the kit switches the check of sources off on each machine"
                : "a network of one's own carries what its routers have routes for",
          },
    ),
    learnsRoutes: choose(underlay.learnsRoutes, () => ({
      value: defaults.learnsRoutes,
      origin: "default",
      why: "a network that learns routes is said to",
    })),
  });
}

/** Where nodes have their addresses unless the intent says it. */
function rangesOfPlace({ on }: KubesprayIntent): Because<readonly Cidr[]> {
  if (on?.kind === "aws")
    return {
      value: awsRanges(on),
      origin: "platform",
      why: "the subnets of the machines, one in each zone",
      from: ["/platform/place"],
    };
  if (on?.kind !== "vagrant")
    return { value: [], origin: "default", why: "nobody said them: what overlaps them is not found" };
  return {
    value: [Cidr.of(`${vagrantSubnet(on)}.0/24`)],
    origin: "platform",
    why: "Vagrantfile's private network",
    from: ["/platform/place"],
  };
}

function resolveNodes({ intent: { platform } }: Context): Traced<Nodes> {
  const nodeGroups = machineGroups(platform);
  const named = nodeGroups.flatMap((group) => namedNodes(group));
  return trace<Nodes>({
    groups: trace<readonly NodeGroup[]>(
      nodeGroups.map((group, index) => resolveGroup(platform, group, index)),
      { origin: "user", why: "the intent's groups" },
    ),
    named: alike<NamedNode>(named, { "": { origin: "user", why: "the intent names it" } }),
    racks: alike<Rack>(racksOf(named), { "": { origin: "derived", why: "the racks that nodes are said to be in" } }),
  });
}

function resolveGroup(platform: KubesprayIntent, group: MachineGroup, index: number): Traced<NodeGroup> {
  const zones = [...new Set(group.nodes.flatMap(({ zone }) => zone ?? []))];
  const count = group.nodes.length;
  const isAws = platform.on?.kind === "aws";
  const isVsphere = platform.on?.kind === "vsphere";
  return trace<NodeGroup>(
    {
      name: asked(group.name),
      path: pointer("platform", "nodeGroups", index),
      role: choose(group.role, () => ({ value: defaults.role, origin: "default", why: "nobody said otherwise" })),
      os: choose(group.os, () => ({ value: defaults.os, origin: "default", why: "what Kubespray is tested on most" })),
      osName: group.os ?? "Ubuntu",
      kernel: askedIf(group.kernel),
      architecture: choose(group.architecture, () => ({
        value: defaults.architecture,
        origin: "default",
        why: "what every image and every data plane is built for",
      })),
      interfaceName: isAws
        ? choose(group.interfaceName, () => ({
            value: nodeImages.ubuntu.interfaceName,
            origin: "platform",
            why: "Ubuntu's name for it on EC2",
          }))
        : isVsphere
          ? choose(group.interfaceName, () => ({
              value: vmxnet3Names[0],
              origin: "platform",
              why: "the kernel's name for the first vmxnet3 of a machine in vSphere",
            }))
          : askedIf(group.interfaceName),
      mtu: choose(group.mtu ?? platform.underlay?.mtu, () =>
        isAws
          ? aws.underlayMtu
          : isVsphere
            ? vspherePlace.underlayMtu
            : { value: defaults.mtu, origin: "default", why: "Ethernet's own" },
      ),
      count: because<NodeGroup["count"]>({
        value: { least: count, initial: count, most: count },
        origin: "derived",
        why: "the machines that the intent names",
      }),
      zones: because<readonly string[]>({
        value: zones,
        origin: "derived",
        why: zones.length > 0 ? "the zones of its nodes" : "nobody said any",
      }),
      labels: choose<NodeGroup["labels"]>(group.labels, () => ({ value: {}, origin: "default", why: "none" })),
      taints: choose<NodeGroup["taints"]>(group.taints, () => ({ value: [], origin: "default", why: "none" })),
      maxPods: askedIf(group.maxPods),
      vppHooks: because<NodeGroup["vppHooks"]>({
        value: {},
        origin: "platform",
        why: "machines of one's own need none",
      }),
      flexVolumePath: flexVolumePathOf(group.os),
    },
    { origin: "user", why: "a group of the intent, and defaults for what it leaves out" },
  );
}

function resolveControlPlane({ intent: { platform, calico } }: Context): Traced<ControlPlane> {
  const { loadBalancer } = platform;
  const kubeProxy = kubeProxyOf(calico?.dataplane);
  const apiPort = because<number>({
    value: defaults.apiPort,
    origin: "platform",
    why: "Kubespray's kube_apiserver_port",
  });
  return trace<ControlPlane>({
    apiServer:
      loadBalancer === undefined
        ? because<NonNullable<ControlPlane["apiServer"]>>({
            value: { host: "localhost", port: defaults.apiPort },
            origin: "platform",
            why: "the proxy of the API that Kubespray has on each worker, and the API server itself on control planes",
          })
        : trace<NonNullable<ControlPlane["apiServer"]>>({
            host: asked(loadBalancer.host),
            port: choose(loadBalancer.port, () => ({
              value: defaults.apiPort,
              origin: "platform",
              why: "Kubespray's kube_apiserver_port",
            })),
          }),
    apiPort,
    isProxiedOnNodes: because({
      value: loadBalancer === undefined,
      origin: "platform",
      why:
        loadBalancer === undefined
          ? "nginx on each node (loadbalancer_apiserver_localhost)"
          : "nodes ask the load balancer",
    }),
    runsOn: because<ControlPlane["runsOn"]>({
      value: "nodes",
      origin: "platform",
      why: "control planes are nodes of the cluster, which have Calico too",
    }),
    kubeProxy,
  });
}

/** Kubespray is told whether and how to run kube-proxy; a further play puts it back, so that nobody else may take it away. */
function kubeProxyOf(
  dataplane: { readonly kind: string; readonly kubeProxy?: "remove" | "leave" | undefined } | undefined,
): Traced<KubeProxy> {
  if (dataplane?.kind === "ebpf" && dataplane.kubeProxy !== "leave")
    return trace<KubeProxy>(
      { runsAs: "none", removableBy: "nobody" },
      { origin: "derived", why: "eBPF serves Services itself: Kubespray is told to install no kube-proxy" },
    );
  const mode = dataplane?.kind === "nftables" ? "nftables" : "iptables";
  return trace<KubeProxy>(
    { runsAs: "daemonset", removableBy: "nobody", mode },
    {
      origin: "derived",
      why: `kube_proxy_mode ${mode}: Kubespray's own default, ipvs, is on its way out of Kubernetes, and goes badly with eBPF`,
    },
  );
}

function offer({ intent: { platform, calico } }: Context, nodes: Nodes): CalicoOffer {
  const isVpp = calico?.dataplane?.kind === "vpp";
  const own = ownCalico(platform, nodes);
  return {
    ...(own === undefined ? {} : { own: because(own) }),
    routing: because(
      isVpp
        ? { value: { kind: "overlay", encapsulation: "IPIP" }, origin: "platform", why: "VPP's own default" }
        : {
            value: { kind: "overlay", encapsulation: "VXLANCrossSubnet" },
            origin: "platform",
            why: "within a subnet packets go as they are, between subnets in VXLAN, and neither needs BGP",
          },
    ),
    kubernetesProvider: because({
      value: "",
      origin: "platform",
      why: "the Tigera operator has no name for kubeadm's clusters: the field stays empty",
    }),
    addressAutodetection: because({
      value: { kubernetes: "NodeInternalIP" },
      origin: "platform",
      why: "the address that the kubelet registered, which Kubespray takes from the inventory: no virtual address is taken for it",
    }),
    hostNameservers: because<readonly string[]>(nameserversOf(platform)),
    givesNodesPodRanges: true,
    dns: { nodeLocal: [nodeLocalDns] },
    ...(platform.on?.kind === "vsphere" ? { felix: because(onVmxnet3) } : {}),
    sourceCheckSwitch: "nobody",
  };
}

/** What Felix is told of the adapters of machines in vSphere, whatever the encapsulation is: another one may follow. */
const onVmxnet3: Because<{ readonly featureDetectOverride: string }> = {
  value: { featureDetectOverride: checksumOffloadBroken },
  origin: "platform",
  why: "vmxnet3 spoils inner checksums of VXLAN: TCP between nodes would be dead, and ping would not (calico issue 9433)",
};

function nameserversOf({ on }: KubesprayIntent): Because<readonly string[]> {
  if (on?.kind !== "vsphere" || on.nameservers === undefined)
    return { value: [], origin: "default", why: "the nodes' own name servers are not known" };
  return { value: on.nameservers.map(String), origin: "platform", why: "cloud-init gives them to the machines" };
}

function ownCalico(platform: KubesprayIntent, nodes: Nodes): Because<OwnCalico> | undefined {
  if ((platform.networking ?? defaults.networking) !== "calico") return undefined;
  const { kubespray, calico } = kubesprayReleaseOf(platform.release ?? defaults.release);
  return {
    value: {
      release: ownRelease(calico),
      felixByEnvironment: felixOfKubespray,
      typha: typhaReplicasOf(platform, mostNodes(nodes)) > 0,
      pools: { 4: poolName, 6: `${poolName}-ipv6` },
    },
    origin: "platform",
    why: `Kubespray ${kubespray} installs Calico ${calico} by manifests of its own, without the operator`,
    from: ["/platform/networking", "/platform/release"],
  };
}
