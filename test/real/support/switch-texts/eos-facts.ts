import type { PeerGroup, SwitchConfig, SwitchInterface } from "../../../../constructs/fabric";
import { passwordToken } from "../../../../constructs/fabric";
import type { PrefixFilter, PrefixRule } from "../../../../constructs/model";
import { addressBits } from "../../../../constructs/net";

/** What a switch is told, as facts of pyavd (eos_cli_config_gen), and the lines that it has no facts for. */
export function eosFacts(config: SwitchConfig): { readonly facts: object; readonly beyond: readonly string[] } {
  const isWhole = config.render === "whole";
  const { bgp } = config;
  const calls = bgp.groups.reduce((sum, { dynamic }) => sum + dynamic.reduce((all, { limit }) => all + limit, 0), 0);
  const beyond = [
    ...(isWhole && calls > 100 ? [`dynamic peer max ${calls}`] : []),
    ...bgp.groups.flatMap(({ name, maximumPrefixes: maximum }) =>
      maximum?.restartMinutes === undefined
        ? []
        : [`neighbor ${name} idle-restart-timer ${60 * maximum.restartMinutes}`],
    ),
  ];
  const facts = {
    ...(isWhole ? { hostname: config.hostname, ...wholeFacts(config) } : {}),
    ...policyFacts(config),
    router_bgp: bgpFacts(config),
  };
  return { facts, beyond };
}

const usual = { keepalive: 60, hold: 180 };

function wholeFacts(config: SwitchConfig): object {
  const { bgp, discards } = config;
  const routes = (family: 4 | 6) => [
    ...discards.filter((one) => one.family === family).map((one) => ({ prefix: one.toString(), interface: "Null0" })),
    ...bgp.originatesDefault
      .filter((one) => one === family)
      .map(() => ({ prefix: family === 4 ? "0.0.0.0/0" : "::/0", interface: "Null0", distance: 254 })),
  ];
  const of = (kind: SwitchInterface["kind"]) => config.interfaces.filter((one) => one.kind === kind);
  return {
    service_routing_protocols_model: "multi-agent",
    ...(bgp.families.includes(4) ? { ip_routing: true } : {}),
    ...(bgp.families.includes(6) ? { ipv6_unicast_routing: true } : {}),
    vlans: config.vlans.map(({ id, name }) => ({ id, name })),
    loopback_interfaces: of("loopback").map((one) => ({
      name: "Loopback0",
      ...described(one),
      ...addressed(one, false),
    })),
    vlan_interfaces: of("vlan").map((one) => ({
      name: one.kind === "vlan" ? (one.name ?? `Vlan${one.vlan}`) : "",
      ...described(one),
      ...addressed(one, false),
    })),
    ethernet_interfaces: [...of("routed"), ...of("access")].map((one) => port(one, config.role)),
    static_routes: routes(4),
    ipv6_static_routes: routes(6),
    ...(bgp.isDrained ? { maintenance: { units: [{ name: "System", quiesce: true }] } } : {}),
  };
}

function port(one: SwitchInterface, role: SwitchConfig["role"]): object {
  if (one.kind !== "routed" && one.kind !== "access") return {};
  const number = role === "tor" && one.connects.kind === "switch" ? 48 + one.port : one.port;
  const name = one.name ?? `Ethernet${number}`;
  return one.kind === "access"
    ? {
        name,
        description: one.description,
        switchport: { enabled: true, mode: "access", access_vlan: one.vlan },
        spanning_tree_portfast: "edge",
      }
    : { name, ...described(one), switchport: { enabled: false }, ...addressed(one, true) };
}

function described(one: SwitchInterface): object {
  return { description: one.description, ...(one.kind === "loopback" ? {} : { mtu: Math.min(one.mtu, 9214) }) };
}

function addressed(one: SwitchInterface, isPort: boolean): object {
  if (one.kind === "access") return {};
  const [v4, v6] = ([4, 6] as const).map((family) =>
    one.addresses.filter(({ ip }) => ip.family === family).map(({ ip, prefixLength }) => `${ip}/${prefixLength}`),
  );
  return {
    ...(v4?.[0] === undefined ? {} : { ip_address: v4[0] }),
    ...(v6?.[0] === undefined ? {} : isPort ? { ipv6_addresses: v6 } : { ipv6_address: v6[0] }),
  };
}

