import { usesVfio, vfioCommands } from "../../../calico";
import { pointer } from "../../../findings";
import { late } from "../../../model";
import { controlPlaneZonesOf, zonesOf, zonesOfGroup } from "../addresses";
import { nodeImages } from "../images";
import type { KopsInstanceGroupIntent } from "../schema";
import type { KopsInstanceGroup, KopsSecurityGroupRule } from "../types";
import type { KopsContext } from "./context";

/** The user's groups; the control plane's, one node and one zone each; the bastion's. */
export function resolveInstanceGroups(
  context: KopsContext,
  rules: readonly KopsSecurityGroupRule[],
): readonly KopsInstanceGroup[] {
  const groups = rules.length === 0 ? [] : [late("kops.securityGroupId")];
  const workers = context.platform.instanceGroups.map((group, index) => nodes(context, group, index));
  // The user's groups first, so that they stand where the intent has them.
  return [
    ...[...workers, ...controlPlane(context, workers.length)].map((group) => ({
      ...group,
      additionalSecurityGroups: groups,
    })),
    ...bastion(context, workers.length),
  ];
}

const plain = { nodeLabels: {}, taints: [], sysctlParameters: [], additionalSecurityGroups: [], userData: [] } as const;

function controlPlane(context: KopsContext, first: number): readonly KopsInstanceGroup[] {
  const { platform, reasons } = context;
  const wanted = platform.controlPlane;
  const zones = controlPlaneZonesOf(platform);
  const os = wanted?.os ?? "ubuntu";
  const architecture = wanted?.architecture ?? "x86_64";
  const why =
    zones.length >= 3
      ? `one of ${zones.length} zones of the control plane: etcd keeps its quorum when one fails`
      : "the VPC has fewer than three zones, and two members of etcd stand no loss, as one does";
  for (const index of zones.keys())
    reasons.set(pointer("platform", "instanceGroups", first + index), {
      value: undefined,
      origin: wanted?.availabilityZones === undefined ? "default" : "user",
      why,
      from: ["/platform/vpc"],
    });
  return zones.map((zone) => ({
    ...plain,
    name: `control-plane-${zone}`,
    role: "Master",
    image: wanted?.image ?? nodeImages[os].image[architecture],
    machineType: wanted?.instanceType ?? (architecture === "arm64" ? "t4g.medium" : "t3.medium"),
    // More than one node in a group would share one volume of etcd.
    minSize: 1,
    maxSize: 1,
    subnets: [zone],
    volume: { sizeGiB: wanted?.volume?.sizeGiB ?? 64, type: wanted?.volume?.type ?? "gp3" },
    instanceMetadata: {
      httpPutResponseHopLimit: wanted?.instanceMetadata?.httpPutResponseHopLimit ?? hopLimit(context),
      httpTokens: wanted?.instanceMetadata?.httpTokens ?? "required",
    },
    userData: userData(context),
  }));
}

