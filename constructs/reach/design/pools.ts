import type { Report } from "../../findings";
import { blockSizes } from "../../net";
import { designFinds, type Pool, type ReadObjects } from "../../policy";
import { placeOf } from "./place";

/** Pools that Calico refuses beside each other, and those that are kept for few and are open to all. */
export function judgePools({ around, peers }: ReadObjects, report: Report): void {
  const { pools, askedPools, isBgpOff, withoutMesh } = around;
  const { add } = report.of(designFinds);
  if (withoutMesh !== undefined && peers.length === 0 && !isBgpOff)
    add("POL-039", withoutMesh.path, {
      message: "nodeToNodeMeshEnabled is false, and there is no BGPPeer",
      got: false,
      want: "peers first (reflectors or switches), and the mesh off behind them",
      fix: "add the BGPPeers, or leave the mesh on",
      ...placeOf(withoutMesh),
    });
  for (const [index, pool] of pools.entries()) {
    const { name, cidr, written } = pool;
    const other = pools.slice(0, index).find((one) => isBeside(one, pool) && one.cidr.overlaps(cidr));
    if (other !== undefined)
      add("POL-034", written.path, {
        message: `pool ${name} (${cidr.toString()}) overlaps pool ${other.name} (${other.cidr.toString()})`,
        got: cidr.toString(),
        want: "a range of its own for each pool",
        fix: "make one of them smaller, or remove it",
        ...placeOf(written),
      });
    if (isBgpOff && pool.needsBgp && !pool.isDisabled)
      add("POL-038", written.path, {
        message: `pool ${name} (${cidr.toString()}) has no VXLAN, and the Installation says bgp: Disabled`,
        want: "VXLAN or VXLANCrossSubnet, or bgp: Enabled",
        fix: "write encapsulation: VXLAN for the pool, or switch BGP on",
        ...placeOf(written),
      });
    const { least, most, default: usual } = blockSizes[cidr.family];
    const size = pool.blockSize ?? usual;
    const isAsked = askedPools.has(name) || askedPools.has(cidr.toString());
    if (size < least || size > most || size < cidr.prefixLength)
      add("POL-035", written.path.replace(/cidr$/, "blockSize"), {
        message: `pool ${name} (${cidr.toString()}) with blocks of /${size}`,
        got: size,
        want: `from ${Math.max(least, cidr.prefixLength)} to ${most}`,
        fix: "correct blockSize, or give the pool a larger range",
        ...placeOf(written),
      });
    if (!isAsked || pool.isDisabled) continue;
    if (pool.isForEverybody && pools.some((one) => one !== pool && one.cidr.family === cidr.family))
      add("POL-036", written.path, {
        message: `pool ${name} is asked for by annotation, and every pod ${pool.nodeSelector === "all()" ? "" : `of nodes with ${pool.nodeSelector} `}may get an address of it`,
        got: "assignmentMode: Automatic",
        want: "assignmentMode: Manual (only who asks by annotation gets one), or a namespaceSelector",
        fix: "add assignmentMode: Manual to the pool",
        ...placeOf(written),
      });
    if (pool.natOutgoing && peers.length > 0)
      add("POL-037", written.path.replace(/cidr$/, "natOutgoing"), {
        message: `pool ${name} is asked for by annotation and announced to BGP peers, and its pods leave under their nodes' addresses`,
        got: true,
        want: pool.isObject ? "natOutgoing: false" : "natOutgoing: Disabled",
        fix: "switch it off: routers know the way back to the pool",
        ...placeOf(written),
      });
  }
}

/** The operator makes an IPPool of an Installation's entry: both in one folder are one pool. */
const isBeside = (a: Pool, b: Pool): boolean => a.isObject === b.isObject || !a.cidr.equals(b.cidr);
