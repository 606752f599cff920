import { list } from "../../findings";
import { evenShare, placeholder, type Topology, type TopologyNodes, type TopologyZone } from "../../model";
import { distributionOf } from "./distributions";
import type { ExistingWhole } from "./types";

/** What a picture of the cluster shows: its racks, or else its zones, or else one place, with the nodes in them. */
export function existingTopology(cluster: ExistingWhole): Topology {
  const { network, controlPlane, nodes, platform } = cluster;
  const { label } = distributionOf(platform);
  const { apiServer, kubeProxy, runsOn } = controlPlane;
  return {
    title: `${cluster.name}: ${label} ${cluster.kubernetes}, a cluster that is there already`,
    network: network.nodes.length > 0 ? `network ${list(network.nodes)}` : "the nodes' network",
    controlPlane: {
      label: "Kubernetes API",
      lines: [
        runsOn === "nodes" ? "on nodes of the cluster" : "outside the cluster",
        ...(apiServer === undefined
          ? []
          : [
              `at ${typeof apiServer.host === "string" ? apiServer.host : placeholder(apiServer.host)}:${apiServer.port}`,
            ]),
        kubeProxy.runsAs === "none" ? "no kube-proxy" : `kube-proxy${kubeProxy.mode ? `: ${kubeProxy.mode}` : ""}`,
        ...(network.services.length > 0 ? [`services ${list(network.services)}`] : []),
      ],
    },
    zones: placesOf(nodes),
  };
}

function placesOf({ groups, named }: ExistingWhole["nodes"]): readonly TopologyZone[] {
  // By place, then by group.
  const places = new Map<string, Map<string, string[] | number>>();
  const placeOf = (name: string): Map<string, string[] | number> => {
    const place = places.get(name) ?? new Map<string, string[] | number>();
    places.set(name, place);
    return place;
  };
  for (const { name, group, zone, rack } of named) {
    const place = placeOf(rack ?? zone ?? "nodes");
    const there = place.get(group);
    if (Array.isArray(there)) there.push(name);
    else place.set(group, [name]);
  }
  const withNames = new Set(named.map(({ group }) => group));
  for (const { name, zones, count } of groups) {
    if (withNames.has(name)) continue;
    const all = zones.length > 0 ? zones : ["nodes"];
    for (const [position, zone] of all.entries())
      placeOf(zone).set(name, evenShare(count.initial, all.length, position));
  }
  return [...places].map(([name, place]) => ({ name, subnets: [], nodes: [...place].map(boxed) }));
}

/** The nodes of a group at a place: their names, or how many there are. */
function boxed([name, nodes]: readonly [string, readonly string[] | number]): TopologyNodes {
  return typeof nodes === "number"
    ? { name, count: nodes, isNumbered: true }
    : { name, count: nodes.length, isNumbered: false, names: nodes };
}
