import type { CalicoOffer, ClusterIntent, OwnCalico, Routing } from "../../calico";
import {
  because,
  type Because,
  choose,
  type ClusterNetwork,
  type ControlPlane,
  type Nodes,
  type Text,
  trace,
  type Traced,
  familiesOf,
} from "../../model";
import { Cidr } from "../../net";
import { aws, vpcOverlay } from "../../places/aws";
import type { GroundContext, PlatformGround } from "..";
import { clusterNameOf, vpcCidrOf } from "./addresses";
import { defaults } from "./defaults";
import { felixByEnvironment } from "./native";
import { resolveNodes } from "./nodes";
import { kopsReleaseOf, ownCalicoRelease } from "./releases";
import type { KopsIntent } from "./schema";
import { typhaReplicasOf } from "./typha";

/** What a cluster of kOps stands on. */
export function kopsGround({ intent }: GroundContext<KopsIntent>): PlatformGround {
  const nodes = resolveNodes(intent.platform);
  return {
    network: resolveNetwork(intent, nodes.value),
    nodes,
    controlPlane: resolveControlPlane(intent),
    calico: offerOf(intent, nodes.value),
  };
}

function resolveNetwork(intent: ClusterIntent<KopsIntent>, nodes: Nodes): Traced<ClusterNetwork> {
  const { platform, network } = intent;
  const pods = choose<readonly Cidr[]>(network?.pods, () => ({
    value: [Cidr.of(defaults.pods)],
    origin: "platform",
    why: "kOps' own: the upper half of its nonMasqueradeCIDR 100.64.0.0/10",
  }));
  return trace<ClusterNetwork>({
    pods,
    services: choose<readonly Cidr[]>(network?.services, () => ({
      value: [Cidr.of(defaults.services)],
      origin: "platform",
      why: "kOps' own default",
    })),
    nodes: because<readonly Cidr[]>({
      value: [
        Cidr.of(vpcCidrOf(platform)),
        ...(platform.vpc?.kind === "shared" ? (platform.vpc.additionalCidrs ?? []) : []),
      ],
      origin: "platform",
      why: "nodes have addresses in the subnets of the VPC",
      from: ["/platform/vpc"],
    }),
    families: because<ClusterNetwork["families"]>({
      value: familiesOf(pods.value),
      origin: "derived",
      why: "the IP families of the pod ranges",
      from: ["/network/pods"],
    }),
    underlayMtu: because({
      value: Math.min(...nodes.groups.map(({ mtu }) => mtu)),
      origin: "derived",
      why: `the smallest MTU of the nodes: ${aws.underlayMtu.why}`,
      from: ["/nodes/groups"],
    }),
    spansSubnets: because(spansSubnets(nodes)),
    checksSource: because<boolean>(aws.checksSource),
    learnsRoutes: because<boolean>({
      value: false,
      origin: "platform",
      why: "a VPC speaks no BGP by itself, and kOps makes no route server",
    }),
  });
}

function spansSubnets({ groups }: Nodes): Because<boolean> {
  const { size } = new Set(groups.flatMap(({ zones }) => zones));
  return {
    value: size > 1,
    origin: "platform",
    why: size > 1 ? `nodes are spread over ${size} zones, each with a subnet of its own` : "all nodes are in one zone",
    from: ["/platform/vpc", "/nodes/groups"],
  };
}

function resolveControlPlane(intent: ClusterIntent<KopsIntent>): Traced<ControlPlane> {
  const apiPort = because<number>({ value: 443, origin: "platform", why: "kOps serves the Kubernetes API on 443" });
  return trace<ControlPlane>({
    apiServer: {
      host: because<Text>({
        value: `api.internal.${clusterNameOf(intent)}`,
        origin: "platform",
        why: "the name that kOps gives to the API inside the VPC, in each node's /etc/hosts or in its hosted zone",
        from: ["/platform/clusterName"],
      }),
      port: apiPort,
    },
    apiPort,
    isProxiedOnNodes: because<boolean>({
      value: false,
      origin: "platform",
      why: "nodes of kOps ask the API's load balancer, not a proxy of their own",
    }),
    runsOn: because<ControlPlane["runsOn"]>({
      value: "nodes",
      origin: "platform",
      why: "kOps' control plane runs on nodes of the cluster, which have Calico too",
    }),
    kubeProxy: trace<ControlPlane["kubeProxy"]>(
      { runsAs: "static-pod", removableBy: "kit" },
      {
        origin: "platform",
        why: "kOps runs kube-proxy as a static pod of each node, unless its spec says otherwise (nodeup/pkg/model/kube_proxy.go)",
      },
    ),
  });
}

function offerOf(intent: ClusterIntent<KopsIntent>, nodes: Nodes): CalicoOffer {
  const own = ownCalico(intent.platform, nodes);
  return {
    routing: because(own === undefined ? operatorRouting(intent) : ownRouting(intent)),
    kubernetesProvider: because({
      value: "",
      origin: "platform",
      why: "the Tigera operator has no name for kOps: the field stays empty",
    }),
    ...(own === undefined ? {} : { own: because(own) }),
    addressAutodetection:
      own === undefined
        ? because({
            value: { kubernetes: "NodeInternalIP" },
            origin: "platform",
            why: "AWS' cloud controller writes each node's VPC address into the Node object",
          })
        : because({
            value: { firstFound: true },
            origin: "platform",
            why: "kOps' own default, and nodes have one interface",
          }),
    hostNameservers: because({
      ...aws.resolver,
      why: "the VPC's resolver answers host-networked pods before cluster DNS does; /etc/hosts is read before it",
    }),
    // allocate-node-cidrs (pkg/model/components/kubecontrollermanager.go).
    givesNodesPodRanges: true,
    sourceCheckSwitch: aws.sourceCheckSwitch,
  };
}

function ownCalico(platform: KopsIntent, nodes: Nodes): Because<OwnCalico> | undefined {
  if ((platform.networking ?? defaults.networking) !== "calico") return undefined;
  const release = kopsReleaseOf(platform.release);
  return {
    value: {
      release: ownCalicoRelease(release),
      felixByEnvironment,
      typha: typhaReplicasOf(platform, nodes) > 0,
      // calico-node's own name for it.
      pools: { 4: "default-ipv4-ippool" },
    },
    origin: "platform",
    why: `kOps ${release.kops} installs Calico ${release.calico} by a manifest of its own, without the operator`,
    from: ["/platform/networking", "/platform/release"],
  };
}

function ownRouting({ calico }: ClusterIntent): Because<Routing> {
  return calico?.dataplane?.kind === "ebpf"
    ? {
        value: { kind: "overlay", encapsulation: "VXLANCrossSubnet" },
        origin: "platform",
        why: "eBPF and IP-in-IP go badly together, and kOps stays with IP-in-IP unless it is told",
      }
    : {
        value: { kind: "overlay", encapsulation: "IPIPCrossSubnet" },
        origin: "platform",
        why: "kOps' own default for Calico",
      };
}

function operatorRouting(intent: ClusterIntent): Because<Routing> {
  return vpcOverlay(
    intent,
    "kOps' security groups let UDP pass between all nodes; VXLAN needs no BGP and no source/destination check off",
  );
}
