import { type Cidr, type IpFamily } from "../../../net";
import { tunnelOf } from "../../addresses/pools";
import type { CalicoPool, Cluster } from "../../cluster";
import { advertisedRanges, announcesServices, isSingle } from "../advertised";
import { type BirdNode } from "./nodes";
import { type BirdOptions, type Dialect, mostPriority, normalPriority, overridingPreference } from "./options";
import type { Peering } from "./peerings";

/** What the routes of a node's BIRD follow from, of one family. */
export interface RoutesContext {
  readonly cluster: Cluster;
  readonly node: BirdNode;
  readonly family: IpFamily;
  readonly dialect: Dialect;
  readonly reader: NonNullable<BirdOptions["reader"]>;
  readonly blocks: readonly Cidr[];
  readonly peerings: readonly Peering[];
  /** The node's own subnet; within it IPIP across subnets makes no tunnel. */
  readonly subnet: Cidr | undefined;
}

/** bird_aggr.cfg: static routes, and that of a block nothing beneath it is told. */
export function aggregateConfig(context: RoutesContext): string {
  const { family, dialect, blocks, cluster } = context;
  const own = sorted(blocks.filter((cidr) => cidr.family === family));
  const routes = [
    ...own.filter((cidr) => !isSingle(cidr)).map((cidr) => `route ${cidr} blackhole;`),
    ...advertised(context).map((cidr) => `route ${cidr} blackhole;`),
    ...context.peerings.flatMap(({ ip, via }) =>
      via === undefined ? [] : [`route ${ip}/${family === 4 ? 32 : 128} via ${via};`],
    ),
  ];
  const priority = priorityOf(cluster, family);
  return block([
    "protocol static {",
    ...routes.map((line) => `  ${line}`),
    "}",
    "",
    "function calico_aggr ()",
    "{",
    ...own.flatMap((cidr) => [
      `  if ( net = ${cidr} ) then { accept; }`,
      ...(dialect === "3.32" ? [`  if ( net ~ ${cidr} && krt_metric < ${priority} ) then { accept; }`] : []),
      `  if ( net ~ ${cidr} ) then { reject; }`,
    ]),
    "}",
  ]);
}

/** bird_ipam.cfg: what of the routes goes to peers, and what into the kernel. */
export function addressesConfig(context: RoutesContext): string {
  const { dialect, cluster, family } = context;
  const pools = sortedPools(cluster.calico.pools, family);
  const disabled = pools.filter(({ disableBGPExport }) => disableBGPExport);
  const rejects = disabled.map(({ cidr }) => `if ( net ~ ${cidr} ) then { reject; }`);
  return block([
    ...(dialect === "3.31" ? ["function reject_disabled_pools ()", "{", ...indented(rejects), "}", ""] : []),
    ...localFunctions,
    "",
    "function calico_export_to_bgp_peers(bool internal_peer) {",
    ...indented([
      ...(dialect === "3.31" ? ["reject_disabled_pools();"] : rejects),
      "if (internal_peer) then {",
      "  reject_tunnel_routes();",
      "}",
      "reject_local_routes();",
      "apply_communities();",
      "calico_aggr();",
      ...advertised(context).map(accepts),
      ...reflected(context).map(accepts),
      ...pools.filter(({ disableBGPExport }) => !disableBGPExport).map(({ cidr }) => accepts(cidr)),
    ]),
    "}",
    "",
    "filter calico_kernel_programming {",
    ...indented([
      ...ranges(context).map((cidr) => `if ( net ~ ${cidr} ) then { reject; }`),
      ...(dialect === "3.32" ? metricOfBgp(priorityOf(cluster, family)) : []),
      ...pools.flatMap((pool) => kernelStatement(pool, context)),
      "accept;",
    ]),
    "}",
  ]);
}

const accepts = (cidr: Cidr): string => `if ( net ~ ${cidr} ) then { accept; }`;

/** Routes of tunnels, which Felix programs on each node, and those that eBPF makes for itself. */
const localFunctions = [
  "function reject_tunnel_routes () {",
  "  if (defined(ifname)) then {",
  '    if ((ifname ~ "*.cali") || (ifname ~ "*.calico")) then {',
  "      reject;",
  "    }",
  "  }",
  "}",
  "",
  "function reject_local_routes () {",
  "  if (defined(ifname)) then {",
  '    if (ifname ~ "bpf*.cali") then {',
  "      reject;",
  "    }",
  "  }",
  "}",
];

