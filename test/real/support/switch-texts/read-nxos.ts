import type { SwitchConfig } from "../../../../constructs/fabric";
import { nxos } from "../../../../constructs/fabric/os/nxos";
import { Cidr, Ip } from "../../../../constructs/net";
import type { Tree } from "./python";
import { cisco, type Manner, type ReadInterface, type ReadSession, type ReadSwitch } from "./read";

/** Takes lines out of a list, so that what is left was not understood. */
class Lines {
  private readonly left: [string, Tree][];

  constructor(tree: Tree) {
    this.left = tree.map(([line, within]) => [line, within]);
  }

  /** The lines that begin so, without that beginning. */
  all(start: string): readonly (readonly [string, Tree])[] {
    const found = this.left.filter(([line]) => line.startsWith(start));
    for (const one of found) this.left.splice(this.left.indexOf(one), 1);
    return found.map(([line, within]) => [line.slice(start.length), within] as const);
  }

  one(start: string): string | undefined {
    return this.all(start)[0]?.[0];
  }

  has(line: string): boolean {
    const index = this.left.findIndex(([text]) => text === line);
    if (index >= 0) this.left.splice(index, 1);
    return index >= 0;
  }

  get rest(): readonly string[] {
    return this.left.map(([line, within]) => [line, ...within.map(([text]) => text)].join(" / ")).sort();
  }
}

const defined = <T extends object>(all: T): T =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as T;

/** A switch as it is understood from its text. */
export function readNxos(tree: Tree): ReadSwitch {
  const lines = new Lines(tree);
  const filters = readFilters(lines);
  const interfaces: Record<string, ReadInterface> = {};
  const bfdOf: Record<string, string> = {};
  for (const [name, within] of lines.all("interface ")) {
    const inside = new Lines(within);
    const timers = /interval (\d+) min_rx (\d+) multiplier (\d+)/.exec(
      inside.one("bfd interval ") === undefined ? "" : within.map(([line]) => line).join(";"),
    );
    if (timers !== null) bfdOf[name] = timers.slice(1, 4).join("/");
    const mtu = inside.one("mtu ");
    const vlan = inside.one("switchport access vlan ");
    interfaces[name] = defined({
      description: inside.one("description ") ?? "",
      mtu: mtu === undefined ? undefined : Number(mtu),
      addresses: [...inside.all("ip address "), ...inside.all("ipv6 address ")].map(([text]) => text),
      vlan,
      rest: inside.rest,
    });
  }
  const [bgp] = lines.all("router bgp ");
  const process = new Lines(bgp?.[1] ?? []);
  const templates = new Map(process.all("template peer "));
  const sessions: Record<string, ReadSession> = {};
  for (const [head, own] of process.all("neighbor ")) {
    const [other = ""] = head.split(" ");
    sessions[other] = readSession(head, own, templates, { filters, interfaces, bfdOf });
  }
  return defined({
    hostname: lines.one("hostname "),
    asNumber: bgp?.[0] ?? "",
    routerId: process.one("router-id "),
    interfaces,
    vlans: Object.fromEntries(
      lines.all("vlan ").map(([id, within]) => [id, new Lines(within).one("name ") ?? ""] as const),
    ),
    discards: [...lines.all("ip route "), ...lines.all("ipv6 route ")]
      .map(([text]) => text.replace(" Null0", "").replace(/^0::/, "::"))
      .sort(),
    sessions,
    rest: [...lines.rest, ...process.rest].sort(),
  });
}

