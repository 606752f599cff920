import type { PeerGroup, SwitchConfig, SwitchInterface } from "../..";

/**
 * What of a configuration no program has shown, and only its maker's documentation says: libraries that read the text back found every
 * session, filter and address in it, and no switch has run it.
 */
export function unproven(config: SwitchConfig): string {
  const { groups, gracefulRestart } = config.bgp;
  const said = [
    ...(config.bfdProfiles.length > 0 ? ["BFD"] : []),
    ...(gracefulRestart.kind === "disabled" ? [] : ["graceful restart"]),
    ...(groups.some(({ ttlSecurity }) => ttlSecurity !== undefined) ? ["TTL security"] : []),
    ...(groups.some(({ asOverride }) => asOverride) ? ["AS override"] : []),
    ...(groups.some(({ family }) => family === 6) ? ["IPv6"] : []),
    ...(config.bgp.isDrained ? ["graceful shutdown"] : []),
  ];
  const what = said.length === 0 ? "" : `; of ${said.join(", ")} nothing but its maker's documentation was asked`;
  return `read back by programs, run on no switch${what}`;
}

/** The groups of a family. */
export function groupsOf({ bgp }: SwitchConfig, family: PeerGroup["family"]): readonly PeerGroup[] {
  return bgp.groups.filter((group) => group.family === family);
}

/** Whom GRACEFUL_SHUTDOWN tells nothing: BIRD of another AS does not act on the community, and never sees LOCAL_PREF. */
export function drainsByPath({ towards, type }: PeerGroup): boolean {
  return towards === "nodes" && type === "external";
}

/** The lists that go out with a longer path while a switch is drained, and how much longer: its own AS number, thrice. */
export function drainedPath({ bgp }: SwitchConfig): { readonly lists: ReadonlySet<string>; readonly path: string } {
  const lists = bgp.isDrained ? bgp.groups.filter(drainsByPath).map(({ filterOut }) => filterOut) : [];
  return { lists: new Set(lists), path: Array.from({ length: 3 }, () => bgp.asNumber.toString()).join(" ") };
}

/** The switch's interface whose address sessions of more than one hop have; a switch has one. */
export function loopbackOf({ interfaces }: SwitchConfig): SwitchInterface {
  return (
    interfaces.find(({ kind }) => kind === "loopback") ?? {
      kind: "loopback",
      number: 0,
      description: "router id",
      addresses: [],
    }
  );
}

/** AS numbers that may call into a group: one, or from one to another; absent where nobody calls. */
export function callersOf({ dynamic }: PeerGroup): { readonly from: number; readonly to: number } | undefined {
  if (dynamic.length === 0) return undefined;
  const ends = dynamic.flatMap(({ asNumbers }) => [asNumbers.from.value, asNumbers.to.value]);
  return { from: Math.min(...ends), to: Math.max(...ends) };
}

/** `65101`, or `65101-65108`. */
export function asRange({ from, to }: { readonly from: number; readonly to: number }): string {
  return from === to ? String(from) : `${from}-${to}`;
}

/** How many may call, of all groups together. */
export function callersLimit({ bgp }: SwitchConfig): number {
  return bgp.groups.flatMap(({ dynamic }) => dynamic).reduce((sum, { limit }) => sum + limit, 0);
}

/** Ports towards nodes on a switch of a rack; those towards spines come behind them. */
const nodePorts = 48;

/** The number of a port among all of the switch's, from 1. */
export function portNumber(
  { port, connects }: Pick<Extract<SwitchInterface, { readonly kind: "routed" }>, "port" | "connects">,
  { role }: Pick<SwitchConfig, "role">,
): number {
  return port + (role === "tor" && connects.kind === "switch" ? nodePorts : 0);
}

/** The highest distance at which a route still counts: whatever way out there is, it is better than nowhere. */
export const lastResort = 254;
