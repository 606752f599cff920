import { type Cluster, describeBgp, releaseName } from "../calico";
import { platformOf } from "./platforms";

/** What a cluster is, in the numbers and words that pages repeat; all of it derived. */
export interface ClusterProfile {
  /** Name, platform, version and place, as the picture says it. */
  readonly title: string;
  /** Machines to begin with, by the name of their group; those of the control plane together. */
  readonly machines: readonly { readonly group: string; readonly count: number }[];
  readonly release: string;
  readonly installer: "operator" | "platform";
  readonly dataplane: string;
  readonly encryption: string;
  readonly pools: readonly { readonly cidr: string; readonly encapsulation: string; readonly blockSize: number }[];
  /** Of pod interfaces, bytes. */
  readonly mtu: number;
  /** Of the network between nodes, bytes. */
  readonly underlayMtu: number;
  readonly bgp: string;
  /** The nodes' own, asplain; absent without BGP. */
  readonly asNumber?: number;
  /** Those of peers outside the cluster, asplain, each once. */
  readonly peerAsNumbers: readonly number[];
  /** US dollars per hour, roughly; absent where nothing is rented or a price is not known. */
  readonly costPerHour?: number;
}

export function profileOf(cluster: Cluster): ClusterProfile {
  const { calico, network } = cluster;
  const platform = platformOf(cluster.platform.kind);
  const counts = new Map<string, number>();
  for (const { name, role, count } of cluster.nodes.groups) {
    const group = role === "control-plane" ? "control plane" : name;
    counts.set(group, (counts.get(group) ?? 0) + count.initial);
  }
  const costPerHour = platform.costPerHour?.(cluster);
  const hasBgp = calico.routing.bgp === "Enabled";
  return {
    title: platform.topology(cluster).title,
    machines: [...counts].map(([group, count]) => ({ group, count })),
    release: releaseName(calico.release).replace(/^Calico /, ""),
    installer: calico.installer.kind,
    dataplane: calico.dataplane.kind,
    encryption: calico.encryption.kind,
    pools: calico.pools.map(({ cidr, encapsulation, blockSize }) => ({ cidr: String(cidr), encapsulation, blockSize })),
    mtu: calico.mtu,
    underlayMtu: network.underlayMtu,
    bgp: describeBgp(calico),
    ...(hasBgp ? { asNumber: calico.bgp.asNumber.value } : {}),
    peerAsNumbers: hasBgp ? [...new Set(calico.bgp.peers.flatMap(({ asNumber }) => asNumber?.value ?? []))] : [],
    ...(costPerHour === undefined ? {} : { costPerHour }),
  };
}
