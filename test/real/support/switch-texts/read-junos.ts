import type { PeerGroup, SwitchConfig } from "../../../../constructs/fabric";
import { junos } from "../../../../constructs/fabric/os/junos";
import { addressBits, Cidr } from "../../../../constructs/net";
import type { Tree } from "./python";
import { type Manner, type ReadInterface, type ReadSession, type ReadSwitch, ruleText } from "./read";

/** Commands below a path, without it; what is asked for is taken away. */
class Commands {
  private left: string[];

  constructor(all: readonly string[]) {
    this.left = [...all];
  }

  all(start: string): readonly string[] {
    const found = this.left.filter((one) => one.startsWith(start));
    this.left = this.left.filter((one) => !one.startsWith(start));
    return found.map((one) => one.slice(start.length));
  }

  one(start: string): string | undefined {
    return this.all(start)[0];
  }

  has(command: string): boolean {
    const found = this.left.includes(command);
    this.left = this.left.filter((one) => one !== command);
    return found;
  }

  get rest(): readonly string[] {
    return [...this.left].sort();
  }
}

/** Commands by their first word or words. */
function by(commands: readonly string[], words = 1): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const command of commands) {
    const parts = command.split(" ");
    const key = parts.slice(0, words).join(" ");
    found.set(key, [...(found.get(key) ?? []), parts.slice(words).join(" ")]);
  }
  return found;
}

const plain = (text: string | undefined): string | undefined => text?.replace(/^"(.*)"$/, "$1");
const number = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));
const defined = <T extends object>(all: T): T =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as T;

