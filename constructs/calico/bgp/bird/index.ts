import { Cidr, type IpFamily } from "../../../net";
import type { Cluster } from "../../cluster";
import { originsOf } from "../origins";
import { mainConfig } from "./main";
import { addressOf, type BirdNode, birdNodes } from "./nodes";
import { type BirdOptions, dialectOf } from "./options";
import { peeringsOf } from "./peerings";
import { addressesConfig, aggregateConfig } from "./routes";

export type { BirdOptions } from "./options";

/** A file of a node's BIRD. It names the other two of its family, which are to lie beside it. */
export interface BirdFile {
  /** `bird` reads those of IPv4, `bird6` those of IPv6: BIRD 1.6 is one program per family. */
  readonly family: IpFamily;
  /** `main` is what BIRD is started with. */
  readonly part: "main" | "routes" | "addresses";
  /** As confd calls it: `bird.cfg`, `bird_aggr.cfg`, `bird_ipam.cfg`, and the like with `bird6`. */
  readonly name: string;
  readonly text: string;
}

/**
 * What BIRD on a node is told, as Calico's confd of the cluster's release writes it from the kit's objects: the same
 * protocols, options, filters and functions, without its comments (confd/etc/calico/confd/templates). For whoever runs BIRD
 * without a cluster. Files of the families of which the node has an address, `main` first; none of a node that is not there.
 *
 * Not in it, since nothing but the running cluster knows it: single addresses of Services, blocks beyond those of `blocks`,
 * and peers that are pods. Passwords are in the text, so that it is a secret where there are any.
 *
 * Throws RangeError of a password that BIRD cannot read.
 */
export function birdConfigs(cluster: Cluster, node: string, options: BirdOptions): readonly BirdFile[] {
  const nodes = birdNodes(cluster);
  const own = nodes.find(({ name }) => name === node);
  if (own === undefined) return [];
  const blocks = options.blocks ?? originsOf(cluster).find((origin) => origin.node === node)?.blocks ?? [];
  const families = ([4, 6] as const).filter((family) => addressOf(own, family) !== undefined);
  return families.flatMap((family) => filesOf({ cluster, own, nodes, family, blocks, options }));
}

interface Told {
  readonly cluster: Cluster;
  readonly own: BirdNode;
  readonly nodes: readonly BirdNode[];
  readonly family: IpFamily;
  readonly blocks: readonly Cidr[];
  readonly options: BirdOptions;
}

function filesOf({ cluster, own, nodes, family, blocks, options }: Told): readonly BirdFile[] {
  const dialect = dialectOf(cluster.calico.release);
  const peerings = peeringsOf(own, family, { bgp: cluster.calico.bgp, nodes, dialect });
  const program = family === 4 ? "bird" : "bird6";
  const [routes, addresses] = [`${program}_aggr.cfg`, `${program}_ipam.cfg`];
  const common = { cluster, node: own, family, dialect, peerings };
  const subnet = subnetOf(own, family, cluster);
  const ofRoutes = { ...common, blocks, subnet, reader: options.reader ?? "calico" };
  const main = mainConfig({ ...common, passwords: options.passwords, includes: [routes, addresses] });
  return [
    { family, part: "main", name: `${program}.cfg`, text: main },
    { family, part: "routes", name: routes, text: aggregateConfig(ofRoutes) },
    { family, part: "addresses", name: addresses, text: addressesConfig(ofRoutes) },
  ];
}

/** The subnet of the node's own address: that of its link, where that is where it has it; else the address alone. */
function subnetOf(node: BirdNode, family: IpFamily, { fabric }: Cluster): Cidr | undefined {
  const ip = addressOf(node, family);
  if (ip === undefined) return undefined;
  const subnets = fabric?.racks.flatMap(({ tors }) => tors.flatMap((tor) => tor.subnets)) ?? [];
  return subnets.find((subnet) => subnet.contains(ip)) ?? Cidr.containing(ip, family === 4 ? 32 : 128);
}