function policyFacts({ filters, bgp, render }: SwitchConfig): object {
  const lists = filters.flatMap((filter) =>
    runs(filter).map((rules, index, all) => ({
      family: filter.family,
      name: all.length === 1 ? filter.name : `${filter.name}-${index + 1}`,
      sequence_numbers: rules.map((rule, position) => ({ sequence: 10 * (position + 1), action: action(rule) })),
    })),
  );
  const plainLists = (family: 4 | 6) =>
    lists.filter((list) => list.family === family).map(({ name, sequence_numbers }) => ({ name, sequence_numbers }));
  const longer = new Set(
    bgp.isDrained
      ? bgp.groups.filter((one) => one.towards === "nodes" && one.type === "external").map((one) => one.filterOut)
      : [],
  );
  return {
    prefix_lists: plainLists(4),
    ipv6_prefix_lists: plainLists(6),
    route_maps: [
      ...filters.map((filter) =>
        map(filter, longer.has(filter.name) ? [`as-path prepend ${`${bgp.asNumber} `.repeat(3).trim()}`] : []),
      ),
      // Of the same origin as that of other systems' spines: switches below use both.
      ...(render === "whole" && bgp.originatesDefault.length > 0
        ? [{ name: "DEFAULT", sequence_numbers: [{ sequence: 10, type: "permit", set: ["origin igp"] }] }]
        : []),
    ],
    peer_filters: bgp.groups
      .filter(({ dynamic, remoteAs }) => dynamic.length > 0 && remoteAs === undefined)
      .map(({ name, dynamic: [range] }) => ({
        name: `${name}-AS`,
        sequence_numbers: [
          { sequence: 10, match: `as-range ${range!.asNumbers.from}-${range!.asNumbers.to} result accept` },
        ],
      })),
  };
}

function runs({ rules }: PrefixFilter): readonly (readonly PrefixRule[])[] {
  const found: PrefixRule[][] = [];
  for (const rule of rules)
    if (found.at(-1)?.[0]?.communities.join() === rule.communities.join()) found.at(-1)!.push(rule);
    else found.push([rule]);
  return found;
}

function action({ prefix, least, most }: PrefixRule): string {
  const isExact = least === prefix.prefixLength && most === least;
  const ge = least > prefix.prefixLength ? ` ge ${least}` : "";
  const le = !isExact && (ge === "" || most < addressBits(prefix.family)) ? ` le ${most}` : "";
  return `permit ${prefix}${ge}${le}`;
}

function map(filter: PrefixFilter, more: readonly string[]): object {
  const clauses = runs(filter);
  if (clauses.length === 0) return { name: filter.name, sequence_numbers: [{ sequence: 10, type: "deny" }] };
  return {
    name: filter.name,
    sequence_numbers: clauses.map((rules, index) => {
      const all = rules[0]!.communities;
      const set = [
        ...words(
          "community",
          all.filter((one) => one.split(":").length === 2),
        ),
        ...words(
          "large-community",
          all.filter((one) => one.split(":").length === 3),
        ),
        ...more,
      ];
      return {
        sequence: 10 * (index + 1),
        type: "permit",
        match: [
          `${filter.family === 4 ? "ip" : "ipv6"} address prefix-list ${filter.name}${clauses.length > 1 ? `-${index + 1}` : ""}`,
        ],
        ...(set.length === 0 ? {} : { set }),
      };
    }),
  };
}

function words(word: string, values: readonly string[]): readonly string[] {
  return values.length === 0 ? [] : [`${word} ${values.join(" ")} additive`];
}

