import { announcedOf, type Cluster, waitsForSessions } from "../calico";
import { type Fabric, fabricLabels, sessionsOf } from "../fabric";
import { endsOf, type NodeEnd, type NodeSessions, type Session, type Step } from "../model";

/**
 * The last moment to stop: what comes behind it switches the mesh off. `kubectl apply` of a BGPPeer says nothing about a
 * session (projectcalico/calico issue 3785), so the nodes are asked. VPP's agent does not answer.
 */
export function sessionSteps(cluster: Cluster): readonly Step[] {
  const { fabric, calico } = cluster;
  if (fabric === undefined || !waitsForSessions(cluster)) return [];
  const nodes = witnesses(sessionsOf(fabric, announcedOf(cluster))).map(byLabel(fabric));
  if (nodes.length === 0) return [];
  return [
    {
      id: "fabric-sessions",
      phase: "resources",
      why: "the mesh goes next, and nodes have no routes but those of their sessions with the fabric from then on",
      run: {
        kind: "sessions",
        resource:
          calico.installer.kind === "platform"
            ? { group: "crd.projectcalico.org", version: "v1" }
            : { group: "projectcalico.org", version: "v3" },
        nodes,
      },
      expect: "`Established` for each switch, and each reflector, that the node speaks to",
      budget: "300s",
    },
  ];
}

/** Machines without names are asked for by the label of their rack. */
function byLabel({ racks }: Fabric): (asked: NodeSessions) => NodeSessions {
  const standIns = new Set(
    racks.flatMap(({ nodes }) => nodes.flatMap(({ name, standsFor }) => (standsFor === undefined ? [] : [name]))),
  );
  return (asked) => (standIns.has(asked.node) ? { ...asked, node: `${fabricLabels.rack}=${asked.rack}` } : asked);
}

/**
 * Of each rack as few nodes as have sessions with all that its nodes have sessions with: for most designs one. What a node
 * is the upper end of counts with the other one, so that nobody is asked for thousands.
 */
export function witnesses(sessions: readonly Session[]): readonly NodeSessions[] {
  const racks = new Map<string, Map<string, NodeSessions["peers"][number][]>>();
  for (const session of sessions) {
    const [lower, upper] = endsOf(session);
    if (lower.kind !== "node") continue;
    const peers = peersOf(racks, lower);
    peers.push({ address: upper.address.toString(), name: upper.name });
  }
  return [...racks].flatMap(([rack, nodes]) => {
    const seen = new Set<string>();
    const bySessions = [...nodes].sort(([, a], [, b]) => b.length - a.length);
    return bySessions.flatMap(([node, peers]): readonly NodeSessions[] => {
      const isNews = peers.some(({ address }) => !seen.has(address));
      for (const { address } of peers) seen.add(address);
      return isNews ? [{ node, rack, peers }] : [];
    });
  });
}

function peersOf(
  racks: Map<string, Map<string, NodeSessions["peers"][number][]>>,
  { rack, name }: NodeEnd,
): NodeSessions["peers"][number][] {
  const nodes = racks.get(rack) ?? new Map<string, NodeSessions["peers"][number][]>();
  racks.set(rack, nodes);
  const peers = nodes.get(name) ?? [];
  nodes.set(name, peers);
  return peers;
}
