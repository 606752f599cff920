import { usesVfio } from "../../../calico";
import { pointer } from "../../../findings";
import type { Origin } from "../../../model";
import type { Cidr } from "../../../net";
import { zonesOfGroup } from "../addresses";
import { amiTypeOf, nodeImages } from "../images";
import { usualMaxPods } from "../max-pods";
import type { EksNodeGroupIntent } from "../schema";
import type { EksNodeGroup, EksVolume, NodeOs } from "../types";
import { type EksContext, hasVpcCni } from "./context";

/** The groups of nodes, in the user's order. */
export function resolveNodeGroups(context: EksContext): readonly EksNodeGroup[] {
  return context.platform.nodeGroups.map((group, index) => resolveNodeGroup(context, group, index));
}

function resolveNodeGroup(context: EksContext, group: EksNodeGroupIntent, index: number): EksNodeGroup {
  const { platform, network, calico, reasons } = context;
  const at = (key: string): string => pointer("platform", "nodeGroups", index, key);
  reasons.set(pointer("platform", "nodeGroups", index), {
    value: undefined,
    origin: "user",
    why: "a group of the intent, and defaults for what it leaves out",
  });
  const os = reasons.choose(at("os"), group.os, () => ({
    value: "al2023" as const,
    origin: "default",
    why: "EKS' standard image; it has a shell, which VPP and hugepages need",
  }));
  const architecture = reasons.choose(at("architecture"), group.architecture, () => ({
    value: "x86_64" as const,
    origin: "default",
    why: "what every image and every data plane is built for",
  }));
  const instanceTypes = reasons.choose(at("instanceTypes"), group.instanceTypes, () => ({
    value: [architecture === "arm64" ? "m7g.large" : "m6i.large"],
    origin: "default",
    why: "2 vCPUs and 8 GiB: the smallest general type that carries Calico's components beside workloads",
    from: [at("architecture")],
  }));
  explainGroup(context, group, at);
  const vpp = calico.dataplane.kind === "vpp" ? calico.dataplane : undefined;
  const amiType = amiTypeOf(os, architecture, group.amiId);
  return {
    name: group.name,
    os,
    architecture,
    ...(amiType === undefined ? {} : { amiType }),
    ...(group.amiId === undefined ? {} : { amiId: group.amiId }),
    instanceTypes,
    capacityType: group.capacityType ?? "ON_DEMAND",
    scaling: reasons.choose(at("scaling"), group.scaling, () => ({
      value: { min: 2, desired: 2, max: 4 },
      origin: "default",
      why: "two nodes keep CoreDNS and Typha apart from each other",
    })),
    availabilityZones: zonesOfGroup(platform, group),
    labels: group.labels ?? {},
    taints: group.taints ?? [],
    ...maxPods(context, group, instanceTypes, at("maxPods")),
    clusterDns: clusterDns(network.services),
    hugepages2Mi: vpp?.hugepages2Mi ?? 0,
    vfio: usesVfio(calico.dataplane),
    volumes: volumes(os, group),
    interfaceName: reasons.choose(at("interfaceName"), group.interfaceName, () => ({
      value: nodeImages[os].interfaceName,
      origin: "platform",
      why: `the first network interface under ${nodeImages[os].label}`,
      from: [at("os")],
    })),
    updateMaxUnavailable: group.updateMaxUnavailable ?? 1,
  };
}

/** Reasons of the values of a group that are not chosen one by one. */
function explainGroup({ reasons }: EksContext, group: EksNodeGroupIntent, at: (key: string) => string): void {
  const explain = (key: string, origin: Origin, why: string, from?: readonly string[]): void => {
    reasons.set(at(key), { value: undefined, origin, why, ...(from && { from }) });
  };
  const asked = (key: keyof EksNodeGroupIntent, why: string): void => {
    const isAsked = group[key] !== undefined;
    explain(key, isAsked ? "user" : "default", isAsked ? "the intent says so" : why);
  };
  asked("name", "");
  asked("amiId", "");
  asked("capacityType", "on demand: nodes are not taken away");
  asked("availabilityZones", "every zone of the VPC, so that one may fail");
  asked("labels", "none");
  asked("taints", "none");
  asked("updateMaxUnavailable", "one node at a time");
  explain(
    "volumes",
    group.volume === undefined ? "default" : "user",
    "encrypted; 50 GiB gp3 unless the intent says otherwise",
  );
  explain("amiType", "derived", "EKS' newest image of the operating system", [at("os"), at("architecture")]);
  explain("clusterDns", "platform", "EKS gives CoreDNS the tenth address of the service range", ["/network/services"]);
  explain("hugepages2Mi", "derived", "what VPP's drivers need", ["/calico/dataplane"]);
  explain("vfio", "derived", "on where VPP takes the PCI device over", ["/calico/dataplane"]);
}

function maxPods(
  context: EksContext,
  group: EksNodeGroupIntent,
  instanceTypes: readonly string[],
  path: string,
): { readonly maxPods?: number } {
  if (group.maxPods === undefined && hasVpcCni(context) && context.platform.vpcCni?.prefixDelegation !== true) {
    context.reasons.set(path, {
      value: undefined,
      origin: "platform",
      why: "EKS derives it from the addresses that the instance type's interfaces carry",
      from: ["/calico/cni"],
    });
    return {};
  }
  return {
    maxPods: context.reasons.choose(path, group.maxPods, () => ({
      value: usualMaxPods(instanceTypes),
      origin: "derived",
      why: "pods have addresses of their own pool, so the interfaces set no limit: 110 up to 30 vCPUs, 250 above",
      from: ["/calico/cni"],
    })),
  };
}

/** EKS gives CoreDNS the tenth address of the service range. */
function clusterDns([services]: readonly Cidr[]): string {
  return services !== undefined && services.size > 10n ? services.host(10).toString() : "";
}

/** The root volume is always encrypted. On Bottlerocket the size is that of the volume that holds images and pods. */
function volumes(os: NodeOs, group: EksNodeGroupIntent): readonly EksVolume[] {
  const { rootDevice, dataDevice } = nodeImages[os];
  const type = group.volume?.type ?? "gp3";
  const sizeGiB = group.volume?.sizeGiB ?? 50;
  // EC2 wants a number for io1 and io2: 50 for each GiB, which both can have, up to gp3's own 3,000.
  const iops = type === "gp3" ? {} : { iops: Math.min(3000, Math.max(100, sizeGiB * 50)) };
  const sized: EksVolume = { deviceName: dataDevice ?? rootDevice, sizeGiB, type, ...iops };
  return dataDevice === undefined ? [sized] : [{ deviceName: rootDevice, type: "gp3" }, sized];
}