function bgpFacts(config: SwitchConfig): object {
  const { bgp } = config;
  const isWhole = config.render === "whole";
  const restart = bgp.gracefulRestart;
  const family = (wanted: 4 | 6) => ({
    peer_groups: [
      ...bgp.groups
        .filter((group) => group.family === wanted)
        .map(({ name, filterIn, filterOut }) => ({
          name,
          activate: true,
          route_map_in: filterIn,
          route_map_out: filterOut,
        })),
      ...(isWhole || wanted === 6
        ? []
        : bgp.groups.filter((group) => group.family === 6).map(({ name }) => ({ name, activate: false }))),
    ],
    ...(isWhole
      ? {
          networks: [
            ...(bgp.originatesDefault.includes(wanted)
              ? [{ prefix: wanted === 4 ? "0.0.0.0/0" : "::/0", route_map: "DEFAULT" }]
              : []),
            ...bgp.networks.filter((one) => one.family === wanted).map((one) => ({ prefix: one.toString() })),
          ],
        }
      : {}),
  });
  return {
    as: bgp.asNumber.toString(),
    ...(isWhole
      ? {
          router_id: bgp.routerId.toString(),
          bgp: { default: { ipv4_unicast: false } },
          ...(bgp.multipath > 1 ? { maximum_paths: { paths: bgp.multipath, ecmp: bgp.multipath } } : {}),
          ...(restart.kind === "restarter"
            ? { graceful_restart: { enabled: true, restart_time: restart.restartTime } }
            : {}),
          ...(restart.kind === "disabled" ? { graceful_restart_helper: { enabled: false } } : {}),
        }
      : {}),
    listen_ranges: bgp.groups.flatMap(({ name, remoteAs, dynamic }) =>
      dynamic.map(({ range }) => ({
        prefix: range.toString(),
        peer_group: name,
        ...(remoteAs === undefined ? { peer_filter: `${name}-AS` } : { remote_as: remoteAs.toString() }),
      })),
    ),
    peer_groups: bgp.groups.map((group) => groupFacts(group, config)),
    neighbors: bgp.groups.flatMap(({ name, remoteAs, neighbours }) =>
      neighbours.map(({ address, asNumber, description, password }) => ({
        ip_address: address.toString(),
        peer_group: name,
        description,
        ...(remoteAs === undefined ? { remote_as: asNumber.toString() } : {}),
        ...(password === undefined ? {} : { password: passwordToken(password) }),
      })),
    ),
    ...(bgp.families.includes(4) ? { address_family_ipv4: family(4) } : {}),
    ...(bgp.families.includes(6) ? { address_family_ipv6: family(6) } : {}),
  };
}

function groupFacts(group: PeerGroup, { bfdProfiles, render }: SwitchConfig): object {
  const { timers, maximumPrefixes: maximum, ttlSecurity: hops, multihop } = group;
  const bfd = bfdProfiles.find(({ name }) => name === group.bfdProfile);
  const isUsual = timers.keepalive === usual.keepalive && timers.hold === usual.hold && render === "whole";
  return {
    name: group.name,
    ...(group.remoteAs === undefined ? {} : { remote_as: group.remoteAs.toString() }),
    ...(group.nextHop === "unchanged" ? {} : { next_hop_self: true }),
    ...(group.asOverride ? { as_path: { remote_as_replace_out: true } } : {}),
    ...(multihop === undefined ? {} : { update_source: "Loopback0" }),
    ...(bfd === undefined
      ? {}
      : {
          bfd: true,
          bfd_timers: {
            interval: bfd.transmitInterval,
            min_rx: bfd.receiveInterval,
            multiplier: bfd.detectMultiplier,
          },
        }),
    ...(group.allowOwnAs > 0 ? { allowas_in: { enabled: true, times: group.allowOwnAs } } : {}),
    ...(multihop !== undefined && hops === undefined && group.type === "external" ? { ebgp_multihop: multihop } : {}),
    ...(hops === undefined ? {} : { ttl_maximum_hops: hops }),
    ...(group.isRouteReflectorClient ? { route_reflector_client: true } : {}),
    ...(isUsual ? {} : { timers: `${timers.keepalive} ${timers.hold}` }),
    ...(group.password === undefined ? {} : { password: passwordToken(group.password) }),
    ...(group.sendsCommunities ? { send_community: "all" } : {}),
    maximum_routes: maximum?.limit ?? 0,
    ...(maximum === undefined ? {} : { maximum_routes_warning_limit: `${maximum.warningPercent} percent` }),
    ...(maximum !== undefined && maximum.restartMinutes === undefined ? { maximum_routes_warning_only: true } : {}),
  };
}
