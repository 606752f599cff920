import {
  amazonLinuxHooks,
  type ClusterIntent,
  type NodeGroupFacts,
  type OwnCalico,
  type PlatformFacts,
  type Routing,
} from "../../calico";
import { pointer } from "../../findings";
import type { Because } from "../../model";
import { underlayMtu, vpcOverlay, vpcResolver } from "../../places/aws";
import { clusterNameOf, defaultPods, defaultServices, nodeZonesOf, vpcCidrOf } from "./addresses";
import { interfaceName, nodeImages } from "./images";
import { felixByEnvironment } from "./native";
import { kopsReleaseOf, ownCalicoRelease } from "./releases";
import type { KopsIntent } from "./schema";
import { typhaReplicasOf } from "./typha";

/** What kOps declares about itself and its nodes. */
export function kopsFacts(intent: ClusterIntent, platform: KopsIntent): PlatformFacts {
  const nodeGroups = platform.instanceGroups.map(nodeGroup);
  const own = ownCalico(platform, nodeGroups);
  return {
    pods: {
      value: [defaultPods],
      origin: "platform",
      why: "kOps' own: the upper half of its nonMasqueradeCIDR 100.64.0.0/10",
    },
    services: { value: [defaultServices], origin: "platform", why: "kOps' own default" },
    nodes: {
      value: [
        vpcCidrOf(platform),
        ...(platform.vpc?.kind === "shared" ? (platform.vpc.additionalCidrs ?? []).map(String) : []),
      ],
      origin: "platform",
      why: "nodes have addresses in the subnets of the VPC",
      from: ["/platform/vpc"],
    },
    underlayMtu,
    spansSubnets: spansSubnets(platform),
    routing: defaultRouting(intent, platform),
    kubernetesProvider: {
      value: "",
      origin: "platform",
      why: "the Tigera operator has no name for kOps: the field stays empty",
    },
    ...(own === undefined ? {} : { ownCalico: own }),
    addressAutodetection:
      own === undefined
        ? {
            value: { kubernetes: "NodeInternalIP" },
            origin: "platform",
            why: "AWS' cloud controller writes each node's VPC address into the Node object",
          }
        : { value: { firstFound: true }, origin: "platform", why: "kOps' own default, and nodes have one interface" },
    apiServer: {
      host: {
        value: `api.internal.${clusterNameOf(intent, platform)}`,
        origin: "platform",
        why: "the name that kOps gives to the API inside the VPC, in each node's /etc/hosts or in its hosted zone",
      },
      port: { value: 443, origin: "platform", why: "kOps serves the Kubernetes API on 443" },
    },
    kubeProxyOwner: "kit",
    hasSourceDestinationCheck: true,
    primaryInterface: primaryInterface(platform),
    hostNameservers: {
      value: [vpcResolver],
      origin: "platform",
      why: "the VPC's resolver answers host-networked pods before cluster DNS does; /etc/hosts is read before it",
    },
    vppHooks: vppHooks(platform),
    nodeGroups,
  };
}

function nodeGroup(group: KopsIntent["instanceGroups"][number], index: number): NodeGroupFacts {
  const os = group.os ?? "ubuntu";
  return {
    name: group.name,
    path: pointer("platform", "instanceGroups", index),
    os,
    ...(group.image === undefined ? { kernel: nodeImages[os].kernel } : {}),
    architecture: group.architecture ?? "x86_64",
    minimum: group.scaling?.min ?? 2,
    maximum: group.scaling?.max ?? 4,
  };
}

function ownCalico(platform: KopsIntent, nodeGroups: readonly NodeGroupFacts[]): Because<OwnCalico> | undefined {
  if ((platform.networking ?? "calico") !== "calico") return undefined;
  const release = kopsReleaseOf(platform.release);
  return {
    value: { release: ownCalicoRelease(release), felixByEnvironment, typha: typhaReplicasOf(platform, nodeGroups) > 0 },
    origin: "platform",
    why: `kOps ${release.kops} installs Calico ${release.calico} by a manifest of its own, without the operator`,
    from: ["/platform/networking", "/platform/release"],
  };
}

function spansSubnets(platform: KopsIntent): Because<boolean> {
  const count = nodeZonesOf(platform).length;
  return {
    value: count > 1,
    origin: "platform",
    why:
      count > 1 ? `nodes are spread over ${count} zones, each with a subnet of its own` : "all nodes are in one zone",
    from: ["/platform/vpc", "/platform/instanceGroups"],
  };
}

function defaultRouting(intent: ClusterIntent, platform: KopsIntent): Because<Routing> {
  if ((platform.networking ?? "calico") === "calico") {
    return intent.calico?.dataplane?.kind === "ebpf"
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
  return vpcOverlay(
    intent,
    "kOps' security groups let UDP pass between all nodes; VXLAN needs no BGP and no source/destination check off",
  );
}

function primaryInterface(platform: KopsIntent): Because<string> {
  const [group] = platform.instanceGroups;
  if (group?.interfaceName !== undefined)
    return {
      value: group.interfaceName,
      origin: "user",
      why: "the intent says so",
      from: ["/platform/instanceGroups"],
    };
  return {
    value: interfaceName,
    origin: "platform",
    why: `${nodeImages[group?.os ?? "ubuntu"].label} calls the first network interface of most instance types ${interfaceName}`,
    from: ["/platform/instanceGroups"],
  };
}

function vppHooks(platform: KopsIntent): Because<Readonly<Record<string, string>>> {
  if (!platform.instanceGroups.some((group) => group.os === "al2023"))
    return { value: {}, origin: "platform", why: "upstream has hooks for Amazon Linux 2023 only" };
  return {
    value: amazonLinuxHooks(primaryInterface(platform).value),
    origin: "platform",
    why: "systemd-networkd of Amazon Linux 2023 finds the interface by its driver, which VPP's tap does not have",
    from: ["/platform/instanceGroups"],
  };
}