function readFilters(lines: Lines): ReadonlyMap<string, readonly string[] | string> {
  const lists = new Map<string, string[]>();
  for (const [text] of [...lines.all("ip prefix-list "), ...lines.all("ipv6 prefix-list ")]) {
    const [name = "", , , ...rule] = text.split(" ");
    lists.set(name, [...(lists.get(name) ?? []), rule.join(" ")]);
  }
  const maps = new Map<string, readonly string[] | string>();
  for (const [head, within] of lines.all("route-map ")) {
    const [name = "", verdict] = head.split(" ");
    const inside = new Lines(within);
    const callers = inside.one("match as-number ");
    if (callers !== undefined) {
      maps.set(name, callers);
      continue;
    }
    const list = inside.one("match ip address prefix-list ") ?? inside.one("match ipv6 address prefix-list ");
    const communities =
      inside
        .one("set community ")
        ?.replace(/ additive$/, "")
        .split(" ") ?? [];
    const path = inside.one("set as-path prepend ");
    const before = maps.get(name) ?? [];
    const rules = (list === undefined ? [] : (lists.get(list) ?? [`no list ${list}`])).map(
      (rule) => `${cisco(rule, communities)}${path === undefined ? "" : ` prepend ${path}`}`,
    );
    const odd = verdict === "permit" ? (list === undefined ? ["everything"] : []) : [];
    maps.set(name, [...before, ...rules, ...odd, ...inside.rest]);
  }
  return maps;
}

interface Around {
  readonly filters: ReadonlyMap<string, readonly string[] | string>;
  readonly interfaces: Readonly<Record<string, ReadInterface>>;
  readonly bfdOf: Readonly<Record<string, string>>;
}

function readSession(head: string, own: Tree, templates: ReadonlyMap<string, Tree>, around: Around): ReadSession {
  const [other = "", , ...as] = head.split(" ");
  const inherited = own.find(([line]) => line.startsWith("inherit peer "))?.[0].slice("inherit peer ".length) ?? "";
  const lines = new Lines([...own, ...(templates.get(inherited) ?? [])]);
  lines.all("inherit peer ");
  const families = lines.all("address-family ");
  const family = new Lines(families[0]?.[1] ?? []);
  const numbers = lines.all("remote-as ").map(([number]) => number);
  const map = /^route-map (\S+)$/.exec(as.join(" "))?.[1];
  const address = Ip.parse(other.split("/")[0]!);
  const source = lines.one("update-source ");
  const isV6 = other.includes(":");
  const onLink = Object.entries(around.interfaces).find(([, { addresses }]) =>
    addresses.some((one) => address.ok && Cidr.parse(one, { strict: false }).ok && within(one, address.value)),
  );
  const addressOn = (name: string | undefined): string | undefined =>
    name === undefined
      ? undefined
      : around.interfaces[name]?.addresses.find((one) => one.includes(":") === isV6)?.split("/")[0];
  const far = /^(\d+) min_rx (\d+) multiplier (\d+)$/.exec(lines.one("bfd multihop interval ") ?? "");
  const hasFar = lines.has("bfd multihop");
  const near = lines.has("bfd") ? (around.bfdOf[onLink?.[0] ?? ""] ?? "no timers") : undefined;
  const number = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));
  const filter = (name: string | undefined): readonly string[] => {
    const found = around.filters.get(name ?? "");
    return Array.isArray(found) ? (found as readonly string[]) : [`no map ${name}`];
  };
  const routeMaps = family.all("route-map ").map(([text]) => text);
  const mapOf = (direction: string): string | undefined =>
    routeMaps.find((text) => text.endsWith(` ${direction}`))?.split(" ")[0];
  return defined({
    asNumbers: map === undefined ? (as[0] ?? numbers[0] ?? "none") : String(around.filters.get(map) ?? `no map ${map}`),
    local: source === undefined ? addressOn(onLink?.[0]) : (addressOn(source) ?? `no ${source}`),
    timers: lines.one("timers ") ?? "60 180",
    bfd: hasFar ? far?.slice(1, 4).join("/") : near,
    password: lines.one("password 0 "),
    ttlSecurity: number(lines.one("ttl-security hops ")),
    multihop: number(lines.one("ebgp-multihop ")),
    filterIn: filter(mapOf("in")),
    filterOut: filter(mapOf("out")),
    maximum: family.one("maximum-prefix "),
    isRouteReflectorClient: family.has("route-reflector-client"),
    nextHop: family.has("next-hop-self") ? "self" : family.has("next-hop-self all") ? "force" : "unchanged",
    asOverride: family.has("as-override"),
    sendsToSameAs: family.has("disable-peer-as-check"),
    allowOwnAs: Number(family.one("allowas-in ") ?? 0),
    callers: number(lines.one("maximum-peers ")),
    description: lines.one("description "),
    rest: [
      ...lines.rest,
      ...family.rest,
      ...families.map(([name]) => `address-family ${name}`),
      ...(source === undefined ? [] : [`update-source ${source}`]),
    ].sort(),
  });
}