/** A reflector hands on whatever is in the ranges of load balancers. */
function reflected({ cluster, node, family }: RoutesContext): readonly Cidr[] {
  const { serviceLoadBalancerIPs = [] } = cluster.calico.bgp.configuration ?? {};
  if (node.clusterId === undefined) return [];
  return serviceLoadBalancerIPs.map(({ cidr }) => cidr).filter((cidr) => cidr.family === family);
}

function ranges({ cluster, family }: RoutesContext): readonly Cidr[] {
  return sorted(advertisedRanges(cluster.calico.bgp.configuration).filter((cidr) => cidr.family === family));
}

/** The ranges of Services that this node announces as a whole. */
function advertised(context: RoutesContext): readonly Cidr[] {
  return announcesServices(context.node.labels) ? ranges(context) : [];
}

/** The metric in the kernel of what a peer told: its LOCAL_PREF taken from 2147483647. */
function metricOfBgp(priority: number): readonly string[] {
  return [
    "if (defined(source) && (source = RTS_BGP) && !defined(krt_metric)) then {",
    `  krt_metric = ${priority};`,
    "  if (defined(bgp_local_pref)) then {",
    `    krt_metric = ${mostPriority} - bgp_local_pref;`,
    "  }",
    `  if (krt_metric < ${priority}) then {`,
    `    preference = ${overridingPreference};`,
    "  }",
    "}",
  ];
}

function kernelStatement(pool: CalicoPool, context: RoutesContext): readonly string[] {
  const { cidr, encapsulation } = pool;
  const { dialect, family, subnet, cluster } = context;
  const rejected = [`if ( net ~ ${cidr} ) then { reject; }`];
  if (tunnelOf(encapsulation) === "vxlan") return rejected;
  const isFelix = cluster.calico.bgp.configuration?.programClusterRoutes === "Disabled";
  if (dialect === "3.32" && isFelix) return rejected;
  // What comes behind the pools accepts all the same, so that nothing is said of IPv6.
  if (family === 6 || subnet === undefined) return [];
  const statement = tunnelStatement(pool, context);
  return [`if ( net ~ ${cidr} ) then { ${statement === undefined ? "" : `${statement} `}accept; }`];
}

function tunnelStatement(
  { encapsulation }: CalicoPool,
  { dialect, reader, subnet }: RoutesContext,
): string | undefined {
  if (reader === "debian") return undefined;
  switch (encapsulation) {
    case "IPIP":
      return 'krt_tunnel = "tunl0";';
    case "IPIPCrossSubnet":
      return dialect === "3.31"
        ? `if defined(bgp_next_hop) && ( bgp_next_hop ~ ${subnet} ) then krt_tunnel = ""; else krt_tunnel = "tunl0";`
        : `if (defined(bgp_next_hop)&&(bgp_next_hop ~ ${subnet})) then krt_tunnel = ""; else krt_tunnel = "tunl0";`;
    default:
      return dialect === "3.31" ? 'krt_tunnel = "";' : undefined;
  }
}

/** The metric of an ordinary route of a family. */
export function priorityOf({ calico: { bgp } }: Cluster, family: IpFamily): number {
  const { ipv4NormalRoutePriority, ipv6NormalRoutePriority } = bgp.configuration ?? {};
  return (family === 4 ? ipv4NormalRoutePriority : ipv6NormalRoutePriority) ?? normalPriority;
}

/** In the order of confd's keys, where a `-` stands for the `/`. */
function sorted(cidrs: readonly Cidr[]): readonly Cidr[] {
  const unique = new Map(cidrs.map((cidr) => [`${cidr}`.replace("/", "-"), cidr]));
  return [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cidr]) => cidr);
}

function sortedPools(pools: readonly CalicoPool[], family: IpFamily): readonly CalicoPool[] {
  const byRange = new Map(pools.map((pool) => [`${pool.cidr}`, pool]));
  return sorted(pools.map(({ cidr }) => cidr))
    .filter((cidr) => cidr.family === family)
    .flatMap((cidr) => byRange.get(`${cidr}`) ?? []);
}

const indented = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);

const block = (lines: readonly string[]): string => `${lines.join("\n")}\n`;
