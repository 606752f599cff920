import type { IpFamily } from "../../../net";
import type { Cluster } from "../../cluster";
import { birdRouterId } from "../router-id";
import { addCommunityStatement, filterCall, filterFunctions } from "./filters";
import { addressOf, type BirdNode } from "./nodes";
import { type BirdOptions, type Dialect, mostPriority, overridingPreference } from "./options";
import type { Peering } from "./peerings";
import { priorityOf } from "./routes";

/** What a node's BIRD of one family is told of everything but its routes. */
export interface MainContext {
  readonly cluster: Cluster;
  readonly node: BirdNode;
  readonly family: IpFamily;
  readonly dialect: Dialect;
  readonly peerings: readonly Peering[];
  readonly passwords: BirdOptions["passwords"];
  /** Names of the files with the routes. */
  readonly includes: readonly string[];
}

/** bird.cfg, bird6.cfg. */
export function mainConfig(context: MainContext): string {
  const { cluster, family, dialect, peerings, includes } = context;
  const { bgp } = cluster.calico;
  const debug = debugOf(bgp.configuration?.logSeverityScreen);
  const ignored = (bgp.configuration?.ignoredInterfaces ?? []).map((name) => `-"${name}", `).join("");
  const lines = [
    ...communities(context),
    ...includes.map((name) => `include "${name}";`),
    `router id ${birdRouterId(context.node)};`,
    ...listen(context),
    "protocol kernel {",
    ...["learn;", "persist;", "scan time 2;", "import all;", "export filter calico_kernel_programming;"].map(indent),
    ...["graceful restart;", "merge paths on;"].map(indent),
    "}",
    "protocol device {",
    ...[...debug, "scan time 2;"].map(indent),
    "}",
    "protocol direct {",
    ...[...debug, `interface ${ignored}-"cali*", -"kube-ipvs*", "*";`].map(indent),
    "}",
    "template bgp bgp_template {",
    ...debug.map(indent),
    ...['description "Connection to BGP peer";', `local as ${asOf(context)};`].map(indent),
    ...["gateway recursive;", "add paths on;", "graceful restart;"].map(indent),
    ...["connect delay time 2;", "connect retry time 5;", "error wait time 5,30;"].map(indent),
    "}",
    ...filterFunctions(bgp.filters, family, dialect),
    ...peerings.flatMap((peering) => protocol(peering, context)),
  ];
  return `${lines.join("\n")}\n`;
}

const indent = (line: string): string => `  ${line}`;

function asOf({ node, cluster }: MainContext): number {
  return (node.asNumber ?? cluster.calico.bgp.asNumber).value;
}

/** BIRD knows no finer grain. */
function debugOf(severity: string | undefined): readonly string[] {
  if (severity === undefined || severity === "Info") return ["debug { states };"];
  return severity === "Debug" ? ["debug all;"] : [];
}

function listen({ node, family, cluster }: MainContext): readonly string[] {
  const { bindMode, listenPort } = cluster.calico.bgp.configuration ?? {};
  const own = addressOf(node, family);
  const parts = [
    ...(bindMode === "NodeIP" && own !== undefined ? [`address ${own}`] : []),
    ...(listenPort === undefined ? [] : [`port ${listenPort}`]),
  ];
  return parts.length === 0 ? [] : [`listen bgp ${parts.join(" ")};`];
}

function communities({ cluster, family }: MainContext): readonly string[] {
  const { communities: named = [], prefixAdvertisements = [] } = cluster.calico.bgp.configuration ?? {};
  const valueOf = (community: string): readonly string[] =>
    /^\d+(:\d+){1,2}$/.test(community)
      ? [community]
      : named
          .filter(({ name }) => name === community)
          .slice(0, 1)
          .map(({ value }) => value);
  const rules = prefixAdvertisements.filter(({ cidr }) => cidr.family === family);
  return [
    "function apply_communities ()",
    "{",
    ...rules.flatMap((rule) => {
      const values = [...new Set(rule.communities.flatMap(valueOf))].sort();
      if (values.length === 0) return [];
      return [
        `  if ( net ~ ${rule.cidr} ) then {`,
        ...values.map((value) => `    ${addCommunityStatement(value)}`),
        "  }",
      ];
    }),
    "}",
  ];
}

