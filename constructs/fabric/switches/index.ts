import type { PrefixFilter, Session, SessionFilters } from "../../model";
import { addressBits, Cidr, type IpFamily } from "../../net";
import type { Announced } from "../announced";
import type { Fabric, FabricRack, FabricSwitch, FabricTor } from "../fabric";
import { filtersOf } from "../filters";
import { sessionsOf } from "../sessions";
import type { BfdProfile, SwitchBgp, SwitchConfig } from "../switch-config";
import { type GroupOfPeers, groupsOfSpine, groupsOfTor } from "./groups";
import { interfacesOfSpine, interfacesOfTor } from "./interfaces";
import { repeatedAsNumbers } from "./loops";

/**
 * What each switch is told: racks' switches in the order of the racks, then spines. `sessions` are those of `sessionsOf`
 * where a caller has them already.
 */
export function switchConfigs(
  fabric: Fabric,
  announced: Announced,
  sessions: readonly Session[] = sessionsOf(fabric, announced),
): readonly SwitchConfig[] {
  const mine = bySwitch(sessions);
  const repeated = repeatedAsNumbers(fabric);
  const ofSpines = filtersOfSpines(fabric, announced);
  const tors = fabric.racks.flatMap((rack) =>
    rack.tors.map((tor) => {
      const groups = groupsOfTor({ fabric, announced, rack, tor, repeated }, mine.get(tor.name) ?? []);
      return configOf(fabric, {
        of: tor,
        rack,
        groups,
        interfaces: interfacesOfTor(fabric, rack, tor),
        ...ownRoutes(fabric, tor),
      });
    }),
  );
  const spines = fabric.spines.map((spine) => {
    const groups = groupsOfSpine({ fabric, repeated, filtersOf: ofSpines }, mine.get(spine.name) ?? []);
    return configOf(fabric, {
      of: spine,
      groups,
      interfaces: interfacesOfSpine(fabric, spine),
      ...ownRoutes(fabric, spine),
    });
  });
  return [...tors, ...spines];
}

/** The filters of spines by family, made when they are first wanted. */
function filtersOfSpines(fabric: Fabric, announced: Announced): (family: IpFamily) => SessionFilters {
  const known = new Map<IpFamily, SessionFilters>();
  return (family) => {
    const filters = known.get(family) ?? filtersOf(fabric, announced, family).ofSpines;
    known.set(family, filters);
    return filters;
  };
}

/** The sessions that a switch has an end of, by its name. */
function bySwitch(sessions: readonly Session[]): ReadonlyMap<string, readonly Session[]> {
  const found = new Map<string, Session[]>();
  const add = (name: string, session: Session): void => {
    const there = found.get(name);
    if (there === undefined) found.set(name, [session]);
    else there.push(session);
  };
  for (const session of sessions) {
    if (session.kind === "node") add(session.switch.name, session);
    if (session.kind === "uplink") {
      add(session.lower.name, session);
      add(session.upper.name, session);
    }
  }
  return found;
}

interface Parts {
  readonly of: FabricSwitch;
  readonly rack?: FabricRack;
  readonly groups: readonly GroupOfPeers[];
  readonly interfaces: SwitchConfig["interfaces"];
  readonly networks: readonly Cidr[];
  readonly discards: readonly Cidr[];
  readonly originatesDefault: SwitchBgp["originatesDefault"];
}

function configOf(fabric: Fabric, { of, rack, groups, interfaces, ...routes }: Parts): SwitchConfig {
  const vlan = "vlan" in of ? (of as FabricTor).vlan : undefined;
  return {
    hostname: of.name,
    os: of.os,
    role: rack === undefined ? "spine" : "tor",
    ...(rack === undefined ? {} : { rack: rack.name }),
    path: of.path,
    render: fabric.render,
    vlans: vlan === undefined ? [] : [{ id: vlan, name: "NODES" }],
    interfaces,
    bgp: {
      asNumber: of.asNumber,
      routerId: of.routerId,
      families: fabric.families,
      multipath: fabric.multipath,
      gracefulRestart: fabric.sessions.gracefulRestart,
      networks: routes.networks,
      originatesDefault: routes.originatesDefault,
      groups: groups.map(({ group }) => group),
      isDrained: false,
    },
    discards: routes.discards,
    filters: unique(groups.flatMap(({ filters }) => filters)),
    bfdProfiles: profilesOf(groups),
    ignoresRoutesWithLinkdown: true,
  };
}

/** A list of each name: groups of one kind share theirs. */
function unique(filters: readonly PrefixFilter[]): readonly PrefixFilter[] {
  return [...new Map(filters.map((filter) => [filter.name, filter])).values()];
}

function profilesOf(groups: readonly GroupOfPeers[]): readonly BfdProfile[] {
  const profiles = new Map<string, BfdProfile>();
  for (const { group, bfd } of groups)
    if (group.bfdProfile !== undefined && bfd !== undefined)
      profiles.set(group.bfdProfile, { name: group.bfdProfile, ...bfd });
  return [...profiles.values()];
}

/** What a switch announces of its own, and which of it only a discard route makes be there. */
function ownRoutes(fabric: Fabric, of: FabricSwitch): Pick<Parts, "networks" | "discards" | "originatesDefault"> {
  const subnets = "subnets" in of ? (of as FabricTor).subnets : [];
  const isTop = "subnets" in of ? fabric.spines.length === 0 : true;
  return {
    networks: [...of.loopbacks.map((ip) => Cidr.containing(ip, addressBits(ip.family))), ...subnets],
    // Of routed links no interface has the whole block.
    discards: fabric.links.kind === "routed" ? subnets : [],
    originatesDefault: isTop && fabric.defaultRoute === "originated" ? fabric.families : [],
  };
}
