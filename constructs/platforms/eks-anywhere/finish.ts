import { asked, because, choose, trace, Traced, type NodeGroup } from "../../model";
import { isEmpty, resolveGroundwork, type VsphereGroundwork } from "../../places/vsphere";
import type { FinishContext, Finished } from "..";
import { defaults } from "./defaults";
import { groundworkWanted } from "./groundwork";
import { countOf, machineOf } from "./machines";
import type { EksAnywhereIntent, EksAnywhereNodeGroupIntent } from "./schema";
import type { EksAnywhereCluster, HealthCheck, MachineGroup, VsphereFacts } from "./types";

/** What EKS Anywhere is told. */
export function finishEksAnywhere({
  intent,
  nodes,
  kubernetes,
}: FinishContext<EksAnywhereIntent>): Finished<EksAnywhereCluster, NodeGroup> {
  const { platform, name } = intent;
  const groundwork = groundworkOf(groundworkWanted({ name, kubernetes, platform }));
  return {
    platform: trace<EksAnywhereCluster>({
      kind: asked(platform.kind),
      release: choose(platform.release, () => ({
        value: defaults.release,
        origin: "default",
        why: "the newest release that the kit knows",
      })),
      managementCluster: choose(platform.managementCluster, () => ({
        value: name,
        origin: "default",
        why: "nobody said another: it manages itself",
      })),
      namespace: choose(platform.namespace, () => ({
        value: defaults.namespace,
        origin: "default",
        why: "where eksctl puts them",
      })),
      inService: choose(platform.inService, () => ({
        value: false,
        origin: "default",
        why: "nobody said that anything depends on it",
      })),
      endpoint: asked(platform.endpoint),
      vsphere: because<VsphereFacts>({ value: vsphereOf(platform), origin: "user", why: "the intent says so" }),
      groundwork:
        groundwork === undefined
          ? undefined
          : because<VsphereGroundwork>({
              value: groundwork,
              origin: "user",
              why: "what the intent says is made, and what EKS Anywhere asks for by name",
            }),
      nodeMaskSize: choose(platform.nodeMaskSize, () => ({
        value: defaults.nodeMaskSize,
        origin: "default",
        why: "EKS Anywhere's own default",
      })),
      machineGroups: because<readonly MachineGroup[]>({
        value: platform.nodeGroups.map((group) => machineGroupOf(intent, group)),
        origin: "user",
        why: "the intent's groups, and EKS Anywhere's defaults for what it leaves out",
      }),
      etcd:
        platform.etcd === undefined
          ? undefined
          : because<NonNullable<EksAnywhereCluster["etcd"]>>({
              value: {
                count: platform.etcd.count,
                machine: machineOf(platform, platform.etcd.machine, `${name}-etcd`),
              },
              origin: "user",
              why: "the intent says so",
            }),
      healthCheck: because<HealthCheck>({
        value: healthCheckOf(platform.healthCheck),
        origin: "default",
        why: "what the intent says, and EKS Anywhere's defaults",
      }),
      access: because<EksAnywhereCluster["access"]>({
        value: accessOf(platform),
        origin: "user",
        why: "the intent says so",
      }),
    }),
    // The reasons are the ground's already.
    groups: new Traced(nodes.value.groups, []),
  };
}

function groundworkOf(wanted: ReturnType<typeof groundworkWanted>): VsphereGroundwork | undefined {
  const groundwork = wanted === undefined ? undefined : resolveGroundwork(wanted);
  return groundwork === undefined || isEmpty(groundwork) ? undefined : groundwork;
}

function vsphereOf({ on }: EksAnywhereIntent): VsphereFacts {
  const { server, insecure = false, thumbprint = "", datacenter, network, failureDomains = [] } = on;
  return { server, insecure, thumbprint, datacenter, network, failureDomains };
}

function accessOf(platform: EksAnywhereIntent): EksAnywhereCluster["access"] {
  const { certSans, identity, gitOps, proxy, registryMirror, podIam } = platform;
  const keys = { certSans, identity, gitOps, proxy, registryMirror, podIam };
  return Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== undefined));
}

function machineGroupOf(
  { name: cluster, platform }: FinishContext<EksAnywhereIntent>["intent"],
  group: EksAnywhereNodeGroupIntent,
): MachineGroup {
  const isControlPlane = group.role === "control-plane";
  const { least, initial, most } = countOf(group.count);
  const share = defaults.unhealthyShare[isControlPlane ? "controlPlane" : "workers"];
  const { healthCheck = platform.healthCheck, failureDomain, kubernetes } = group;
  return {
    name: group.name,
    isControlPlane,
    count: initial,
    ...(typeof group.count === "number" ? {} : { scales: { min: least, max: most } }),
    machine: machineOf(platform, group.machine, `${cluster}-${group.name}`),
    ...(failureDomain === undefined ? {} : { failureDomain }),
    ...(kubernetes === undefined ? {} : { kubernetes }),
    maxSurge: group.maxSurge ?? 1,
    maxUnavailable: group.maxUnavailable ?? 0,
    healthCheck: { ...healthCheckOf(healthCheck), maxUnhealthy: healthCheck?.maxUnhealthy ?? share },
  };
}

function healthCheckOf(wanted: EksAnywhereIntent["healthCheck"]): HealthCheck {
  return {
    startupTimeout: wanted?.startupTimeout ?? defaults.startupTimeout,
    unhealthyTimeout: wanted?.unhealthyTimeout ?? defaults.unhealthyTimeout,
  };
}
