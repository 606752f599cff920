import type { Fabric, PeerGroup, SwitchConfig } from "../../../constructs/fabric";
import { endsOf, type Session } from "../../../constructs/model";

/** A session as one end has it, in words that do not depend on the side. */
export interface Half {
  readonly own: string;
  readonly other: string;
  readonly ownAs: number;
  readonly otherAs: number;
  readonly settings: string;
}

export const isInRack = ({ design }: Fabric): boolean => design.kind === "route-reflectors" && design.in === "rack";

export const keyOf = ({ own, other, ownAs, otherAs, settings }: Half): string =>
  [own, other, ownAs, otherAs, settings].join(" ");

const settingsOf = (group: PeerGroup, { bfdProfiles }: SwitchConfig): string => {
  const bfd = bfdProfiles.find(({ name }) => name === group.bfdProfile);
  const { transmitInterval, receiveInterval, detectMultiplier } = bfd ?? {};
  const { timers, password, ttlSecurity, multihop, family } = group;
  const ofBfd = [transmitInterval, receiveInterval, detectMultiplier];
  return JSON.stringify([family, timers, password, ttlSecurity, multihop, ...ofBfd]);
};

/** Every neighbour that a switch names, and of its listen ranges the nodes that call from them. */
export function halvesOf(config: SwitchConfig, fabric: Fabric): readonly Half[] {
  return config.bgp.groups.flatMap((group) => {
    const settings = settingsOf(group, config);
    const base = { ownAs: config.bgp.asNumber.value, settings };
    const named = group.neighbours.map(({ address, localAddress, asNumber }) => ({
      ...base,
      own: localAddress.toString(),
      other: address.toString(),
      otherAs: asNumber.value,
    }));
    const callers = group.dynamic.flatMap(({ range, localAddress, asNumbers }) =>
      nodesOf(config, fabric)
        .filter(({ asNumber: { value } }) => value >= asNumbers.from.value && value <= asNumbers.to.value)
        .flatMap(({ asNumber, links }) =>
          links
            .filter(({ tor }) => tor === config.hostname)
            .flatMap(({ ends }) => ends)
            .filter(({ node }) => range.contains(node))
            .map(({ node }) => ({
              ...base,
              own: localAddress.toString(),
              other: node.toString(),
              otherAs: asNumber.value,
            })),
        ),
    );
    return [...named, ...callers];
  });
}

/** The nodes that call a switch. */
function nodesOf({ rack: name }: SwitchConfig, fabric: Fabric) {
  const nodes = fabric.racks.find((rack) => rack.name === name)?.nodes ?? [];
  return isInRack(fabric) ? nodes.filter(({ routeReflectorClusterId: reflects }) => reflects !== undefined) : nodes;
}

/** A session as its upper, or its lower end should have it. */
export function halfOf(session: Exclude<Session, { kind: "reflector" }>, end: "upper" | "lower"): Half {
  const [lower, upper] = endsOf(session);
  const [own, other] = end === "upper" ? [upper, lower] : [lower, upper];
  const { family, timers, password, ttlSecurity, hops, bfd } = session;
  const ofBfd = [bfd?.transmitInterval, bfd?.receiveInterval, bfd?.detectMultiplier];
  return {
    own: own.address.toString(),
    other: other.address.toString(),
    ownAs: own.asNumber.value,
    otherAs: other.asNumber.value,
    settings: JSON.stringify([family, timers, password, ttlSecurity, hops === 2 ? 2 : undefined, ...ofBfd]),
  };
}

/** The halves that switches should have and have not, by the key of their session and its end. */
export function missingHalves(sessions: readonly Session[], configs: readonly SwitchConfig[], fabric: Fabric) {
  const there = new Map<string, number>();
  for (const half of configs.flatMap((config) => halvesOf(config, fabric)))
    there.set(keyOf(half), (there.get(keyOf(half)) ?? 0) + 1);
  return sessions.flatMap((session) => {
    if (session.kind === "reflector") return [];
    const ends = session.kind === "uplink" ? (["upper", "lower"] as const) : (["upper"] as const);
    return ends.filter((end) => !there.has(keyOf(halfOf(session, end)))).map((end) => `${session.key} ${end}`);
  });
}
