import { usesVfio, vfioCommands } from "../../../calico";
import { pointer } from "../../../findings";
import {
  askedIf,
  because,
  choose,
  extendedEach,
  late,
  type NodeGroup,
  trace,
  type Traced,
  type Tree,
} from "../../../model";
import { defaults } from "../defaults";
import { imageNameIn } from "../images";
import type { KopsInstanceGroupIntent, KopsIntent } from "../schema";
import type {
  KopsBastion,
  KopsCluster,
  KopsInstanceMetadata,
  KopsMachines,
  KopsNodeGroup,
  KopsSecurityGroupRule,
  KopsVolume,
} from "../types";
import type { KopsContext } from "./context";
import { utilityName } from "./vpc";

type ControlPlaneIntent = NonNullable<KopsIntent["controlPlane"]>;

/** What kOps is told of each group of the ground, in their order. */
export function resolveNodeGroups(
  context: KopsContext,
  rules: readonly KopsSecurityGroupRule[],
): Traced<readonly KopsNodeGroup[]> {
  const { controlPlane = {}, instanceGroups } = context.intent.platform;
  return extendedEach<NodeGroup, KopsMachines>(context.nodes.value.groups, (group, index) => {
    const inAllGroups = { ...onEveryNode(context, rules), subnets: subnetsOf(group, index) };
    const wanted = instanceGroups[index];
    return wanted === undefined
      ? { ...controlPlaneMachines(context, controlPlane, group), ...inAllGroups }
      : { ...workerMachines(context, wanted, group), ...inAllGroups };
  });
}

function workerMachines(context: KopsContext, wanted: KopsInstanceGroupIntent, group: NodeGroup) {
  const { machineType, mixedInstances } = instancesOf(wanted, group);
  return {
    image: imageFor(context, wanted.image, group),
    machineType,
    volume: volumeOf(wanted.volume, defaults.volume),
    mixedInstances,
    instanceMetadata: metadataOf(context, wanted.instanceMetadata),
    rollingUpdate: askedIf(wanted.rollingUpdate),
    sysctlParameters: choose<readonly string[]>(wanted.sysctlParameters, () => ({
      value: [],
      origin: "default",
      why: "the cluster's are enough",
    })),
  } satisfies Partial<Tree<KopsMachines>>;
}

function controlPlaneMachines(context: KopsContext, wanted: ControlPlaneIntent, group: NodeGroup) {
  return {
    image: imageFor(context, wanted.image, group),
    machineType: choose<string>(wanted.instanceType, () => ({
      value: defaults.controlPlaneType[group.architecture],
      origin: "default",
      why: "2 vCPUs and 4 GiB carry the control plane of a small cluster",
    })),
    volume: volumeOf(wanted.volume, defaults.volume),
    instanceMetadata: metadataOf(context, wanted.instanceMetadata),
    sysctlParameters: because<readonly string[]>({ value: [], origin: "default", why: "the cluster's are enough" }),
  } satisfies Partial<Tree<KopsMachines>>;
}

/** One type, or several of which AWS takes what it has, some of them spot instances. */
function instancesOf(
  { instanceTypes, spot }: KopsInstanceGroupIntent,
  { architecture }: NodeGroup,
): { readonly machineType: Traced<string>; readonly mixedInstances: Traced<Mixed> | undefined } {
  const usual = {
    value: defaults.workerType[architecture],
    origin: "default",
    why: "2 vCPUs and 8 GiB carry Calico's components beside workloads",
  } as const;
  return {
    machineType: choose<string>(instanceTypes?.[0], () => usual),
    mixedInstances:
      spot === undefined && (instanceTypes ?? []).length <= 1
        ? undefined
        : trace<Mixed>({
            instances: choose<readonly string[]>(instanceTypes, () => ({ ...usual, value: [usual.value] })),
            onDemandBase: choose<number>(spot?.onDemandBase, () => ({
              value: defaults.spot.onDemandBase,
              origin: "default",
              why: "no instance of the group is on demand before the others",
            })),
            onDemandAboveBase:
              spot === undefined
                ? because({ value: 100, origin: "default", why: "the intent asks for no spot instances" })
                : choose<number>(spot.onDemandAboveBase, () => ({
                    value: defaults.spot.onDemandAboveBase,
                    origin: "default",
                    why: "all others are spot instances, as the intent asks for them",
                  })),
            spotAllocationStrategy: choose<string>(spot?.allocationStrategy, () => ({
              value: defaults.spot.allocationStrategy,
              origin: "default",
              why: "cheap, and from pools that are not about to run dry",
            })),
          }),
  };
}

type Mixed = NonNullable<KopsMachines["mixedInstances"]>;

function imageFor(
  { intent }: KopsContext,
  wanted: string | undefined,
  { os, osName, architecture }: NodeGroup,
): Traced<string> {
  return choose(wanted, () => ({
    value: imageNameIn(intent.platform.region, os, architecture),
    origin: "platform",
    why: `${osName}, as kOps' documentation names it`,
  }));
}

