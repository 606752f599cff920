import { addressBits, Ip, type IpFamily } from "./ip";
import { fail, ok, type Parsed, wholeNumber } from "./result";

/** An address block, IPv4 or IPv6; immutable. `network` is its first address: host bits are always zero. */
export class Cidr {
  private constructor(
    readonly network: Ip,
    readonly prefixLength: number,
  ) {
    Object.freeze(this);
  }

  /**
   * Reads "10.0.0.0/16" or "fd00::/64". With `strict` (the default) host bits must be zero, as Calico wants them for
   * pools: "10.0.0.1/16" is refused and the reason says "10.0.0.0/16". With `strict: false` host bits are dropped.
   */
  static parse(this: void, text: string, options: { readonly strict?: boolean } = {}): Parsed<Cidr> {
    const slash = text.indexOf("/");
    const address = Ip.parse(slash < 0 ? text : text.slice(0, slash));
    if (!address.ok) return address;
    const bits = addressBits(address.value.family);
    if (slash < 0) return fail(`the prefix length is missing; write ${text}/${bits} for this one address`);
    const length = text.slice(slash + 1);
    if (!/^(0|[1-9][0-9]{0,2})$/.test(length) || Number(length) > bits) {
      return fail(`the prefix length "${length}" is not a number from 0 to ${bits}`);
    }
    const cidr = Cidr.containing(address.value, Number(length));
    if ((options.strict ?? true) && !cidr.network.equals(address.value)) {
      return fail(`bits are set beyond the prefix length; write ${cidr.toString()}`);
    }
    return ok(cidr);
  }

  /** As strict `parse`, for text that the program itself wrote. Throws RangeError where `parse` gives a reason. */
  static of(this: void, text: string): Cidr {
    const parsed = Cidr.parse(text);
    if (!parsed.ok) throw new RangeError(`"${text}" is not an address block: ${parsed.reason}`);
    return parsed.value;
  }

  /** The block of this prefix length that holds the address. Throws RangeError for a length outside 0..32 or 0..128. */
  static containing(ip: Ip, prefixLength: number): Cidr {
    const hostBits = BigInt(addressBits(ip.family) - checkLength(prefixLength, 0, ip.family));
    const network = (ip.value >> hostBits) << hostBits;
    return new Cidr(network === ip.value ? ip : Ip.fromValue(ip.family, network), prefixLength);
  }

  get family(): IpFamily {
    return this.network.family;
  }

  /** The first address; the network address of an IPv4 subnet. */
  get first(): Ip {
    return this.network;
  }

  /** The last address; the broadcast address of an IPv4 subnet. */
  get last(): Ip {
    return Ip.fromValue(this.family, this.network.value + this.size - 1n);
  }

  /** Number of addresses, first and last included. */
  get size(): bigint {
    return 1n << BigInt(addressBits(this.family) - this.prefixLength);
  }

  /** Wholly inside one RFC 1918 block or fc00::/7. */
  get isPrivate(): boolean {
    return PRIVATE.some((block) => block.contains(this));
  }

  /** Whether every address of `other` is in this block. Always false across families. */
  contains(other: Ip | Cidr): boolean {
    if (other.family !== this.family) return false;
    if (other instanceof Cidr && other.prefixLength < this.prefixLength) return false;
    const hostBits = BigInt(addressBits(this.family) - this.prefixLength);
    const value = other instanceof Cidr ? other.network.value : other.value;
    return value >> hostBits === this.network.value >> hostBits;
  }

  /** Whether the two blocks share an address. */
  overlaps(other: Cidr): boolean {
    return this.prefixLength <= other.prefixLength ? this.contains(other) : other.contains(this);
  }

  /**
   * The subnets of this prefix length in order, made one at a time as they are asked for.
   * Throws RangeError, at the call, for a length shorter than this block's or longer than the address.
   */
  subnets(newPrefixLength: number): IterableIterator<Cidr> {
    checkLength(newPrefixLength, this.prefixLength, this.family);
    return this.eachSubnet(newPrefixLength);
  }