/** A switch as it is understood from its commands; where only neighbours are written, its AS number is what is there. */
export function readJunos(tree: Tree, config: SwitchConfig): ReadSwitch {
  const all = new Commands(
    tree.map(([line]) => line.replace(/^set /, "")).filter((line) => !/^(#|delete )/.test(line)),
  );
  const policies = new Map(
    [...by(all.all("policy-options policy-statement "))].map(([name, lines]) => [name, lines] as const),
  );
  const communities = new Map(
    [...by(all.all("policy-options community "))].map(
      ([name, lines]) => [name, (lines[0] ?? "").replace(/^members (large:)?/, "")] as const,
    ),
  );
  const callers = new Map(
    [...by(all.all("policy-options as-list "))].map(
      ([name, lines]) => [name, (lines[0] ?? "").replace("members ", "")] as const,
    ),
  );
  const interfaces: Record<string, ReadInterface> = {};
  for (const [name, lines] of by(all.all("interfaces "))) readInterface(name, lines, interfaces);
  const routing = new Commands(all.all("routing-options "));
  const statics = by([...routing.all("static route "), ...routing.all("rib inet6.0 static route ")]);
  const sessions: Record<string, ReadSession> = {};
  for (const [name, lines] of by(all.all("protocols bgp group "))) {
    const own = new Commands(lines);
    const neighbours = by(own.all("neighbor "));
    const ranges = own.all("allow ");
    const asNumber = config.render === "whole" ? routingAs(tree) : config.bgp.asNumber.toString();
    for (const [address, more] of neighbours)
      sessions[address] = readSession([...own.rest, ...more], { policies, communities, callers, asNumber, name });
    for (const range of ranges)
      sessions[range] = readSession(own.rest, { policies, communities, callers, asNumber, name });
  }
  const vlans = by(all.all("vlans "));
  const used = policies.get("ECMP");
  return defined({
    hostname: all.one("system host-name "),
    routerId: routing.one("router-id "),
    asNumber: routing.one("autonomous-system "),
    interfaces,
    vlans: Object.fromEntries(
      [...vlans].map(([name, lines]) => [new Commands(lines).one("vlan-id ") ?? "", name] as const),
    ),
    discards: [...statics].map(([prefix, what]) => `${prefix}${distance(what)}`).sort(),
    sessions,
    rest: [
      ...all.rest,
      ...routing.rest.map((one) => `routing-options ${one}`),
      ...(used ?? []).map((one) => `ECMP ${one}`),
      ...[...vlans].flatMap(([, lines]) => lines.filter((line) => line.startsWith("l3-interface"))),
    ].sort(),
  });
}

const distance = (what: readonly string[]): string => {
  const { rest, ...found } = { preference: what.find((one) => one.startsWith("preference ")), rest: what };
  if (!rest.includes("discard")) return " goes somewhere";
  return found.preference === undefined ? "" : ` ${found.preference.split(" ")[1]}`;
};

const routingAs = (tree: Tree): string =>
  tree
    .find(([line]) => line.startsWith("set routing-options autonomous-system "))?.[0]
    .split(" ")
    .at(-1) ?? "own";

function readInterface(name: string, lines: readonly string[], into: Record<string, ReadInterface>): void {
  const own = new Commands(lines);
  const units = by(own.all("unit "));
  for (const [unit, more] of units) {
    const inside = new Commands([...more, ...own.rest]);
    const full = name === "irb" ? `irb.${unit}` : name;
    const mtus = [inside.one("family inet mtu "), inside.one("family inet6 mtu ")].filter((one) => one !== undefined);
    const portMtu = inside.one("mtu ");
    into[full] = defined({
      description: plain(inside.one("description ")),
      mtu: mtus.length > 0 ? Number(mtus[0]) : portMtu === undefined ? undefined : Number(portMtu) - 14,
      addresses: [...inside.all("family inet address "), ...inside.all("family inet6 address ")],
      vlan: inside.one("family ethernet-switching vlan members "),
      rest: [
        ...inside.rest,
        ...(mtus.length > 1 ? [`both families ${mtus.join()}`] : []),
        ...(mtus.length > 0 && portMtu !== undefined ? [`port mtu ${portMtu}`] : []),
      ].sort(),
    });
  }
  if (units.size === 0) into[name] = { addresses: [], rest: [...lines].sort() };
}

interface Around {
  readonly policies: ReadonlyMap<string, readonly string[]>;
  readonly communities: ReadonlyMap<string, string>;
  readonly callers: ReadonlyMap<string, string>;
  readonly asNumber: string;
  readonly name: string;
}

function readSession(commands: readonly string[], around: Around): ReadSession {
  const lines = new Commands(commands);
  const type = lines.one("type ");
  const list = lines.one("peer-as-list ");
  const peerAs = lines.one("peer-as ");
  const family = ["inet", "inet6"].find((one) => commands.includes(`family ${one} unicast`)) ?? "none";
  const settings = new Commands(
    commands.flatMap((one) =>
      one.startsWith(`family ${family} unicast `) ? [one.slice(`family ${family} unicast `.length)] : [],
    ),
  );
  lines.all(`family ${family} unicast`);
  const bfd = new Commands(lines.all("bfd-liveness-detection "));
  const both = bfd.one("minimum-interval ");
  const [transmit, receive] = [bfd.one("transmit-interval minimum-interval "), bfd.one("minimum-receive-interval ")];
  const multiplier = bfd.one("multiplier ");
  const ttl = lines.one("ttl ");
  const multihop = lines.one("multihop ttl ");
  const limit = settings.one("accepted-prefix-limit maximum ");
  const teardown = settings.one("accepted-prefix-limit teardown ");
  const into = policyOf(lines.one("import "), around);
  const out = policyOf(lines.one("export "), around);
  return defined({
    asNumbers:
      list === undefined
        ? (peerAs ?? (type === "internal" ? around.asNumber : "none"))
        : (around.callers.get(list) ?? `no list ${list}`),
    local: lines.one("local-address "),
    timers: lines.one("hold-time ") ?? "90",
    bfd: multiplier === undefined ? undefined : `${both ?? transmit}/${both ?? receive}/${multiplier}`,
    password: plain(lines.one("authentication-key ")),
    ttlSecurity: ttl === "255" || multihop === "255" ? 255 : undefined,
    multihop: multihop === "255" ? undefined : number(multihop),
    filterIn: into.rules,
    filterOut: out.rules,
    maximum: limit === undefined ? undefined : teardown === undefined ? limit : `${limit} ${teardown}`,
    isRouteReflectorClient: lines.one("cluster ") !== undefined,
    nextHop: out.nextHop,
    asOverride: lines.has("as-override"),
    sendsToSameAs: lines.has("advertise-peer-as"),
    allowOwnAs: Number(settings.one("loops ") ?? 1) - 1,
    description: plain(lines.one("description ")),
    rest: [
      `type ${type} ${family}`,
      ...lines.rest,
      ...bfd.rest.map((one) => `bfd ${one}`),
      ...settings.rest.map((one) => `family ${one}`),
    ].sort(),
  });
}

/** What a policy lets pass, term by term; the last one has to refuse the rest. */
function policyOf(name: string | undefined, { policies, communities }: Around) {
  const lines = policies.get(name ?? "");
  if (lines === undefined) return { rules: [`no policy ${name}`], nextHop: "unchanged" };
  const rules: string[] = [];
  let nextHop = "unchanged";
  for (const [term, what] of by(lines, 2)) {
    const inside = new Commands(what);
    const filters = inside.all("from route-filter ");
    const from = inside.all("from ");
    const added = inside.all("then community add ").map((one) => communities.get(one) ?? `no community ${one}`);
    const path = inside.one("then as-path-prepend ");
    const accepts = inside.has("then accept");
    if (term === "term next-hop") {
      nextHop = inside.has("then next-hop self") ? (from.includes("route-type external") ? "self" : "force") : "broken";
      rules.push(...from.filter((one) => one !== "route-type external").map((one) => `next hop of ${one}`));
    } else if (term === "term rest") rules.push(inside.has("then reject") ? "reject" : "rest is not refused");
    else
      rules.push(
        ...filters.map((filter) =>
          [
            ruleText({ ...lengthsOf(filter), communities: added }),
            ...(path === undefined ? [] : [`prepend ${plain(path)}`]),
            ...(from.length === 0 ? [] : [`from ${from.join()}`]),
            ...(accepts ? [] : ["not accepted"]),
          ].join(" "),
        ),
        ...(filters.length === 0 ? [`${term} takes everything`] : []),
      );
    rules.push(...inside.rest);
  }
  if (rules.at(-1) !== "reject") rules.push("no end");
  return { rules, nextHop };
}

function lengthsOf(filter: string) {
  const [written = "", word, range] = filter.split(" ");
  const prefix = Cidr.of(written);
  const { prefixLength, family } = prefix;
  if (word === "exact") return { prefix, least: prefixLength, most: prefixLength };
  if (word === "orlonger") return { prefix, least: prefixLength, most: addressBits(family) };
  const [, least, most] = /^\/(\d+)-\/(\d+)$/.exec(range ?? "") ?? [];
  return { prefix, least: Number(least), most: Number(most) };
}

const ways = (wanted: number): number => (wanted <= 1 ? 1 : wanted <= 16 ? 16 : wanted);

/** How Junos says what it is told. */
export const junosManner: Manner = {
  os: junos,
  timers: ({ timers }) => String(Math.max(10, timers.hold)),
  mtu: ({ mtu }) => Math.min(mtu, 9202),
  interfaceRest: (one) => {
    if (one.kind === "access") return ["family ethernet-switching interface-mode access"];
    if (one.kind !== "vlan") return [];
    const families = new Set(one.addresses.map(({ ip }) => ip.family));
    return [
      ...(families.size > 1 ? [`both families ${one.mtu},${one.mtu}`] : []),
      ...(one.mtu > 1500 ? [`port mtu ${one.mtu + 14}`] : []),
    ];
  },
  sessionRest: (group, { bgp }) => {
    const restart = bgp.gracefulRestart;
    return [
      `type ${group.type} ${group.family === 4 ? "inet" : "inet6"}`,
      ...(bgp.multipath > 1 ? [group.type === "internal" ? "multipath" : "multipath multiple-as"] : []),
      ...(group.bfdProfile === undefined
        ? []
        : [`bfd session-mode ${group.multihop === undefined ? "single-hop" : "multihop"}`]),
      ...(restart.kind === "disabled"
        ? ["graceful-restart disable"]
        : [
            `graceful-restart restart-time ${restart.restartTime}`,
            // The reader leaves out which family it is.
            restart.longLivedStaleTime === undefined
              ? "graceful-restart long-lived receiver disable"
              : `family graceful-restart long-lived restarter stale-time ${restart.longLivedStaleTime}`,
          ]),
    ];
  },
  rest: ({ bgp, render, interfaces }) => {
    if (render === "neighbours") return [];
    const all = ways(bgp.multipath);
    return [
      ...(all > 16 ? [`chassis maximum-ecmp ${all}`] : []),
      ...(all > 1 ? ["ECMP then load-balance per-packet", "routing-options forwarding-table export ECMP"] : []),
      ...(bgp.gracefulRestart.kind === "restarter" ? ["routing-options graceful-restart"] : []),
      ...(bgp.groups.some(({ timers }) => timers.hold < 20) ? ["protocols bgp precision-timers"] : []),
      ...(bgp.isDrained ? ["protocols bgp graceful-shutdown sender"] : []),
      ...interfaces.flatMap((one) => (one.kind === "vlan" ? [`l3-interface irb.${one.vlan}`] : [])),
    ];
  },
  hasCallers: false,
  isAsSaid: false,
  rules: (rules) => [...rules, "reject"],
  exported: (rules, group, { bgp, render, filters }) => {
    const family = group.family;
    const own = [
      ...bgp.networks.filter((one) => one.family === family),
      ...(bgp.originatesDefault.includes(family) ? [Cidr.of(family === 4 ? "0.0.0.0/0" : "::/0")] : []),
    ].filter((one) =>
      filters
        .find(({ name }) => name === group.filterOut)!
        .rules.some(
          ({ prefix, least, most }) => prefix.contains(one) && one.prefixLength >= least && one.prefixLength <= most,
        ),
    );
    const isLonger = bgp.isDrained && group.towards === "nodes" && group.type === "external";
    const path = isLonger ? ` prepend ${`${bgp.asNumber} `.repeat(3).trim()}` : "";
    return [
      ...(group.nextHop === "unchanged" ? [] : ["next hop of protocol bgp"]),
      ...rules.map((rule) => (render === "whole" ? `${rule} from protocol bgp` : rule)),
      ...own.map((one) => `${one} ${one.prefixLength}-${one.prefixLength}${path} from protocol direct,protocol static`),
      "reject",
    ];
  },
  maximum: ({ maximumPrefixes: maximum }: PeerGroup) =>
    maximum === undefined
      ? undefined
      : maximum.restartMinutes === undefined
        ? String(maximum.limit)
        : `${maximum.limit} ${maximum.warningPercent} idle-timeout ${maximum.restartMinutes}`,
  isLocalSaid: () => true,
  ttlSecurity: () => 255,
  sendsToSameAs: ({ sendsToSameAs, asOverride }) => sendsToSameAs && !asOverride,
  vlan: "NODES",
};
