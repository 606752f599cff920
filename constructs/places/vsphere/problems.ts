import { tunnelOf } from "../../calico";
import { list, repeated } from "../../findings";
import { overlaps, takenAddresses } from "./address-problems";
import { linksOf } from "./machines";
import { checksumOffloadBroken, vmxnet3Names } from "./place";
import type { VsphereJudged, VsphereProblem } from "./problem";

/** All that is wrong, in the order of the intent. */
export function vsphereProblems(judged: VsphereJudged): readonly VsphereProblem[] {
  return [
    ...names(judged),
    ...placement(judged),
    ...links(judged),
    ...overlaps(judged),
    ...takenAddresses(judged),
    ...checksums(judged),
  ];
}

function names({ on }: VsphereJudged): readonly VsphereProblem[] {
  const vlans = new Map<string, number | undefined>();
  const problems = [...repeated(on.racks.map(({ name }) => name))].map(([index, name]): VsphereProblem => ({
    kind: "name",
    keys: ["racks", index, "name"],
    message: `there is a rack ${name} already`,
    want: "a name of its own for each rack",
    fix: "rename one of them",
  }));
  for (const [rack, { networks }] of on.racks.entries())
    for (const [index, { portGroup, vlan }] of networks.entries()) {
      const keys = ["racks", rack, "networks", index, "vlan"];
      if (vlan !== undefined && on.distributedSwitch === undefined)
        problems.push({
          kind: "switch",
          keys,
          message: `port group ${portGroup} is to have VLAN ${vlan}, and no distributed switch is said`,
          got: String(vlan),
          want: "platform.on.distributedSwitch, or a port group that is there",
          fix: "write distributedSwitch with the name of the switch, or remove vlan where the port group is there already",
        });
      if (vlans.has(portGroup) && vlans.get(portGroup) !== vlan)
        problems.push({
          kind: "name",
          keys: ["racks", rack, "networks", index, "portGroup"],
          message: `port group ${portGroup} is there already, with ${vlans.get(portGroup) ?? "no"} VLAN`,
          got: String(vlan ?? "no VLAN"),
          want: "one VLAN for a port group",
          fix: "rename the port group, or write the same VLAN",
        });
      vlans.set(portGroup, vlan);
    }
  return problems;
}

function placement({ on, nodes }: VsphereJudged): readonly VsphereProblem[] {
  const racks = new Set(on.racks.map(({ name }) => name));
  return nodes.named.flatMap(({ name, rack }): readonly VsphereProblem[] => {
    if (rack !== undefined && racks.has(rack)) return [];
    return [
      {
        kind: "rack",
        keys: ["racks"],
        message:
          rack === undefined
            ? `machine ${name} is in no rack`
            : `machine ${name} is in rack ${rack}, which vSphere has not`,
        ...(rack === undefined ? {} : { got: rack }),
        want: `one of the racks ${list([...racks])}`,
        fix:
          rack === undefined
            ? `write rack at the node ${name}`
            : `add a rack ${rack} with its port groups, or correct the node's`,
      },
    ];
  });
}

function links(judged: VsphereJudged): readonly VsphereProblem[] {
  const { on, nodes } = judged;
  const fabricNodes = new Map(judged.fabric?.racks.flatMap((rack) => rack.nodes.map((node) => [node.name, node])));
  return on.racks.flatMap(({ name, networks }, rack): readonly VsphereProblem[] => {
    const keys = ["racks", rack, "networks"];
    const problems: VsphereProblem[] = [];
    const counts = new Set<number>();
    for (const node of nodes.named.filter((one) => one.rack === name)) {
      const found = linksOf(judged, node, node.addresses, fabricNodes.get(node.name));
      const missing = node.addresses.filter(() => found.length === 0);
      if (found.length === 0)
        problems.push({
          kind: "address",
          keys,
          message: `machine ${node.name} ${missing.length === 0 ? "has no address" : `has ${list(missing)}, in no range of the nodes`}`,
          want: "an address in a range of platform.underlay.nodes, or in the fabric",
          fix: "write addresses at the node, and their range in platform.underlay.nodes",
        });
      else counts.add(found.length);
    }
    for (const count of counts)
      if (count !== networks.length)
        problems.push({
          kind: "networks",
          keys,
          message: `machines of rack ${name} have ${count} links, and there are ${networks.length} port groups`,
          got: String(networks.length),
          want: `${count}, in the order of the rack's switches (at most ${vmxnet3Names.length})`,
          fix:
            count > networks.length
              ? "add a port group for each switch that nodes have a link of their own to"
              : "remove what no link goes to; two switches in one subnet are one port group with two uplinks",
        });
    return problems;
  });
}

/** VXLAN between nodes: of a pool, or eBPF's own for node ports. */
function checksums({ calico }: VsphereJudged): readonly VsphereProblem[] {
  const override = calico.felix.featureDetectOverride ?? "";
  const isSaid = override.split(",").some((one) => one.trim() === checksumOffloadBroken);
  const isVxlan =
    calico.dataplane.kind === "ebpf" ||
    (calico.cni === "Calico" && calico.pools.some(({ encapsulation }) => tunnelOf(encapsulation) === "vxlan"));
  if (isSaid || !isVxlan || calico.dataplane.kind === "vpp") return [];
  return [
    {
      kind: "checksum",
      isTop: true,
      keys: ["calico", "felix", "featureDetectOverride"],
      message: "packets between nodes are in VXLAN, and Felix leaves checksums to the adapter",
      got: override === "" ? "nothing" : override,
      want: checksumOffloadBroken,
      fix: `write calico.felix.featureDetectOverride: ${checksumOffloadBroken}, or routing without VXLAN`,
    },
  ];
}
