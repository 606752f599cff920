import type { Cluster } from "../../calico";
import type { Fabric, FabricNode, FabricRack } from "../../fabric";
import type { NodeEnd, ReflectorSession } from "../../model";
import type { IpFamily } from "../../net";

/** More nodes than any mesh should have, and more sessions than are worth simulating. */
const mostNodes = 200;

/** Whether the mesh between nodes is there, but too large to be simulated. */
export function isMeshTooLarge({ calico }: Cluster, fabric: Fabric): boolean {
  return calico.bgp.nodeToNodeMeshEnabled && membersOf(fabric).length > mostNodes;
}

/** The sessions of Calico's mesh: of every two nodes that reflect no routes, whatever peers there are beside. */
export function meshOf(cluster: Cluster, fabric: Fabric): readonly ReflectorSession[] {
  if (!cluster.calico.bgp.nodeToNodeMeshEnabled || isMeshTooLarge(cluster, fabric)) return [];
  const members = membersOf(fabric);
  return fabric.families.flatMap((family) =>
    members.flatMap((lower, at) => members.slice(at + 1).flatMap((upper) => sessionOf(lower, upper, family))),
  );
}

interface Member {
  readonly rack: FabricRack;
  readonly node: FabricNode;
}

function membersOf({ racks }: Fabric): readonly Member[] {
  return racks.flatMap((rack) =>
    rack.nodes
      .filter(({ routeReflectorClusterId }) => routeReflectorClusterId === undefined)
      .map((node): Member => ({ rack, node })),
  );
}

function sessionOf(lower: Member, upper: Member, family: IpFamily): readonly ReflectorSession[] {
  const [client, reflector] = [endOf(lower, family), endOf(upper, family)];
  if (client === undefined || reflector === undefined) return [];
  return [{ kind: "reflector", key: `${client.name}/${reflector.name}/v${family}`, family, client, reflector }];
}

function endOf({ rack, node: { name, asNumber, addresses } }: Member, family: IpFamily): NodeEnd | undefined {
  const address = addresses.find((one) => one.family === family);
  return address && { kind: "node", name, rack: rack.name, address, asNumber };
}
