import { intentRows } from "../felix/fields";

/** A field of the intent that not every pinned release has. */
export interface YoungField {
  /** A pointer under /calico, `*` for any position in a list. */
  readonly path: string;
  /** The Calico minor that it came with. */
  readonly since: string;
}

const since = (minor: string, paths: readonly string[]): readonly YoungField[] =>
  paths.map((path) => ({ path, since: minor }));

/** Fields that came with a Calico minor; those of FelixConfiguration are rows of its own table. */
export const youngFields: readonly YoungField[] = [
  ...since("3.32", [
    "/installation/clusterRoutingMode",
    "/bgp/ipv4NormalRoutePriority",
    "/bgp/ipv6NormalRoutePriority",
    "/bgp/programClusterRoutes",
    "/bgp/peers/*/keepaliveTime",
    ...["exportV4", "importV4", "exportV6", "importV6"].flatMap((direction) =>
      ["peerType", "communities", "asPathPrefix", "priority", "operations"].map(
        (field) => `/bgp/filters/*/${direction}/*/${field}`,
      ),
    ),
  ]),
  ...intentRows.flatMap(([name, row]) => (row.since === undefined ? [] : since(row.since, [`/felix/${name}`]))),
];
