import type { Cidr, Ip, IpFamily } from "../net";

/** Which of many ranges hold an address: one look-up for each length of prefix that there is. */
export class Prefixes {
  private readonly byFamily = new Map<IpFamily, Map<number, Map<bigint, number>>>();
  private readonly ids = new Map<string, number>();

  /** The number of a range, from 0: the same for the same range. */
  add(cidr: Cidr): number {
    const text = cidr.toString();
    const known = this.ids.get(text);
    if (known !== undefined) return known;
    const id = this.ids.size;
    this.ids.set(text, id);
    const lengths = this.byFamily.get(cidr.family) ?? new Map<number, Map<bigint, number>>();
    this.byFamily.set(cidr.family, lengths);
    const networks = lengths.get(cidr.prefixLength) ?? new Map<bigint, number>();
    lengths.set(cidr.prefixLength, networks);
    networks.set(keyOf(cidr.network, cidr.prefixLength), id);
    return id;
  }

  /** Numbers of the ranges that hold the address, ascending by length of their prefix. */
  around(address: Ip): readonly number[] {
    const found: number[] = [];
    for (const [length, networks] of this.byFamily.get(address.family) ?? []) {
      const id = networks.get(keyOf(address, length));
      if (id !== undefined) found.push(id);
    }
    return found.sort((a, b) => a - b);
  }
}

function keyOf({ family, value }: Ip, length: number): bigint {
  return value >> BigInt((family === 4 ? 32 : 128) - length);
}
