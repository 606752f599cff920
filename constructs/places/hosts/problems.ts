import { list, repeated } from "../../findings";
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
