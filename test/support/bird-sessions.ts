/** What each session of a fabric must be at the end that a node holds, found in a node's configuration, whoever wrote it. */
import { announcedOf, type Cluster } from "../../constructs/calico";
import { type FabricNode, type FabricRack, sessionsOf, stableRanges } from "../../constructs/fabric";
import type { NodeEnd, PasswordReference, Session, SessionEnd } from "../../constructs/model";
import type { IpFamily } from "../../constructs/net";
import type { BirdItem, BirdSession } from "./bird-config";

/** An end as words, so that what differs is seen. */
export type Told = Readonly<Record<string, string | number | readonly string[]>>;

export type Passwords = (reference: PasswordReference) => string;

/** The ends that a node holds, by the other end's address, of one family. */
export function wantedEnds(cluster: Cluster, node: string, family: IpFamily, passwords: Passwords): readonly Told[] {
  const { fabric } = cluster;
  if (fabric === undefined) return [];
  const ends = sessionsOf(fabric, announcedOf(cluster))
    .filter((session) => session.family === family)
    .flatMap((session) => {
      const [own, other] = endsAt(session, node);
      return own === undefined || other === undefined ? [] : [endOf(cluster, session, own, other, passwords)];
    });
  return inOrder(ends);
}

/** The ends that a configuration has. */
export function toldEnds(sessions: readonly BirdSession[]): readonly Told[] {
  return inOrder(
    sessions.map(({ protocol, address, as, options, import: into, export: out }) => ({
      ...{ protocol, address, as },
      ...Object.fromEntries(options),
      importFilters: callsIn(into),
      exportFilters: callsIn(out),
      ends: [into.at(-1)?.head ?? "", out.at(-1)?.head ?? ""],
    })),
  );
}

function inOrder(ends: readonly Told[]): readonly Told[] {
  return [...ends].sort((a, b) => (String(a.address) < String(b.address) ? -1 : 1));
}

function callsIn(items: readonly BirdItem[]): readonly string[] {
  return items.map(({ head }) => head).filter((head) => /^'.*' \(.*\)$|^calico_export/.test(head));
}

function endsAt(session: Session, node: string): readonly [NodeEnd?, SessionEnd?] {
  switch (session.kind) {
    case "uplink":
      return [];
    case "node":
      return session.node.name === node ? [session.node, session.switch] : [];
    case "reflector": {
      const { client, reflector } = session;
      if (client.name === node) return [client, reflector];
      return reflector.name === node ? [reflector, client] : [];
    }
  }
}

function endOf(cluster: Cluster, session: Session, own: NodeEnd, other: SessionEnd, passwords: Passwords): Told {
  const { family } = session;
  const isInternal = own.asNumber.equals(other.asNumber);
  const node = nodeOf(cluster, own.name);
  const common = {
    protocol: `Node_${other.address.toString().replace(/[.:]/g, "_")}`,
    address: other.address.toString(),
    as: other.asNumber.value,
  };
  const ends = ["accept", "reject"];
  if (session.kind !== "node") {
    const cluster1 = node?.node.routeReflectorClusterId;
    const reflects = cluster1 !== undefined && nodeOf(cluster, other.name)?.node.routeReflectorClusterId !== cluster1;
    return {
      ...common,
      ...{ "ttl security": "off", multihop: "", "source address": own.address.toString() },
      ...(reflects ? { "rr client": "", "rr cluster id": cluster1 } : {}),
      ...{ importFilters: [], exportFilters: [`calico_export_to_bgp_peers ( ${isInternal} )`], ends },
    };
  }
  const { ttlSecurity, password } = session;
  const { design } = cluster.fabric!;
  const name = (direction: string): string => `'bgp_calico-kit-fabric_${direction}FilterV${family}' ( )`;
  const isInRack = design.kind === "route-reflectors" && design.in === "rack";
  const saysNothing = isInRack && stableRanges(cluster.fabric!, family).length === 0;
  const hasOwn = node?.node.addresses.some((ip) => ip.equals(own.address)) === true;
  return {
    ...common,
    ...(ttlSecurity === undefined
      ? { "ttl security": "off", multihop: "" }
      : { "ttl security": "on", multihop: `${ttlSecurity}` }),
    // No annotation says the rack's AS number of a machine that nobody names.
    ...(design.kind === "as-per-rack" && node?.rack.nodes.some(({ standsFor }) => standsFor !== undefined) === true
      ? { "local as": `${own.asNumber.value}` }
      : {}),
    // From its own address where the switch dials that; from that of the link otherwise, which the kernel picks.
    ...(hasOwn ? { "source address": own.address.toString() } : {}),
    ...(password === undefined ? {} : { password: passwords(password) }),
    ...(node?.rack.maxRestartTime === undefined
      ? {}
      : { "graceful restart time": node.rack.maxRestartTime.replace("s", "") }),
    ...(isInRack ? { "next hop": "keep" } : {}),
    ...(isInternal && node?.node.routeReflectorClusterId !== undefined
      ? { "rr client": "", "rr cluster id": node.node.routeReflectorClusterId }
      : {}),
    ...(isGuarded(cluster, own, other) ? { "allow local as": "1" } : {}),
    importFilters: [name("import")],
    // A filter that says nothing is not called: reflectors of a rack without stable addresses hand on whatever pools have.
    exportFilters: [...(saysNothing ? [] : [name("export")]), `calico_export_to_bgp_peers ( ${isInternal} )`],
    ends,
  };
}

/** Whether the node must let its own AS pass in a path. */
function isGuarded({ fabric }: Cluster, own: NodeEnd, other: SessionEnd): boolean {
  const { design, sessions } = fabric!;
  if (!("loops" in design) || design.loops !== "numAllowedLocalASNumbers" || sessions.advertise !== "all") return false;
  const others = fabric!.racks.flatMap(({ nodes }) => nodes).filter(({ asNumber }) => asNumber.equals(own.asNumber));
  return others.length > 1 && !own.asNumber.equals(other.asNumber);
}

function nodeOf({ fabric }: Cluster, name: string): { rack: FabricRack; node: FabricNode } | undefined {
  return fabric?.racks
    .flatMap((rack) => rack.nodes.map((node) => ({ rack, node })))
    .find(({ node }) => node.name === name);
}
