import type { BgpFilter, BgpPeer } from "../../calico";
import type { NetworkOsName, PeerGroup, SwitchConfig } from "../../fabric";
import type { NodeEnd, Session, SessionEnd, SwitchEnd } from "../../model";
import type { Channel, Exporting, Importing, Passes } from "../network";
import { exportPasses, type ExportRules, importPasses, listPasses } from "./verdicts";
import type { Peers } from "./peers";

/** What channels are made from. */
export interface Speakers {
  readonly index: ReadonlyMap<string, number>;
  readonly linkOf: ReadonlyMap<string, number>;
  readonly configs: readonly SwitchConfig[];
  readonly peers: Peers;
  readonly filters: readonly BgpFilter[];
  readonly exports: ExportRules;
  /** Cluster ids of the nodes that reflect routes, by name. */
  readonly reflectors: ReadonlyMap<string, string>;
  /** LOCAL_PREF of a node's own routes towards internal peers. */
  readonly localPreference: number;
  /** Systems that withhold a route from a neighbour whose AS number is in its path, unless they are told not to. */
  readonly checkPeerAs: ReadonlySet<NetworkOsName>;
}

/** Both directions of the sessions, and the sessions that one end does not speak. */
export function channelsOf(
  sessions: readonly Session[],
  speakers: Speakers,
): {
  readonly channels: readonly Channel[];
  readonly silent: readonly string[];
  readonly groups: ReadonlyMap<number, PeerGroup>;
} {
  const channels: Channel[] = [];
  const silent: string[] = [];
  const groups = new Map<number, PeerGroup>();
  const ends = new EndsOfSessions(speakers);
  for (const session of sessions) {
    const [lower, upper] = ends.of(session);
    const [a, b] = [speakers.index.get(lower.end.name), speakers.index.get(upper.end.name)];
    if (a === undefined || b === undefined) continue;
    if (lower.silence !== undefined) {
      silent.push(`${session.key}: ${lower.silence}`);
      continue;
    }
    const link = speakers.linkOf.get(`${lower.end.name}/${upper.end.name}`);
    const common = {
      session: session.key,
      family: session.family,
      ...(session.kind === "reflector" || link === undefined ? {} : { link }),
      isInternal: lower.end.asNumber.equals(upper.end.asNumber),
    };
    const index = channels.length;
    const addresses = (from: SessionEnd, to: SessionEnd) => ({ fromAddress: from.address, toAddress: to.address });
    channels.push(
      {
        ...common,
        index,
        reverse: index + 1,
        from: a,
        to: b,
        ...addresses(lower.end, upper.end),
        out: lower.out,
        in: upper.in,
      },
      {
        ...common,
        index: index + 1,
        reverse: index,
        from: b,
        to: a,
        ...addresses(upper.end, lower.end),
        out: upper.out,
        in: lower.in,
      },
    );
    if (upper.group !== undefined) groups.set(index, upper.group);
    if (lower.group !== undefined) groups.set(index + 1, lower.group);
  }
  return { channels, silent, groups };
}

interface End {
  readonly end: SessionEnd;
  readonly out: Exporting;
  readonly in: Importing;
  readonly group?: PeerGroup;
  /** Why it does not speak. */
  readonly silence?: string;
}

/** The ends of sessions, with what each is told; filters of the same name are made once. */
class EndsOfSessions {
  private readonly configs: ReadonlyMap<string, SwitchConfig>;
  private readonly lists = new Map<string, Passes>();
  private readonly filters: ReadonlyMap<string, BgpFilter>;

  constructor(private readonly speakers: Speakers) {
    this.configs = new Map(speakers.configs.map((config) => [config.hostname, config]));
    this.filters = new Map(speakers.filters.map((filter) => [filter.name, filter]));
  }

  of(session: Session): readonly [lower: End, upper: End] {
    switch (session.kind) {
      case "uplink":
        return [this.ofSwitch(session, session.lower, "spines"), this.ofSwitch(session, session.upper, "tors")];
      case "node":
        return [this.ofNode(session, session.node, session.switch), this.ofSwitch(session, session.switch, "nodes")];
      case "reflector":
        return [
          this.ofNode(session, session.client, session.reflector),
          this.ofNode(session, session.reflector, session.client),
        ];
    }
  }