function nodes(context: KopsContext, group: KopsInstanceGroupIntent, index: number): KopsInstanceGroup {
  const { platform, reasons } = context;
  const at = (key: string): string => pointer("platform", "instanceGroups", index, key);
  reasons.set(pointer("platform", "instanceGroups", index), {
    value: undefined,
    origin: "user",
    why: "a group of the intent; what it leaves out is kOps' own default, with an encrypted volume",
  });
  const os = group.os ?? "ubuntu";
  const architecture = group.architecture ?? "x86_64";
  const image = reasons.choose(at("image"), group.image, () => ({
    value: nodeImages[os].image[architecture],
    origin: "platform",
    why: `${nodeImages[os].label}, as kOps' documentation names it; Ubuntu is kOps' own choice`,
  }));
  const instances = reasons.choose(at("machineType"), group.instanceTypes, () => ({
    value: [architecture === "arm64" ? "t4g.large" : "t3.large"],
    origin: "default",
    why: "2 vCPUs and 8 GiB carry Calico's components beside workloads",
  }));
  const scaling = reasons.choose(at("minSize"), group.scaling, () => ({
    value: { min: 2, max: 4 },
    origin: "default",
    why: "two nodes survive the loss of one",
  }));
  reasons.choose(at("maxSize"), group.scaling, () => ({
    value: scaling,
    origin: "default",
    why: "room for as many again",
  }));
  const mixed = group.spot !== undefined || instances.length > 1;
  return {
    ...plain,
    name: group.name,
    role: "Node",
    image,
    machineType: instances[0] ?? "t3.large",
    minSize: scaling.min,
    maxSize: scaling.max,
    subnets: zonesOfGroup(platform, group),
    volume: { sizeGiB: group.volume?.sizeGiB ?? 64, type: group.volume?.type ?? "gp3" },
    nodeLabels: {
      ...group.labels,
      ...(group.routeReflectorClusterId === undefined ? {} : { [routeReflectorLabel]: "true" }),
    },
    taints: (group.taints ?? []).map(({ key, value, effect }) => `${key}=${value ?? ""}:${effect}`),
    ...(group.maxPods === undefined ? {} : { maxPods: group.maxPods }),
    ...(mixed
      ? {
          mixedInstances: {
            instances,
            onDemandBase: group.spot?.onDemandBase ?? 0,
            onDemandAboveBase: group.spot === undefined ? 100 : (group.spot.onDemandAboveBase ?? 0),
            spotAllocationStrategy: group.spot?.allocationStrategy ?? "price-capacity-optimized",
          },
        }
      : {}),
    instanceMetadata: {
      httpPutResponseHopLimit: reasons.choose(
        pointer("platform", "instanceGroups", index, "instanceMetadata", "httpPutResponseHopLimit"),
        group.instanceMetadata?.httpPutResponseHopLimit,
        () => ({
          value: hopLimit(context),
          origin: "derived",
          why:
            platform.discoveryStore === undefined
              ? "pods get AWS rights from the node, one hop behind it"
              : "pods get AWS rights by OIDC: only the node itself may ask for the node's",
        }),
      ),
      httpTokens: group.instanceMetadata?.httpTokens ?? "required",
    },
    ...(group.rollingUpdate === undefined ? {} : { rollingUpdate: group.rollingUpdate }),
    sysctlParameters: group.sysctlParameters ?? [],
    userData: userData(context),
  };
}

/** The label by which peers select route reflectors. */
export const routeReflectorLabel = "route-reflector";

/** The least instance metadata that works: Felix and kOps' pods on the host's network are no hop away. */
function hopLimit({ platform }: KopsContext): number {
  return platform.discoveryStore === undefined ? 2 : 1;
}

/** What VPP wants of the node before the kubelet starts; kOps sets the hugepages itself. */
function userData({ calico }: KopsContext): KopsInstanceGroup["userData"] {
  if (!usesVfio(calico.dataplane)) return [];
  const content = ["#!/bin/bash", "set -euo pipefail", ...vfioCommands, ""];
  return [{ name: "calico-vpp.sh", content: content.join("\n") }];
}

function bastion({ platform, reasons }: KopsContext, workers: number): readonly KopsInstanceGroup[] {
  if (platform.bastion === undefined) return [];
  reasons.set(pointer("platform", "instanceGroups", workers + controlPlaneZonesOf(platform).length), {
    value: undefined,
    origin: "user",
    why: "the intent asks for a bastion; private nodes are reached through it",
  });
  const isPrivate = (platform.topology ?? "private") === "private";
  return [
    {
      ...plain,
      name: "bastions",
      role: "Bastion",
      image: nodeImages.ubuntu.image.x86_64,
      machineType: platform.bastion.instanceType ?? "t3.micro",
      minSize: 1,
      maxSize: 1,
      subnets: zonesOf(platform).map((zone) => (isPrivate ? `utility-${zone}` : zone)),
      instanceMetadata: { httpPutResponseHopLimit: 1, httpTokens: "required" },
    },
  ];
}
