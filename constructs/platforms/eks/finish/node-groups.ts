import { usesVfio } from "../../../calico";
import { askedIf, because, choose, extendedEach, type NodeGroup, type Traced, type Tree } from "../../../model";
import type { Cidr } from "../../../net";
import { nodeImages } from "../../../places/aws";
import { defaults } from "../defaults";
import { amiTypeOf, nodeDevices } from "../images";
import { usualMaxPods } from "../max-pods";
import type { EksNodeGroupIntent } from "../schema";
import type { EksNodeGroup, EksVolume, NodeOs } from "../types";
import { hasVpcCni, type EksContext } from "./context";

type Added = Omit<EksNodeGroup, keyof NodeGroup> & Pick<EksNodeGroup, "os" | "interfaceName" | "maxPods">;

/** What EKS adds to each group of the ground. */
export function resolveNodeGroups(context: EksContext): Traced<readonly EksNodeGroup[]> {
  const wanted = context.intent.platform.nodeGroups;
  return extendedEach<NodeGroup, Added>(context.nodes.value.groups, (group, index) =>
    added(context, group, index, wanted[index] ?? { name: group.name }),
  );
}

function added(context: EksContext, group: NodeGroup, index: number, wanted: EksNodeGroupIntent): Tree<Added> {
  const { network, calico } = context;
  const here = `/nodes/groups/${index}`;
  // The schema's own words: what the ground says of it came from there.
  const os = wanted.os ?? defaults.os;
  const instanceTypes = choose<readonly string[]>(wanted.instanceTypes, () => ({
    value: [defaults.instanceTypes[group.architecture]],
    origin: "default",
    why: "2 vCPUs and 8 GiB: the smallest general type that carries Calico's components beside workloads",
    from: [`${here}/architecture`],
  }));
  const amiType = amiTypeOf(os, group.architecture, wanted.amiId, instanceTypes.value);
  return {
    os,
    interfaceName: group.interfaceName ?? nodeImages[os].interfaceName,
    amiType:
      amiType &&
      because({
        value: amiType,
        origin: "derived",
        why: /NVIDIA|NEURON/.test(amiType)
          ? "EKS' newest image of the operating system with the driver of the machines' accelerators"
          : "EKS' newest image of the operating system",
        from: [`${here}/os`, `${here}/architecture`, `${here}/instanceTypes`],
      }),
    amiId: askedIf(wanted.amiId),
    instanceTypes,
    capacityType: choose(wanted.capacityType, () => ({
      value: "ON_DEMAND",
      origin: "default",
      why: "on demand: nodes are not taken away",
    })),
    maxPods: maxPods(context, wanted, instanceTypes.value),
    clusterDns: because({
      value: clusterDns(network.services[0]),
      origin: "platform",
      why: "EKS gives CoreDNS the tenth address of the service range",
      from: ["/network/services"],
    }),
    hugepages2Mi: because({
      value: calico.dataplane.kind === "vpp" ? calico.dataplane.hugepages2Mi : 0,
      origin: "derived",
      why: "what VPP's drivers need",
      from: ["/calico/dataplane"],
    }),
    vfio: because({
      value: usesVfio(calico.dataplane),
      origin: "derived",
      why: "on where VPP takes the PCI device over",
      from: ["/calico/dataplane"],
    }),
    volumes: because<readonly EksVolume[]>({
      value: volumes(os, wanted),
      origin: wanted.volume === undefined ? "default" : "user",
      why: `encrypted; ${defaults.volume.sizeGiB} GiB ${defaults.volume.type} unless the intent says otherwise`,
    }),
    updateMaxUnavailable: choose(wanted.updateMaxUnavailable, () => ({
      value: 1,
      origin: "default",
      why: "one node at a time",
    })),
    httpPutResponseHopLimit: choose(wanted.metadataOptions?.httpPutResponseHopLimit, () => ({
      value: defaults.hopLimit,
      origin: "default",
      why: "one hop is not enough for a pod with a network of its own, and load balancer controllers ask the metadata where they are",
    })),
  };
}

/** Absent where EKS derives it itself, from the addresses that the instance type's interfaces carry. */
function maxPods(
  context: EksContext,
  { maxPods: wanted }: EksNodeGroupIntent,
  instanceTypes: readonly string[],
): Traced<number> | undefined {
  const isEks = hasVpcCni(context) && context.intent.platform.vpcCni?.prefixDelegation !== true;
  if (wanted === undefined && isEks) return undefined;
  return choose(wanted, () => ({
    value: usualMaxPods(instanceTypes),
    origin: "derived",
    why: "pods have addresses of their own pool, so the interfaces set no limit: 110 up to 30 vCPUs, 250 above",
    from: ["/calico/cni"],
  }));
}

/** EKS gives CoreDNS the tenth address of the service range. */
function clusterDns(services: Cidr | undefined): string {
  return services !== undefined && services.size > 10n ? services.host(10).toString() : "";
}

/** The root volume is always encrypted. On Bottlerocket the size is that of the volume that holds images and pods. */
function volumes(os: NodeOs, group: EksNodeGroupIntent): readonly EksVolume[] {
  const { rootDevice, dataDevice } = nodeDevices[os];
  const type = group.volume?.type ?? defaults.volume.type;
  const sizeGiB = group.volume?.sizeGiB ?? defaults.volume.sizeGiB;
  // EC2 wants a number for io1 and io2: 50 for each GiB, which both can have, up to gp3's own 3,000.
  const iops = type === "gp3" ? {} : { iops: Math.min(3000, Math.max(100, sizeGiB * 50)) };
  const sized: EksVolume = { deviceName: dataDevice ?? rootDevice, sizeGiB, type, ...iops };
  return dataDevice === undefined ? [sized] : [{ deviceName: rootDevice, type: "gp3" }, sized];
}
