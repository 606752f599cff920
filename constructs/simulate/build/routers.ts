import { birdRouterId } from "../../calico";
import type { Fabric, FabricNode, SwitchConfig } from "../../fabric";
import { compare } from "../../findings";
import type { Router } from "../network";

/** BIRD's limit of `merge paths` where nothing says another. */
const birdMultipath = 16;

/** Nodes, then racks' switches, then spines, each by name. */
export function routersOf(fabric: Fabric, configs: readonly SwitchConfig[]): readonly Router[] {
  const nodes = fabric.racks.flatMap(({ name: rack, nodes: all }) => all.map((node) => nodeRouter(rack, node)));
  const switches = configs.map(switchRouter);
  const order = ["node", "tor", "spine"];
  return [...nodes, ...switches]
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || compare(a.name, b.name))
    .map((router, index) => ({ ...router, index }));
}

function nodeRouter(rack: string, node: FabricNode): Router {
  const { name, asNumber, routeReflectorClusterId: clusterId } = node;
  return {
    index: 0,
    name,
    kind: "node",
    speaker: "bird",
    rack,
    asNumber: asNumber.value,
    routerId: birdRouterId(node).value,
    ...(clusterId === undefined ? {} : { clusterId }),
    multipath: birdMultipath,
  };
}

function switchRouter({ hostname, role, rack, bgp }: SwitchConfig): Router {
  return {
    index: 0,
    name: hostname,
    kind: role,
    speaker: "frr",
    ...(rack === undefined ? {} : { rack }),
    asNumber: bgp.asNumber.value,
    routerId: bgp.routerId.value,
    clusterId: bgp.routerId.toString(),
    multipath: bgp.multipath,
  };
}
