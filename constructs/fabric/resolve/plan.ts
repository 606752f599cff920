import { addressBits, Asn, Cidr, Ip, type IpFamily } from "../../net";
import type { FabricIntent } from "../schema";
import { defaults, most } from "../schema/defaults";

/**
 * The address plan: every address follows from numbers that never change, so that what is added moves nothing. Where a range
 * is too small its addresses come again from the beginning; rules find that, and resolution stays total.
 */

/** The ranges of one purpose: the intent's of a family, else the default's. */
export function rangeOf(
  purpose: "links" | "uplinks" | "loopbacks",
  { addresses }: Pick<FabricIntent, "addresses">,
  family: IpFamily,
): Cidr {
  const wanted = addresses?.[purpose]?.find((range) => range.family === family);
  return wanted ?? Cidr.of(defaults[purpose][family === 4 ? 0 : 1]);
}

/** How many subnets of a length a range has; 1 where it is shorter itself. */
export function subnetCount(range: Cidr, prefixLength: number): bigint {
  return prefixLength <= range.prefixLength ? 1n : 1n << BigInt(prefixLength - range.prefixLength);
}

/** The subnet number `index` (from 0) of a range. */
export function subnetAt(range: Cidr, index: number, prefixLength: number): Cidr {
  if (prefixLength <= range.prefixLength) return range;
  return range.subnet(BigInt(index) % subnetCount(range, prefixLength), prefixLength);
}

/** The address number `index` (from 0) of a range. */
export function addressAt(range: Cidr, index: number): Ip {
  return range.host(BigInt(index) % range.size);
}

/** A link of two addresses: /31 or /127. */
export interface PointToPoint {
  readonly first: Ip;
  readonly second: Ip;
}

export function pointToPointAt(range: Cidr, index: number): PointToPoint {
  const subnet = subnetAt(range, index, addressBits(range.family) - 1);
  return { first: subnet.first, second: addressAt(subnet, 1) };
}

/** The other address of the /31 or /127 that this one is in. */
export function otherEnd(ip: Ip): Ip {
  return Ip.fromValue(ip.family, ip.value ^ 1n);
}

/** The place of a rack's switch among all that there may ever be, from 0. */
export function torSlot(rack: number, tor: number): number {
  return (rack - 1) * most.tors + (tor - 1);
}

/** Which link between switches it is, from 0. */
export function uplinkIndex(rack: number, tor: number, spine: number): number {
  return torSlot(rack, tor) * most.spines + (spine - 1);
}

/** Which loopback it is: spines have the first ones, behind the range's own address. */
export function loopbackIndex(
  of: { readonly spine: number } | { readonly rack: number; readonly tor: number },
): number {
  return "spine" in of ? of.spine : most.spines + 1 + torSlot(of.rack, of.tor);
}

/** Where nodes begin in the subnet of a VLAN: what is below is the switches' and a gateway's. */
export const firstNodeAddress = 10;

/** The AS number `offset` behind another; the last one where there is none. */
export function asNumberAt(first: Asn, offset: number): Asn {
  return Asn.of(Math.min(first.value + offset, 4294967295));
}
