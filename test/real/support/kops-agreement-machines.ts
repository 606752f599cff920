import { replaceLate } from "../../../constructs/model";
import { controlPlaneOf, instanceGroupsOf } from "../../../constructs/platforms/kops/instance-groups";
import type { KopsInstanceGroup, KopsMachines, ResolvedKops } from "../../../constructs/platforms/kops/types";
import { plausibleValue } from "./api-server-plans";
import type { KopsAccepted } from "./kops";
import type { Machines, Volume } from "./kops-machines";

/** The resolved instance groups and volumes of etcd beside those that kOps has rendered. */
export function machineDifferences(cluster: ResolvedKops, rendered: KopsAccepted): string[] {
  const { platform } = cluster;
  const { machines, etcdVolumes, securityGroupRules } = rendered;
  const groups = instanceGroupsOf(cluster);
  const names = groups.map(({ name }) => name);
  const masters = controlPlaneOf(cluster).length;
  const etcd: Volume = { encrypted: true, type: platform.etcd.volume.type, size: platform.etcd.volume.sizeGiB };
  const mayUse = (port: number): string[] =>
    securityGroupRules
      .filter(
        ({ direction, fromPort, toPort, protocol }) =>
          direction === "ingress" && protocol === "tcp" && fromPort === port && toPort === port,
      )
      .flatMap(({ peers }) => peers.filter((peer) => /^[0-9]/.test(peer)));
  // The bastion's load balancer stands in the utility subnets and looks whether it answers.
  const hasBastion = platform.bastion !== undefined;
  const checked = platform.vpc.subnets.filter(({ type }) => hasBastion && type === "Utility").map(({ cidr }) => cidr);
  return [
    ...differ("instance groups", [...names].sort(), Object.keys(machines).sort()),
    ...groups.flatMap((group) => {
      const found = machines[group.name];
      return found === undefined ? [] : groupDifferences(group, found);
    }),
    // Both of etcd's clusters have a volume on each node of the control plane.
    ...differ(
      "volumes of etcd",
      Array.from({ length: 2 * masters }, () => etcd),
      etcdVolumes,
    ),
    ...differ("who may use SSH", unique([...platform.sshAccess, ...checked]), unique(mayUse(22))),
    ...differ("who may use the API", unique(platform.api.access), unique(mayUse(443))),
  ];
}

function groupDifferences(group: KopsInstanceGroup, found: Machines): string[] {
  const { mixedInstances: mixed, volume, additionalSecurityGroups = [] } = nodesOf(group);
  const expected: Machines = {
    min: group.count.least,
    max: group.count.most,
    instanceTypes: mixed?.instances ?? [group.machineType],
    ...(mixed === undefined
      ? {}
      : {
          spot: {
            base: mixed.onDemandBase,
            aboveBase: mixed.onDemandAboveBase,
            strategy: mixed.spotAllocationStrategy,
          },
        }),
    hopLimit: group.instanceMetadata.httpPutResponseHopLimit,
    tokens: group.instanceMetadata.httpTokens,
    // The bastion's is kOps' own choice.
    volume: volume === undefined ? found.volume : { encrypted: true, type: volume.type, size: volume.sizeGiB },
    securityGroups: additionalSecurityGroups.map(
      (id) => replaceLate(id, ({ $late }) => plausibleValue($late)) as string,
    ),
  };
  return [
    ...Object.entries(expected).flatMap(([key, value]) =>
      differ(`${key} of ${group.name}`, value, found[key as keyof Machines]),
    ),
    ...(mixed === undefined ? differ(`spot of ${group.name}`, undefined, found.spot) : []),
    ...(found.volume.encrypted ? [] : [`the volume of ${group.name} is not encrypted`]),
  ];
}

/** What only nodes have. */
function nodesOf(group: KopsInstanceGroup): Partial<KopsMachines> {
  return group.role === "bastion" ? {} : group;
}

const unique = (items: readonly string[]): string[] => [...new Set(items)].sort();

function differ(name: string, derived: unknown, rendered: unknown): string[] {
  const [left, right] = [JSON.stringify(derived), JSON.stringify(rendered)];
  return left === right ? [] : [`${name}: derived ${left}, rendered ${right}`];
}
