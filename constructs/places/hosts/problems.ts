import type { CalicoCluster } from "../../calico";
import { list, repeated } from "../../findings";
import { interfaceNames, type Nodes } from "../../model";
import { addressBits, Blocks, Cidr } from "../../net";
import type { HostIntent } from "./schema";

/** What is wrong with the machines of an intent. */
export interface HostProblem {
  readonly kind: "name" | "range" | "address";
  /** Keys under `/platform`. */
  readonly keys: readonly (string | number)[];
  readonly message: string;
  readonly want: string;
  readonly fix: string;
}

/** Names that are there twice, addresses outside the ranges of the nodes, addresses of two machines; in this order. */
export function hostProblems(
  nodeGroups: readonly { readonly name: string; readonly nodes?: readonly HostIntent[] | undefined }[],
  ranges: readonly Cidr[],
): readonly HostProblem[] {
  const places = nodeGroups.flatMap(({ nodes = [] }, group) =>
    nodes.map((node, index) => ({ node, keys: ["nodeGroups", group, "nodes", index] as const })),
  );
  const addresses = places.flatMap(({ node, keys }) =>
    (node.addresses ?? []).map((address, index) => ({ node, address, keys: [...keys, "addresses", index] })),
  );
  const blocks = new Blocks(ranges);
  return [
    ...[...repeated(nodeGroups.map(({ name }) => name))].map(([index, name]): HostProblem => ({
      kind: "name",
      keys: ["nodeGroups", index, "name"],
      message: `there is a group ${name} already`,
      want: "a name of its own for each group",
      fix: "rename one of them",
    })),
    ...[...repeated(places.map(({ node }) => node.name))].map(([index, name]): HostProblem => ({
      kind: "name",
      keys: [...(places[index]?.keys ?? []), "name"],
      message: `there is a node ${name} already`,
      want: "a name of its own for each node",
      fix: "correct the name",
    })),
    ...addresses.flatMap(({ node, address, keys }): readonly HostProblem[] => {
      const ofFamily = ranges.filter(({ family }) => family === address.family);
      const isInside = blocks.firstAround(Cidr.containing(address, addressBits(address.family))) !== undefined;
      if (isInside || ofFamily.length === 0) return [];
      return [
        {
          kind: "range",
          keys,
          message: `node ${node.name} has ${address}, which is in none of ${list(ofFamily)}`,
          want: `an address in ${list(ofFamily)}`,
          fix: "correct the address, or add its range to platform.underlay.nodes",
        },
      ];
    }),
    ...[...repeated(addresses.map(({ address }) => address.toString()))].map(([index, text]): HostProblem => ({
      kind: "address",
      keys: addresses[index]?.keys ?? [],
      message: `another node has ${text} already`,
      want: "an address of its own for each node",
      fix: "correct the address",
    })),
  ];
}

/** What keeps VPP from taking over the machines' interfaces. */
export interface UplinkProblem {
  readonly kind: "unsaid" | "different";
  readonly message: string;
  readonly got: string;
  readonly want: string;
  readonly fix: string;
}

/** Whether one name of an interface is said for all machines: one DaemonSet and one list of interfaces serve every node. */
export function uplinkProblems(
  { dataplane }: Pick<CalicoCluster, "dataplane">,
  nodes: Nodes,
): readonly UplinkProblem[] {
  if (dataplane.kind !== "vpp") return [];
  const names = interfaceNames(nodes);
  const unsaid: UplinkProblem = {
    kind: "unsaid",
    message: "no group of nodes says its interfaceName",
    got: "vpp",
    want: "platform.nodeGroups: [{ interfaceName: … }], or calico.dataplane.uplinks",
    fix: "add interfaceName to the groups of nodes, as `ip link` on a node shows it",
  };
  const different: UplinkProblem = {
    kind: "different",
    message: `the nodes' interfaces are called ${list(names)}`,
    got: list(names),
    want: "one name on all nodes",
    fix: "rename the interfaces on the nodes (systemd.link), or use another data plane",
  };
  return [
    ...(dataplane.uplinks.some(({ interfaceName }) => interfaceName === "") ? [unsaid] : []),
    ...(names.length > 1 ? [different] : []),
  ];
}
