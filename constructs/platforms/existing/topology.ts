import { placeholder, spreadEvenly, type Topology } from "../../model";
import { distributions } from "./distributions";
import type { ExistingWhole } from "./types";

/** What a picture of the cluster shows: its zones, or else its racks, or else one place, with the nodes in them. */
export function existingTopology(cluster: ExistingWhole): Topology {
  const { network, controlPlane, nodes, platform } = cluster;
  const { label } = distributions[platform.distribution];
  const { apiServer, kubeProxy, runsOn } = controlPlane;
  return {
    title: `${cluster.name}: ${label} ${cluster.kubernetes}, a cluster that is there already`,
    network: network.nodes.length > 0 ? `network ${network.nodes.map(String).join(", ")}` : "the nodes' network",
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
        ...(network.services.length > 0 ? [`services ${network.services.map(String).join(", ")}`] : []),
      ],
    },
    zones: placesOf(nodes).map(({ name, labels }) => ({ name, subnets: [], nodes: labels })),
  };
}

interface Place {
  readonly name: string;
  readonly labels: readonly string[];
}

function placesOf({ groups, named }: ExistingWhole["nodes"]): readonly Place[] {
  const places = new Map<string, string[]>();
  const put = (place: string, label: string): void => {
    places.set(place, [...(places.get(place) ?? []), label]);
  };
  for (const { name, zone, rack } of named) put(rack ?? zone ?? "nodes", name);
  const withNames = new Set(named.map(({ group }) => group));
  for (const { name, zones, count } of groups) {
    if (withNames.has(name)) continue;
    const all = zones.length > 0 ? zones : ["nodes"];
    for (const [position, zone] of all.entries())
      for (const number of spreadEvenly(count.initial, all.length, position)) put(zone, `${name} ${number}`);
  }
  return [...places].map(([name, labels]) => ({ name, labels }));
}
