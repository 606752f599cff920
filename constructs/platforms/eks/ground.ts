import type { CalicoOffer, ClusterIntent } from "../../calico";
import { pointer } from "../../findings";
import {
  asked,
  because,
  type Because,
  choose,
  type ClusterNetwork,
  type ControlPlane,
  late,
  type NodeGroup,
  type Nodes,
  type Taint,
  type Text,
  trace,
  type Traced,
  familiesOf,
} from "../../model";
import { Cidr } from "../../net";
import { aws, nodeImages, vpcOverlay } from "../../places/aws";
import type { GroundContext, PlatformGround } from "..";
import { firstFree, nodeSubnetCount, vpcRangesOf, zonesOfGroup } from "./addresses";
import { defaults } from "./defaults";
import { kernelOf } from "./images";
import type { EksIntent, EksNodeGroupIntent } from "./schema";
import type { NodeOs } from "./types";

/** What EKS declares about itself and its nodes. */
export function eksGround(context: GroundContext<EksIntent>): PlatformGround {
  const { intent } = context;
  const nodes = trace<Nodes>({
    groups: trace<readonly NodeGroup[]>(
      intent.platform.nodeGroups.map((group, index) => nodeGroup(context, group, index)),
      { origin: "user", why: "the intent's groups" },
    ),
    named: [],
    racks: [],
  });
  return { network: network(intent, nodes.value), nodes, controlPlane: controlPlane(), calico: offer(intent) };
}

function network(intent: ClusterIntent<EksIntent>, { groups }: Nodes): Traced<ClusterNetwork> {
  const services = choose<readonly Cidr[]>(intent.network?.services, () => defaultServices(intent));
  const pods = choose<readonly Cidr[]>(intent.network?.pods, () => defaultPods(intent, services.value));
  const subnets = nodeSubnetCount(intent.platform);
  return trace<ClusterNetwork>({
    pods,
    services,
    nodes: because({
      value: vpcRangesOf(intent.platform).map(Cidr.of),
      origin: "platform",
      why: "nodes have addresses in the private subnets of the VPC",
      from: ["/platform/vpc/cidr"],
    }),
    families: because({
      value: familiesOf(pods.value),
      origin: "derived",
      why: "the IP families of the pod ranges",
      from: ["/network/pods"],
    }),
    underlayMtu: because({
      ...aws.underlayMtu,
      value: Math.min(...groups.map(({ mtu }) => mtu)),
      from: ["/nodes/groups"],
    }),
    spansSubnets: because({
      value: subnets > 1,
      origin: "platform",
      why:
        subnets > 1
          ? `nodes are spread over ${subnets} subnets, one in each zone`
          : "all groups of nodes are in one subnet",
      from: ["/platform/vpc"],
    }),
    checksSource: because(aws.checksSource),
    learnsRoutes: because({
      value: intent.platform.routeServer !== undefined,
      origin: "derived",
      why: "a VPC learns routes from a route server only",
    }),
  });
}

/** EKS itself picks one of these two where none is asked for (API reference, KubernetesNetworkConfigRequest). */
function defaultServices(intent: ClusterIntent<EksIntent>): Because<readonly Cidr[]> {
  const vpc = vpcRangesOf(intent.platform);
  const value = firstFree(
    ["10.100.0.0/16", "172.20.0.0/16", "10.96.0.0/16"],
    [...vpc, ...(intent.network?.pods ?? []).map(String)],
  );
  return {
    value: [Cidr.of(value)],
    origin: "platform",
    why:
      value === "10.100.0.0/16"
        ? "EKS' own choice where it does not overlap the VPC"
        : `10.100.0.0/16 overlaps the VPC (${vpc.join(", ")}) or the pods`,
    from: ["/platform/vpc/cidr"],
  };
}

/** With the VPC CNI the VPC's own range; else 172.16.0.0/16, as the operator has it on EKS with Calico's CNI. */
function defaultPods(intent: ClusterIntent<EksIntent>, services: readonly Cidr[]): Because<readonly Cidr[]> {
  const vpc = vpcRangesOf(intent.platform);
  if (intent.calico?.routing?.kind === "cloud") {
    return {
      value: vpc.map(Cidr.of),
      origin: "platform",
      why: "the VPC CNI gives pods addresses of the VPC",
      from: ["/platform/vpc/cidr"],
    };
  }
  const value = firstFree(["172.16.0.0/16", "192.168.0.0/16", "10.244.0.0/16"], [...vpc, ...services.map(String)]);
  return {
    value: [Cidr.of(value)],
    origin: "platform",
    why:
      value === "172.16.0.0/16"
        ? "the operator's own pool on EKS with Calico's CNI; it overlaps neither the VPC nor the services"
        : `172.16.0.0/16, the operator's own pool on EKS, overlaps the VPC (${vpc.join(", ")}) or the services`,
    from: ["/platform/vpc/cidr", "/network/services"],
  };
}