  private ofSwitch(
    session: Exclude<Session, { kind: "reflector" }>,
    end: SwitchEnd,
    towards: PeerGroup["towards"],
  ): End {
    const config = this.configs.get(end.name);
    const isInternal = lowerAs(session) === upperAs(session);
    const group = config?.bgp.groups.find(
      (one) =>
        one.towards === towards && one.family === session.family && one.type === (isInternal ? "internal" : "external"),
    );
    if (config === undefined || group === undefined)
      return { end, ...nothing, silence: "the switch has no such neighbour" };
    const { isRouteReflectorClient, nextHop, asOverride, sendsToSameAs, allowOwnAs } = group;
    return {
      end,
      group,
      out: {
        passes: this.list(config, group.filterOut),
        toClient: isRouteReflectorClient,
        nextHop: nextHop === "unchanged" ? "usual" : nextHop,
        asOverride,
        checksPeerAs: !sendsToSameAs && !asOverride && this.speakers.checkPeerAs.has(config.os),
        localPreference: 100,
        addPath: false,
      },
      in: { passes: this.list(config, group.filterIn), allowOwnAs, fromClient: isRouteReflectorClient },
    };
  }

  private list(config: SwitchConfig, name: string): Passes {
    const filter = config.filters.find((one) => one.name === name);
    if (filter === undefined) return () => false;
    // Of one name there is another in each rack.
    const key = `${config.rack ?? ""} ${name}`;
    return kept(this.lists, key, () => listPasses(filter));
  }

  private ofNode(session: Session, end: NodeEnd, other: SessionEnd): End {
    const { peers, reflectors, localPreference, exports } = this.speakers;
    const found = peers.of(end, other, session.family);
    const { peer, silence } = found;
    const names = peer?.filters ?? [];
    const [own, theirs] = [reflectors.get(end.name), reflectors.get(other.name)];
    const isInternal = end.asNumber.equals(other.asNumber);
    // Calico writes `rr client` on a reflector's internal sessions but for those with its own cluster.
    const isClient = isInternal && own !== undefined && own !== theirs;
    const key = names.join(" ");
    return {
      end,
      ...(silence === undefined ? {} : { silence }),
      out: {
        passes: kept(this.lists, `export ${key}`, () => exportPasses(names, this.filters, exports)),
        toClient: isClient,
        nextHop: modeOf(peer, isInternal),
        asOverride: false,
        checksPeerAs: false,
        localPreference,
        addPath: true,
      },
      in: {
        passes: kept(this.lists, `import ${key}`, () => importPasses(names, this.filters)),
        allowOwnAs: peer?.numAllowedLocalASNumbers ?? 0,
        fromClient: isClient,
      },
    };
  }
}

const nothing = {
  out: {
    passes: () => false,
    toClient: false,
    nextHop: "usual",
    asOverride: false,
    checksPeerAs: false,
    localPreference: 100,
    addPath: false,
  },
  in: { passes: () => false, allowOwnAs: 0, fromClient: false },
} as const;

function modeOf(peer: BgpPeer | undefined, isInternal: boolean): Exporting["nextHop"] {
  if (peer?.nextHopMode === "Self") return "self";
  if (peer?.nextHopMode === "Keep") return "keep";
  return peer?.keepOriginalNextHop === true && !isInternal ? "keep" : "usual";
}

function lowerAs(session: Exclude<Session, { kind: "reflector" }>): number {
  return (session.kind === "uplink" ? session.lower : session.node).asNumber.value;
}

function upperAs(session: Exclude<Session, { kind: "reflector" }>): number {
  return (session.kind === "uplink" ? session.upper : session.switch).asNumber.value;
}

function kept<T>(known: Map<string, T>, key: string, make: () => T): T {
  const there = known.get(key);
  if (there !== undefined) return there;
  const made = make();
  known.set(key, made);
  return made;
}