const within = (written: string, ip: Ip): boolean => {
  const parsed = Cidr.parse(written, { strict: false });
  return parsed.ok && parsed.value.contains(ip);
};

/** How NX-OS says what it is told. */
export const nxosManner: Manner = {
  os: nxos,
  timers: ({ timers }) => `${timers.keepalive} ${timers.hold}`,
  mtu: ({ mtu }) => mtu,
  interfaceRest: (one, config) => {
    if (one.kind === "loopback") return [];
    if (one.kind === "access")
      return ["switchport", "switchport mode access", "spanning-tree port type edge", "no shutdown"];
    const families = new Set(one.addresses.map(({ ip }) => ip.family));
    const isFar = config.bgp.groups.some((group) => group.towards === "nodes" && group.multihop !== undefined);
    const isToNode = one.kind === "vlan" || one.connects.kind === "node";
    return [
      "no shutdown",
      ...(one.kind === "routed" ? ["no switchport"] : []),
      ...(families.has(4) ? ["no ip redirects"] : []),
      ...(families.has(6) ? ["no ipv6 redirects"] : []),
      ...(one.hasBfd &&
      !(isToNode && isFar) &&
      config.bgp.groups.some((group) => group.bfdProfile !== undefined && (group.towards === "nodes") === isToNode)
        ? ["no bfd echo"]
        : []),
    ];
  },
  sessionRest: (group) => [
    ...(group.sendsCommunities ? ["send-community"] : []),
    `address-family ipv${group.family} unicast`,
    ...(group.multihop === undefined ? [] : ["update-source loopback0"]),
  ],
  rest: (config: SwitchConfig) => {
    const { bgp } = config;
    const restart = bgp.gracefulRestart;
    const head = (family: 4 | 6): string =>
      [
        `address-family ipv${family} unicast`,
        ...(bgp.originatesDefault.includes(family) ? [`network ${family === 4 ? "0.0.0.0/0" : "0::/0"}`] : []),
        ...bgp.networks.filter((one) => one.family === family).map((one) => `network ${one}`),
        ...(bgp.multipath > 1 && config.render === "whole"
          ? [`maximum-paths ${bgp.multipath}`, `maximum-paths ibgp ${bgp.multipath}`]
          : []),
      ].join(" / ");
    const features = ["feature bgp", ...(config.bfdProfiles.length > 0 ? ["feature bfd"] : [])];
    const used = bgp.families.filter(
      (family) => config.render === "whole" || bgp.groups.some((group) => group.family === family),
    );
    if (config.render === "neighbours") return [...features, ...used.map(head)];
    return [
      ...features,
      ...(config.interfaces.some(({ kind }) => kind === "vlan") ? ["feature interface-vlan"] : []),
      "log-neighbor-changes",
      ...(restart.kind === "disabled" ? ["no graceful-restart"] : []),
      ...(restart.kind === "helper" ? ["no graceful-restart", "graceful-restart-helper"] : []),
      ...(restart.kind === "restarter" && restart.restartTime !== 120
        ? [`graceful-restart restart-time ${restart.restartTime}`]
        : []),
      ...(bgp.multipath > 1 ? ["bestpath as-path multipath-relax"] : []),
      ...(bgp.isDrained ? ["graceful-shutdown activate"] : []),
      ...used.map(head),
    ];
  },
  hasCallers: true,
  isAsSaid: true,
  maximum: ({ maximumPrefixes: maximum }) =>
    maximum === undefined
      ? undefined
      : `${maximum.limit} ${maximum.warningPercent} ${maximum.restartMinutes === undefined ? "warning-only" : `restart ${maximum.restartMinutes}`}`,
  isLocalSaid: (_, { render }) => render === "whole",
  bfd: (timers, { multihop }, { render }) => (render === "neighbours" && multihop === undefined ? "no timers" : timers),
};
