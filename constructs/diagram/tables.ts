import type { Cluster } from "../calico";
import type { TopologyGroup } from "../model";
import type { Block } from "./block";
import { table } from "./table";
import { counted, countOf, dataplaneOf, poolHead, poolRow } from "./words";

const mostGroups = 10;
const mostPools = 10;

/** The groups of nodes, a row each. */
export function groupTable(cluster: Cluster, groups: readonly TopologyGroup[], width: number): Block {
  const { shown, left } = first(groups, mostGroups);
  const dataplane = dataplaneOf(cluster);
  const rows = shown.map((group) => [
    group.name,
    countOf(group.count),
    [group.os, group.kernel === undefined ? "" : `kernel ${group.kernel}`, group.architecture]
      .filter((word) => word !== "")
      .join(", "),
    group.machines.join(", "),
    [
      group.role === "bastion" ? "" : group.role === "worker" ? "workers" : "control plane",
      ...group.traits,
      ...(group.routeReflector === undefined ? [] : [`route reflector, cluster ${group.routeReflector}`]),
    ]
      .filter((word) => word !== "")
      .join(", "),
    group.role === "bastion" ? "" : onInterface(dataplane, group),
  ]);
  const nodes = left.reduce((sum, { count }) => sum + count.initial, 0);
  const rest = left.length === 0 ? [] : [[`and ${counted(left.length, "more group")}`, String(nodes)]];
  return table(
    ["Group", "Nodes now (least to most)", "Operating system", "Machines", "Kind", "Data plane"],
    [...rows, ...rest],
    [18, 13, 26, 15, 21, 17],
    width,
  );
}

function onInterface(dataplane: string, { interfaceName }: TopologyGroup): string {
  // VPP's uplinks are named already.
  return interfaceName === undefined || dataplane.startsWith("VPP") ? dataplane : `${dataplane}, ${interfaceName}`;
}

/** Every range that addresses are taken from, a row each. */
export function rangeTable({ calico, network }: Cluster, width: number): Block {
  const { shown, left } = first(calico.pools, mostPools);
  const rows = [
    ...shown.map(poolRow),
    ...(left.length === 0 ? [] : [[`and ${counted(left.length, "more pool")}`]]),
    ...(calico.pools.length > 0 || network.pods.length === 0
      ? []
      : [[network.pods.join(", "), "pods", "", "without tunnel", "", `handed out by ${calico.cni}`]]),
    ...(network.services.length === 0 ? [] : [[network.services.join(", "), "Services", "", "", "", "ClusterIPs"]]),
  ];
  const none = [["nobody has said any"]];
  return table(poolHead, rows.length > 0 ? rows : none, [24, 11, 16, 19, 19, 26], width);
}

function first<T>(items: readonly T[], most: number): { readonly shown: readonly T[]; readonly left: readonly T[] } {
  const shown = items.length > most ? items.slice(0, most - 1) : items;
  return { shown, left: items.slice(shown.length) };
}