/** A volume, encrypted whatever the intent says. */
export function volumeOf(
  wanted: { readonly sizeGiB?: number | undefined; readonly type?: string | undefined } | undefined,
  fallback: KopsVolume,
): Traced<KopsVolume> {
  return trace<KopsVolume>({
    sizeGiB: choose(wanted?.sizeGiB, () => ({
      value: fallback.sizeGiB,
      origin: "default",
      why: `${fallback.sizeGiB} GiB are enough to begin with`,
    })),
    type: choose(wanted?.type, () => ({
      value: fallback.type,
      origin: "default",
      why: "general purpose, with its speed independent of its size",
    })),
  });
}

/** The least instance metadata that works: Felix and kOps' pods on the host's network are no hop away. */
function metadataOf(
  { intent }: KopsContext,
  wanted: KopsInstanceGroupIntent["instanceMetadata"],
): Traced<KopsInstanceMetadata> {
  const hasOidc = intent.platform.discoveryStore !== undefined;
  return trace<KopsInstanceMetadata>({
    httpPutResponseHopLimit: choose<number>(wanted?.httpPutResponseHopLimit, () =>
      hasOidc
        ? {
            value: defaults.hopLimit.withOidc,
            origin: "derived",
            why: "pods get AWS rights by OIDC: only the node itself may ask for the node's",
            from: ["/platform/discoveryStore"],
          }
        : {
            value: defaults.hopLimit.withoutOidc,
            origin: "derived",
            why: "pods get AWS rights from the node, one hop behind it",
          },
    ),
    httpTokens: choose<string>(wanted?.httpTokens, () => sessionTokens),
  });
}

const sessionTokens = {
  value: defaults.httpTokens,
  origin: "default",
  why: "without a session's token a request that was smuggled in would be answered",
} as const;

function subnetsOf({ zones }: NodeGroup, index: number): Traced<readonly string[]> {
  return because({
    value: zones,
    origin: "derived",
    why: "the subnet for nodes of each of its zones, which has the zone's name",
    from: [pointer("nodes", "groups", index, "zones")],
  });
}

function onEveryNode({ calico }: KopsContext, rules: readonly KopsSecurityGroupRule[]) {
  const usesGroup = rules.length > 0;
  const bindsDevices = usesVfio(calico.dataplane);
  return {
    additionalSecurityGroups: because<KopsMachines["additionalSecurityGroups"]>({
      value: usesGroup ? [late("kops.securityGroupId")] : [],
      origin: "derived",
      why: usesGroup ? "the group with the kit's own rules" : "there are no rules beside kOps' own",
      from: ["/platform/securityGroupRules"],
    }),
    userData: because<KopsMachines["userData"]>({
      value: bindsDevices ? [{ name: "calico-vpp.sh", content: vfioScript }] : [],
      origin: "derived",
      why: bindsDevices
        ? "VPP takes devices over by VFIO, which must be there before; kOps sets the hugepages itself"
        : "Calico wants nothing of the node before the kubelet starts",
      from: ["/calico/dataplane"],
    }),
  } satisfies Partial<Tree<KopsMachines>>;
}

const vfioScript = ["#!/bin/bash", "set -euo pipefail", ...vfioCommands, ""].join("\n");

/** The host in front of private nodes; undefined where none is asked for. */
export function resolveBastion(
  { bastion, region }: KopsIntent,
  { topology, vpc }: Pick<KopsCluster, "topology" | "vpc">,
): Traced<KopsBastion> | undefined {
  if (bastion === undefined) return undefined;
  const zones = [...new Set(vpc.subnets.flatMap(({ type, zone }) => (type === "Utility" ? [] : [zone])))];
  return trace<KopsBastion>(
    {
      name: "bastions",
      role: "bastion",
      count: trace<KopsBastion["count"]>(
        { least: 1, initial: 1, most: 1 },
        { origin: "default", why: "AWS replaces it when it fails" },
      ),
      image: because({
        value: imageNameIn(region, defaults.os, defaults.architecture),
        origin: "platform",
        why: "kOps' own choice of an operating system",
      }),
      machineType: choose<string>(bastion.instanceType, () => ({
        value: defaults.bastionType,
        origin: "default",
        why: "SSH needs no more",
      })),
      subnets: because<readonly string[]>({
        value: zones.map((zone) => (topology === "private" ? utilityName(zone) : zone)),
        origin: "derived",
        why: "the subnets that the internet reaches",
        from: ["/platform/vpc/subnets", "/platform/topology"],
      }),
      instanceMetadata: trace<KopsInstanceMetadata>({
        httpPutResponseHopLimit: because({ value: 1, origin: "default", why: "no pods run on it" }),
        httpTokens: because<string>(sessionTokens),
      }),
    },
    { origin: "user", why: "the intent asks for a bastion; private nodes are reached through it" },
  );
}