function nodeGroup(
  { intent: { platform }, kubernetes }: GroundContext<EksIntent>,
  group: EksNodeGroupIntent,
  index: number,
): Traced<NodeGroup> {
  const path = pointer("platform", "nodeGroups", index);
  const here = `/nodes/groups/${index}`;
  const os = choose(group.os, () => ({
    value: defaults.os,
    origin: "default",
    why: "EKS' standard image; it has a shell, which VPP and hugepages need",
  }));
  const image = nodeImages[os.value];
  const interfaceName = choose<string>(group.interfaceName, () => ({
    value: image.interfaceName,
    origin: "platform",
    why: `the first network interface under ${image.label}`,
    from: [`${here}/os`],
  }));
  const scaling = choose(group.scaling, () => ({
    value: defaults.scaling,
    origin: "default",
    why: "two nodes keep CoreDNS and Typha apart from each other",
  }));
  return trace<NodeGroup>(
    {
      name: asked(group.name),
      path,
      role: "worker",
      os,
      osName: because<string>({ value: image.label, origin: "platform", why: "its name", from: [`${here}/os`] }),
      kernel: kernel(os.value, kubernetes, group.amiId),
      architecture: choose(group.architecture, () => ({
        value: defaults.architecture,
        origin: "default",
        why: "what every image and every data plane is built for",
      })),
      interfaceName,
      mtu: because(aws.underlayMtu),
      count: trace<NodeGroup["count"]>(
        { least: scaling.value.min, initial: scaling.value.desired, most: scaling.value.max },
        scaling.notes[0]?.reason,
      ),
      zones: choose<readonly string[]>(group.availabilityZones && zonesOfGroup(platform, group), () => ({
        value: zonesOfGroup(platform, group),
        origin: "default",
        why: "every zone of the VPC, so that one may fail",
        from: ["/platform/vpc"],
      })),
      labels: choose<NodeGroup["labels"]>(group.labels, () => ({ value: {}, origin: "default", why: "none" })),
      taints: choose<readonly Taint[]>(group.taints?.map(taint), () => ({ value: [], origin: "default", why: "none" })),
      vppHooks: because<NodeGroup["vppHooks"]>({
        value: image.vppHooks(interfaceName.value),
        origin: "platform",
        why:
          os.value === "al2023"
            ? "systemd-networkd of Amazon Linux 2023 finds the interface by its driver, which VPP's tap does not have"
            : "upstream has hooks for Amazon Linux 2023 only",
        from: [`${here}/os`],
      }),
      flexVolumePath:
        os.value === "bottlerocket"
          ? because<string>({
              value: nodeImages.bottlerocket.flexVolumePath,
              origin: "platform",
              why: "Bottlerocket's /usr is read-only, and nothing uses the FlexVolume driver since Calico has a CSI driver",
              from: [`${here}/os`],
            })
          : undefined,
    },
    { origin: "user", why: "a group of the intent, and defaults for what it leaves out" },
  );
}

function kernel(os: NodeOs, kubernetes: string, amiId: string | undefined): Traced<string> | undefined {
  const value = kernelOf(os, kubernetes, amiId);
  return value === undefined
    ? undefined
    : because({ value, origin: "platform", why: "of EKS' own image for this Kubernetes", from: ["/kubernetes"] });
}

const effects = {
  NO_SCHEDULE: "NoSchedule",
  NO_EXECUTE: "NoExecute",
  PREFER_NO_SCHEDULE: "PreferNoSchedule",
} as const;

function taint({ key, value, effect }: NonNullable<EksNodeGroupIntent["taints"]>[number]): Taint {
  return { key, ...(value === undefined ? {} : { value }), effect: effects[effect] };
}

function controlPlane(): Traced<ControlPlane> {
  const apiPort = because<number>({ value: 443, origin: "platform", why: "EKS serves the Kubernetes API on 443" });
  return trace<ControlPlane>({
    apiServer: {
      host: because<Text>({
        value: late("apiServer.host"),
        origin: "platform",
        why: "the endpoint that EKS gives the cluster: one name for the cluster's life, reachable without kube-proxy",
      }),
      port: apiPort,
    },
    apiPort,
    isProxiedOnNodes: because({ value: false, origin: "platform", why: "no node of EKS has such a proxy" }),
    runsOn: because<ControlPlane["runsOn"]>({
      value: "outside",
      origin: "platform",
      why: "EKS keeps it to itself, with interfaces in the VPC: it reaches nodes, and pods with addresses of the VPC",
    }),
    kubeProxy: because<ControlPlane["kubeProxy"]>({
      value: { runsAs: "daemonset", removableBy: "kit" },
      origin: "platform",
      why: "an add-on of EKS or a DaemonSet of the kit's own, which the kit leaves out where eBPF does its work",
    }),
  });
}

function offer(intent: ClusterIntent<EksIntent>): CalicoOffer {
  return {
    routing: because(
      vpcOverlay(
        intent,
        "the VPC does not route pod addresses; VXLAN needs no BGP and no change to the source/destination check",
      ),
    ),
    kubernetesProvider: because<"EKS">({
      value: "EKS",
      origin: "platform",
      why: "the Tigera operator knows EKS by this name",
    }),
    cloudCni: { name: "AmazonVPC", encryptsHosts: true },
    addressAutodetection: because({
      value: { kubernetes: "NodeInternalIP" },
      origin: "platform",
      why: "EKS writes each node's VPC address into the Node object, so no interface name and no probe is needed",
    }),
    hostNameservers: because(aws.resolver),
    givesNodesPodRanges: false,
    sourceCheckSwitch: aws.sourceCheckSwitch,
  };
}
