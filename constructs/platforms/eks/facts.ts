import {
  amazonLinuxHooks,
  type ClusterIntent,
  defaultKubernetes,
  type NodeGroupFacts,
  type PlatformFacts,
} from "../../calico";
import { pointer } from "../../findings";
import { type Because, late } from "../../model";
import { underlayMtu, vpcOverlay, vpcResolver } from "../../places/aws";
import { firstFree, nodeSubnetCount, vpcCidrOf } from "./addresses";
import { kernelOf, nodeImages } from "./images";
import type { EksIntent } from "./schema";

/** What EKS declares about itself and its nodes. */
export function eksFacts(intent: ClusterIntent, platform: EksIntent): PlatformFacts {
  const services = defaultServices(intent, platform);
  return {
    pods: defaultPods(intent, platform, intent.network?.services?.map(String) ?? services.value),
    services,
    nodes: {
      value: [vpcCidrOf(platform)],
      origin: "platform",
      why: "nodes have addresses in the private subnets of the VPC",
      from: ["/platform/vpc/cidr"],
    },
    underlayMtu,
    spansSubnets: spansSubnets(platform),
    routing: vpcOverlay(
      intent,
      "the VPC does not route pod addresses; VXLAN needs no BGP and no change to the source/destination check",
    ),
    kubernetesProvider: { value: "EKS", origin: "platform", why: "the Tigera operator knows EKS by this name" },
    cloudCni: "AmazonVPC",
    addressAutodetection: {
      value: { kubernetes: "NodeInternalIP" },
      origin: "platform",
      why: "EKS writes each node's VPC address into the Node object, so no interface name and no probe is needed",
    },
    apiServer: {
      host: {
        value: late("apiServer.host"),
        origin: "platform",
        why: "the endpoint that EKS gives the cluster: one name for the cluster's life, reachable without kube-proxy",
      },
      port: { value: 443, origin: "platform", why: "EKS serves the Kubernetes API on 443" },
    },
    kubeProxyOwner: "kit",
    hasSourceDestinationCheck: true,
    fabricLearnsRoutes: platform.routeServer !== undefined,
    primaryInterface: primaryInterface(platform),
    ...flexVolumePath(platform),
    hostNameservers: {
      value: [vpcResolver],
      origin: "platform",
      why: "the VPC's resolver answers host-networked pods before cluster DNS does (tigera/operator#1746)",
    },
    vppHooks: vppHooks(platform),
    nodeGroups: platform.nodeGroups.map((group, index): NodeGroupFacts => {
      const os = group.os ?? "al2023";
      const kernel = kernelOf(os, intent.kubernetes ?? defaultKubernetes, group.amiId);
      return {
        name: group.name,
        path: pointer("platform", "nodeGroups", index),
        os,
        ...(kernel === undefined ? {} : { kernel }),
        architecture: group.architecture ?? "x86_64",
        minimum: group.scaling?.min ?? 2,
        maximum: group.scaling?.max ?? 4,
      };
    }),
  };
}

/** EKS itself picks one of these two where none is asked for (API reference, KubernetesNetworkConfigRequest). */
function defaultServices(intent: ClusterIntent, platform: EksIntent): Because<readonly string[]> {
  const vpc = vpcCidrOf(platform);
  const value = firstFree(
    ["10.100.0.0/16", "172.20.0.0/16", "10.96.0.0/16"],
    [vpc, ...(intent.network?.pods ?? []).map(String)],
  );
  return {
    value: [value],
    origin: "platform",
    why:
      value === "10.100.0.0/16"
        ? "EKS' own choice where it does not overlap the VPC"
        : `10.100.0.0/16 overlaps the VPC (${vpc}) or the pods`,
    from: ["/platform/vpc/cidr"],
  };
}

/** With the VPC CNI the VPC's own range; else 172.16.0.0/16, as the operator has it on EKS with Calico's CNI. */
function defaultPods(
  intent: ClusterIntent,
  platform: EksIntent,
  services: readonly string[],
): Because<readonly string[]> {
  const vpc = vpcCidrOf(platform);
  if (intent.calico?.routing?.kind === "cloud") {
    return {
      value: [vpc],
      origin: "platform",
      why: "the VPC CNI gives pods addresses of the VPC",
      from: ["/platform/vpc/cidr"],
    };
  }
  const value = firstFree(["172.16.0.0/16", "192.168.0.0/16", "10.244.0.0/16"], [vpc, ...services]);
  return {
    value: [value],
    origin: "platform",
    why:
      value === "172.16.0.0/16"
        ? "the operator's own pool on EKS with Calico's CNI; it overlaps neither the VPC nor the services"
        : `172.16.0.0/16, the operator's own pool on EKS, overlaps the VPC (${vpc}) or the services`,
    from: ["/platform/vpc/cidr", "/network/services"],
  };
}

function spansSubnets(platform: EksIntent): Because<boolean> {
  const count = nodeSubnetCount(platform);
  return {
    value: count > 1,
    origin: "platform",
    why:
      count > 1 ? `nodes are spread over ${count} subnets, one in each zone` : "all groups of nodes are in one subnet",
    from: ["/platform/vpc"],
  };
}

function primaryInterface(platform: EksIntent): Because<string> {
  const [group] = platform.nodeGroups;
  if (group?.interfaceName !== undefined) {
    return { value: group.interfaceName, origin: "user", why: "the intent says so", from: ["/platform/nodeGroups/0"] };
  }
  const image = nodeImages[group?.os ?? "al2023"];
  return {
    value: image.interfaceName,
    origin: "platform",
    why: `${image.label} calls the first network interface of most instance types ${image.interfaceName}`,
    from: ["/platform/nodeGroups/0"],
  };
}

/**
 * Calico's documentation names /var/lib/kubelet/plugins for Bottlerocket, yet a driver put there cannot be run and the
 * kubelet complains about it for ever (bottlerocket-os/bottlerocket#2413). Only application-layer policy by sidecar used
 * it, and the operator's CSI driver has taken that over, so the kit switches it off.
 */
function flexVolumePath(platform: EksIntent): Pick<PlatformFacts, "flexVolumePath"> {
  if (!platform.nodeGroups.some((group) => group.os === "bottlerocket")) return {};
  return {
    flexVolumePath: {
      value: "None",
      origin: "platform",
      why: "Bottlerocket's /usr is read-only, and nothing uses the FlexVolume driver since Calico has a CSI driver",
      from: ["/platform/nodeGroups/0"],
    },
  };
}

function vppHooks(platform: EksIntent): Because<Readonly<Record<string, string>>> {
  const hasAl2023 = platform.nodeGroups.some((group) => (group.os ?? "al2023") === "al2023");
  return {
    value: hasAl2023 ? amazonLinuxHooks(primaryInterface(platform).value) : {},
    origin: "platform",
    why: hasAl2023
      ? "systemd-networkd of Amazon Linux 2023 finds the interface by its driver, which VPP's tap does not have"
      : "upstream has hooks for Amazon Linux 2023 only",
    from: ["/platform/nodeGroups/0"],
  };
}
