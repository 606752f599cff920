import { because, type NamedNode, type Rack, type Traced } from "../../model";
import type { HostIntent } from "./schema";

/** The nodes of a group that the intent names, with the labels that selectors see. */
export function namedNodes(group: {
  readonly name: string;
  readonly labels?: Readonly<Record<string, string>> | undefined;
  readonly nodes?: readonly HostIntent[] | undefined;
}): readonly NamedNode[] {
  const { labels: common, nodes = [] } = group;
  return nodes.map(({ name, addresses = [], zone, rack, labels }) => ({
    name,
    group: group.name,
    addresses,
    ...(zone === undefined ? {} : { zone }),
    ...(rack === undefined ? {} : { rack }),
    labels: {
      "kubernetes.io/hostname": name,
      ...(zone === undefined ? {} : { "topology.kubernetes.io/zone": zone }),
      ...common,
      ...labels,
    },
  }));
}

/** The racks that nodes are said to be in, in the order in which they are first named. */
export function racksOf(nodes: readonly NamedNode[]): readonly Rack[] {
  const byRack = new Map<string, string[]>();
  for (const { name, rack } of nodes) {
    if (rack === undefined) continue;
    const there = byRack.get(rack);
    if (there === undefined) byRack.set(rack, [name]);
    else there.push(name);
  }
  return [...byRack].map(([name, members]) => ({ name, nodes: members }));
}

/** Operating systems whose /usr is read-only, where the operator's default path lies. */
const readOnlyUsr = ["bottlerocket", "flatcar", "coreos", "fedora-coreos"];

/** Installation.spec.flexVolumePath for an operating system; absent where the operator's default fits. */
export function flexVolumePathOf(os: string | undefined): Traced<string> | undefined {
  if (!readOnlyUsr.includes(os ?? "")) return undefined;
  return because({
    value: "None",
    origin: "platform",
    why: `/usr of ${os} is read-only, and nothing uses the FlexVolume driver since Calico has a CSI driver`,
  });
}
