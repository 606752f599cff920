import type { BfdTimers, NodeEnd, Session, SessionFilters, SessionSettings } from "../model";
import type { Ip, IpFamily } from "../net";
import type { Announced } from "./announced";
import type { Fabric, FabricNode, FabricRack, FabricSwitch } from "./fabric";
import { filtersOf } from "./filters";

/** Every session of a fabric, each once, by family, rack, switch and node: what both ends of each are told. */
export function sessionsOf(fabric: Fabric, announced: Announced): readonly Session[] {
  return fabric.families.flatMap((family) => {
    const filters = filtersOf(fabric, announced, family);
    return [
      ...fabric.racks.flatMap((rack) => nodeSessions(fabric, rack, family, filters.ofNodes(rack))),
      ...fabric.racks.flatMap((rack) => uplinkSessions(fabric, rack, family, filters.ofUplinks(rack))),
      ...reflectorSessions(fabric, family),
    ];
  });
}

/** The nodes of a rack that its switches speak to: all, or where nodes reflect for a rack, those alone. */
export function speakersOf({ design }: Pick<Fabric, "design">, { nodes }: FabricRack): readonly FabricNode[] {
  const onlyReflectors = design.kind === "route-reflectors" && design.in === "rack";
  return onlyReflectors ? nodes.filter(({ routeReflectorClusterId }) => routeReflectorClusterId !== undefined) : nodes;
}

function nodeSessions(fabric: Fabric, rack: FabricRack, family: IpFamily, filters: SessionFilters): readonly Session[] {
  const { timers, bfd: withSpeaker, ttlSecurity } = fabric.sessions;
  const bfd = withSpeaker && timersOf(withSpeaker);
  const isRouted = fabric.links.kind === "routed";
  const hops = isRouted ? 2 : 1;
  const settings = settingsOf({ family, timers, hops, bfd, ttlSecurity, password: rack.password?.reference, filters });
  const speakers = speakersOf(fabric, rack);
  return rack.tors.flatMap((tor) =>
    speakers.flatMap((node): readonly Session[] => {
      const ends = node.links.find((link) => link.tor === tor.name)?.ends;
      const end = ends?.find((one) => one.node.family === family);
      if (end === undefined) return [];
      return [
        {
          kind: "node",
          key: `${node.name}/${tor.name}/v${family}`,
          ...settings,
          node: nodeEnd(rack, node, end.node),
          switch: {
            kind: "switch",
            name: tor.name,
            address: (isRouted ? loopbackOf(tor, family) : undefined) ?? end.tor,
            asNumber: tor.asNumber,
          },
        },
      ];
    }),
  );
}

function uplinkSessions(
  fabric: Fabric,
  rack: FabricRack,
  family: IpFamily,
  filters: SessionFilters,
): readonly Session[] {
  const { timers, bfd, ttlSecurity, password } = fabric.uplinks;
  const settings = settingsOf({ family, timers, hops: 1, bfd, ttlSecurity, password, filters });
  const spines = new Map(fabric.spines.map((spine) => [spine.name, spine]));
  return rack.tors.flatMap((tor) =>
    tor.uplinks.flatMap((uplink): readonly Session[] => {
      const spine = spines.get(uplink.spine);
      const end = uplink.ends.find((one) => one.lower.family === family);
      if (spine === undefined || end === undefined) return [];
      return [
        {
          kind: "uplink",
          key: `${tor.name}/${spine.name}/v${family}`,
          ...settings,
          lower: { kind: "switch", name: tor.name, address: end.lower, asNumber: tor.asNumber },
          upper: { kind: "switch", name: spine.name, address: end.upper, asNumber: spine.asNumber },
        },
      ];
    }),
  );
}

interface Placed {
  readonly rack: FabricRack;
  readonly node: FabricNode;
}

/** Nodes and the reflectors that they have; two reflectors of the same nodes have one session between them. */
function reflectorSessions(fabric: Fabric, family: IpFamily): readonly Session[] {
  const { design, racks } = fabric;
  if (design.kind !== "route-reflectors") return [];
  const placed = racks.map((rack) => rack.nodes.map((node): Placed => ({ rack, node })));
  const scopes = design.in === "rack" ? placed : [placed.flat()];
  return scopes.flatMap((members) => {
    const reflectors = members.filter(({ node }) => node.routeReflectorClusterId !== undefined);
    const order = new Map(reflectors.map(({ node }, index) => [node.name, index]));
    return reflectors.flatMap((reflector, index) =>
      members
        // Between two of them the later one counts as the client, and none has itself.
        .filter(({ node }) => (order.get(node.name) ?? Infinity) > index)
        .flatMap((client) => reflectorSession(client, reflector, family)),
    );
  });
}

function reflectorSession(client: Placed, reflector: Placed, family: IpFamily): readonly Session[] {
  const [from, to] = [client, reflector].map(({ node }) => node.addresses.find((one) => one.family === family));
  if (from === undefined || to === undefined) return [];
  return [
    {
      kind: "reflector",
      key: `${client.node.name}/${reflector.node.name}/v${family}`,
      family,
      client: nodeEnd(client.rack, client.node, from),
      reflector: nodeEnd(reflector.rack, reflector.node, to),
    },
  ];
}

function loopbackOf({ loopbacks }: FabricSwitch, family: IpFamily): Ip | undefined {
  return loopbacks.find((ip) => ip.family === family);
}

function nodeEnd({ name: rack }: FabricRack, { name, asNumber }: FabricNode, address: Ip): NodeEnd {
  return { kind: "node", name, rack, address, asNumber };
}

/** Who speaks it on the nodes is not the switches' affair. */
function timersOf({ transmitInterval, receiveInterval, detectMultiplier }: BfdTimers): BfdTimers {
  return { transmitInterval, receiveInterval, detectMultiplier };
}

type Settings = Omit<SessionSettings, "key">;

/** Without the keys that have no value. */
function settingsOf({
  bfd,
  password,
  ttlSecurity,
  ...settings
}: Pick<Settings, "family" | "timers" | "hops" | "filters"> & {
  readonly [Key in "bfd" | "password" | "ttlSecurity"]: Settings[Key] | undefined;
}): Settings {
  return {
    ...settings,
    ...(bfd === undefined ? {} : { bfd }),
    ...(password === undefined ? {} : { password }),
    ...(ttlSecurity === undefined ? {} : { ttlSecurity }),
  };
}