  private *eachSubnet(newPrefixLength: number): Generator<Cidr> {
    const step = 1n << BigInt(addressBits(this.family) - newPrefixLength);
    const end = this.network.value + this.size;
    for (let value = this.network.value; value < end; value += step) {
      yield new Cidr(Ip.fromValue(this.family, value), newPrefixLength);
    }
  }

  /** The subnet number `index` (from 0) of this prefix length. Throws RangeError when there is no such subnet. */
  subnet(index: bigint | number, newPrefixLength: number): Cidr {
    checkLength(newPrefixLength, this.prefixLength, this.family);
    const at = wholeNumber(index, "the subnet index");
    const count = 1n << BigInt(newPrefixLength - this.prefixLength);
    if (at < 0n || at >= count) {
      throw new RangeError(`${this.toString()} has ${count} subnets of /${newPrefixLength}; there is no number ${at}`);
    }
    const step = 1n << BigInt(addressBits(this.family) - newPrefixLength);
    return new Cidr(Ip.fromValue(this.family, this.network.value + at * step), newPrefixLength);
  }

  /** The address number `index`: 0 is the first, -1 the last. Throws RangeError when the block has no such address. */
  host(index: bigint | number): Ip {
    const at = wholeNumber(index, "the host index");
    if (at >= this.size || at < -this.size)
      throw new RangeError(`${this.toString()} has ${this.size} addresses; no number ${at}`);
    return Ip.fromValue(this.family, this.network.value + (at < 0n ? this.size + at : at));
  }

  /** The block of this shorter (or equal) prefix length around this one. Throws RangeError for a longer one. */
  supernet(prefixLength: number): Cidr {
    if (prefixLength > this.prefixLength) throw new RangeError(`/${prefixLength} is not around ${this.toString()}`);
    return Cidr.containing(this.network, prefixLength);
  }

  /**
   * How many Calico IPAM blocks fit; `blockSize` is a prefix length, as in IPPool.spec.blockSize. 0 when the pool is
   * smaller than one block. Throws RangeError outside 0..32 or 0..128 (Calico itself takes 20..32 and 116..128).
   */
  blockCount(blockSize: number): bigint {
    checkLength(blockSize, 0, this.family);
    return blockSize < this.prefixLength ? 0n : 1n << BigInt(blockSize - this.prefixLength);
  }

  equals(other: Cidr): boolean {
    return this.prefixLength === other.prefixLength && this.network.equals(other.network);
  }

  /** Order for `sort`: by first address (IPv4 before IPv6), then the wider block first. */
  compare(other: Cidr): -1 | 0 | 1 {
    const byNetwork = this.network.compare(other.network);
    if (byNetwork !== 0 || this.prefixLength === other.prefixLength) return byNetwork;
    return this.prefixLength < other.prefixLength ? -1 : 1;
  }

  toString(): string {
    return `${this.network.toString()}/${this.prefixLength}`;
  }

  toJSON(): string {
    return this.toString();
  }
}

const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"].map((text) => Cidr.of(text));

function checkLength(prefixLength: number, least: number, family: IpFamily): number {
  if (!Number.isInteger(prefixLength) || prefixLength < least || prefixLength > addressBits(family)) {
    throw new RangeError(`prefix length ${prefixLength} is outside ${least}..${addressBits(family)} for IPv${family}`);
  }
  return prefixLength;
}

/** The fewest blocks that cover exactly the same addresses, sorted. */
export function aggregate(cidrs: Iterable<Cidr>): Cidr[] {
  const merged: Cidr[] = [];
  for (const cidr of [...cidrs].sort((a, b) => a.compare(b))) {
    if (merged.at(-1)?.contains(cidr)) continue;
    let upper = cidr;
    for (let lower = merged.at(-1); lower && siblings(lower, upper); lower = merged.at(-1)) {
      merged.pop();
      upper = lower.supernet(lower.prefixLength - 1);
    }
    merged.push(upper);
  }
  return merged;
}

/** Whether two disjoint blocks are the two halves of one. */
function siblings(a: Cidr, b: Cidr): boolean {
  return a.family === b.family && a.prefixLength === b.prefixLength && a.supernet(a.prefixLength - 1).contains(b);
}