function protocol(peering: Peering, context: MainContext): readonly string[] {
  const { ip, port, as, localAs, source, ttlSecurity, isPassive, clusterId, nextHop, allowLocalAs } = peering;
  const { restartTime, keepaliveTime } = peering;
  const { passwords, dialect } = context;
  const password = peering.password && passwords(peering.password);
  const lines = [
    ...(ttlSecurity === undefined
      ? ["ttl security off;", "multihop;"]
      : ["ttl security on;", `multihop ${ttlSecurity};`]),
    ...(localAs === undefined ? [] : [`local as ${localAs};`]),
    `neighbor ${ip}${port === undefined ? "" : ` port ${port}`} as ${as};`,
    ...(source === undefined ? [] : [`source address ${source};`]),
    ...importLines(peering, context),
    ...exportLines(peering, context),
    ...(isPassive ? ["passive on;"] : []),
    ...(restartTime === undefined ? [] : [`graceful restart time ${restartTime};`]),
    // 3.31 has no such field.
    ...(keepaliveTime === undefined || dialect === "3.31" ? [] : [`keepalive time ${keepaliveTime};`]),
    ...(clusterId === undefined ? [] : ["rr client;", `rr cluster id ${clusterId};`]),
    ...(password === undefined ? [] : [`password "${quoted(password)}";`]),
    ...(nextHop === undefined ? [] : [`next hop ${nextHop};`]),
    ...(allowLocalAs === undefined ? [] : [`allow local as ${allowLocalAs};`]),
  ];
  // The mesh has no `multihop`: BIRD decides by itself whether a node is on the same link.
  const own = peering.scope === "Mesh" ? lines.slice(2) : lines;
  return [`protocol bgp ${protocolName(peering)} from bgp_template {`, ...own.map(indent), "}"];
}

function protocolName({ scope, ip, port }: Peering): string {
  const suffix = port === undefined || scope === "Mesh" ? "" : `_port_${port}`;
  return `${scope}_${ip.toString().replace(/[.:]/g, "_")}${suffix}`;
}

/** BIRD knows no escape in a string; the kit refuses such a password, and this is for who renders without it. */
function quoted(password: string): string {
  // eslint-disable-next-line no-control-regex -- these are the very characters that are looked for
  if (/["\u0000-\u001f\u007f]/.test(password))
    throw new RangeError("a BGP password holds a double quote or a control character, which BIRD cannot read");
  return password;
}

function importLines({ scope, filters, isInternal }: Peering, context: MainContext): readonly string[] {
  const { cluster, family, dialect } = context;
  if (scope === "Mesh" && dialect === "3.31") return ["import all;"];
  const calls = callsOf(filters, "import", isInternal, context);
  const preference =
    dialect === "3.32"
      ? [
          `if (defined(bgp_local_pref)&&(bgp_local_pref > ${mostPriority - priorityOf(cluster, family)})) then`,
          `  preference = ${overridingPreference};`,
        ]
      : [];
  return ["import filter {", ...[...calls, ...preference, "accept;"].map(indent), "};"];
}

/** LOCAL_PREF says the priority: of a route from a peer it is kept, of the node's own it follows from the metric. */
function priorityLines({ cluster, family }: MainContext): readonly string[] {
  return [
    "if (defined(source) && source = RTS_BGP && defined(bgp_local_pref)) then {",
    `  krt_metric = ${mostPriority} - bgp_local_pref;`,
    "} else {",
    `  if (!defined(krt_metric)) then { krt_metric = ${priorityOf(cluster, family)}; }`,
    `  bgp_local_pref = ${mostPriority} - krt_metric;`,
    "}",
  ];
}

function exportLines({ filters, isInternal }: Peering, context: MainContext): readonly string[] {
  const lines = [
    ...(context.dialect === "3.32" ? priorityLines(context) : []),
    ...callsOf(filters, "export", isInternal, context),
    `calico_export_to_bgp_peers(${isInternal});`,
    "reject;",
  ];
  return ["export filter {", ...lines.map(indent), "};"];
}

function callsOf(
  names: readonly string[],
  direction: "import" | "export",
  isInternal: boolean,
  { cluster, family, dialect }: MainContext,
): readonly string[] {
  const { filters } = cluster.calico.bgp;
  return names.flatMap((name) => filterCall(filters, name, direction, { family, dialect, isInternal }) ?? []);
}
