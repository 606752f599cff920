import { fail, ok, type Parsed, wholeNumber } from "./result";

/** Version of the Internet Protocol. */
export type IpFamily = 4 | 6;

/** Length of an address in bits: 32 or 128. */
export function addressBits(family: IpFamily): 32 | 128 {
  return family === 4 ? 32 : 128;
}

const V4_MAPPED = 0xffffn;
// the upper 96 bits of ::ffff:0:0/96, RFC 4291 §2.5.5.2

/**
 * One IPv4 or IPv6 address; immutable. `value` is the address as an unsigned number of 32 or 128 bits.
 * Predicates follow the address as written: an IPv4-mapped IPv6 address is IPv6.
 */
export class Ip {
  private constructor(
    readonly family: IpFamily,
    readonly value: bigint,
  ) {
    Object.freeze(this);
  }

  /**
   * Reads dotted-decimal IPv4 ("10.0.0.1") or IPv6 in any RFC 4291 form ("2001:DB8::1", "::ffff:10.0.0.1").
   * Refuses what programs read in different ways: leading zeros in an octet, zone ids, white space, a prefix length.
   */
  static parse(this: void, text: string): Parsed<Ip> {
    if (text === "") return fail("the address is empty");
    if (/\s/.test(text)) return fail("white space is not part of an address; remove it");
    if (text.includes("/")) return fail("a prefix length does not belong here; write the address alone");
    if (text.includes("%")) return fail("a zone id does not belong here; leave out everything from the % sign");
    const family: IpFamily = text.includes(":") ? 6 : 4;
    const value = family === 6 ? parseV6(text) : parseV4(text);
    return value.ok ? ok(new Ip(family, value.value)) : value;
  }

  /** As `parse`, for text that the program itself wrote. Throws RangeError where `parse` gives a reason. */
  static of(this: void, text: string): Ip {
    const parsed = Ip.parse(text);
    if (!parsed.ok) throw new RangeError(`"${text}" is not an IP address: ${parsed.reason}`);
    return parsed.value;
  }

  /** The address with this number. Throws RangeError when it does not fit in 32 or 128 bits. */
  static fromValue(family: IpFamily, value: bigint): Ip {
    if (value < 0n || value >> BigInt(addressBits(family)) !== 0n) {
      throw new RangeError(`${value} is outside the IPv${family} address space`);
    }
    return new Ip(family, value);
  }

  /** 127.0.0.0/8, ::1. */
  get isLoopback(): boolean {
    return this.family === 4 ? this.value >> 24n === 127n : this.value === 1n;
  }

  /** 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 (RFC 1918); fc00::/7 (RFC 4193). */
  get isPrivate(): boolean {
    if (this.family === 6) return this.value >> 121n === 0xfcn >> 1n;
    return this.value >> 24n === 10n || this.value >> 20n === 0xac1n || this.value >> 16n === 0xc0a8n;
  }

  /** 169.254.0.0/16, fe80::/10. */
  get isLinkLocal(): boolean {
    return this.family === 4 ? this.value >> 16n === 0xa9fen : this.value >> 118n === 0xfe80n >> 6n;
  }

  /** 224.0.0.0/4, ff00::/8. */
  get isMulticast(): boolean {
    return this.family === 4 ? this.value >> 28n === 0xen : this.value >> 120n === 0xffn;
  }

  /** 0.0.0.0, ::. */
  get isUnspecified(): boolean {
    return this.value === 0n;
  }

  /** ::ffff:0:0/96. Go programs, Calico among them, often take such an address for the IPv4 address in it. */
  get isV4Mapped(): boolean {
    return this.family === 6 && this.value >> 32n === V4_MAPPED;
  }

  /** The address `n` further on, or back when `n` is negative. Throws RangeError outside the address space. */
  plus(n: bigint | number): Ip {
    return Ip.fromValue(this.family, this.value + wholeNumber(n, "the step"));
  }

  equals(other: Ip): boolean {
    return this.family === other.family && this.value === other.value;
  }

  /** Order for `sort`: IPv4 before IPv6, then by number. */
  compare(other: Ip): -1 | 0 | 1 {
    if (this.family !== other.family) return this.family < other.family ? -1 : 1;
    return this.value < other.value ? -1 : this.value > other.value ? 1 : 0;
  }

  /** The canonical text: dotted decimal, or RFC 5952 (mixed form for IPv4-mapped addresses, its §5). */
  toString(): string {
    if (this.family === 4) return formatV4(this.value);
    if (this.isV4Mapped) return `::ffff:${formatV4(this.value & 0xffffffffn)}`;
    return formatV6(this.value);
  }

  toJSON(): string {
    return this.toString();
  }
}

function parseV4(text: string): Parsed<bigint> {
  const octets = text.split(".");
  if (octets.length !== 4) return fail("an IPv4 address has four numbers with dots between them, as in 192.0.2.1");
  let value = 0;
  for (const octet of octets) {
    if (!/^[0-9]+$/.test(octet)) return fail(`"${octet}" is not a number from 0 to 255`);
    if (octet.length > 1 && octet.startsWith("0")) {
      return fail(`"${octet}" has a leading zero, which some programs read as octal; remove it`);
    }
    if (octet.length > 3 || Number(octet) > 255) return fail(`"${octet}" is above 255`);
    value = value * 256 + Number(octet);
  }
  return ok(BigInt(value));
}

function parseV6(text: string): Parsed<bigint> {
  const halves = text.split("::");
  if (halves.length > 2) return fail('"::" may stand only once in an IPv6 address');
  const compressed = halves.length === 2;
  const head = parseGroups(halves[0] ?? "", !compressed);
  if (!head.ok) return head;
  const tail = parseGroups(halves[1] ?? "", compressed);
  if (!tail.ok) return tail;
  const given = head.value.length + tail.value.length;
  if (!compressed && given !== 8)
    return fail(`an IPv6 address has eight groups, or "::" for a run of zeros; got ${given}`);
  if (compressed && given > 7) return fail('"::" has no groups left to stand for');
  const zeros = new Array<number>(8 - given).fill(0);
  let value = 0n;
  for (const group of [...head.value, ...zeros, ...tail.value]) value = (value << 16n) | BigInt(group);
  return ok(value);
}

/** Groups of one side of "::"; `last` says that this side ends the address, where dotted decimal may stand. */
function parseGroups(text: string, last: boolean): Parsed<number[]> {
  if (text === "") return ok([]);
  const groups: number[] = [];
  const words = text.split(":");
  for (const [index, word] of words.entries()) {
    if (last && index === words.length - 1 && word.includes(".")) {
      const v4 = parseV4(word);
      if (!v4.ok) return v4;
      groups.push(Number(v4.value >> 16n), Number(v4.value & 0xffffn));
    } else if (/^[0-9a-fA-F]{1,4}$/.test(word)) {
      groups.push(parseInt(word, 16));
    } else {
      return fail(
        word === ""
          ? "a single colon stands without a group beside it"
          : `"${word}" is not a group of one to four hexadecimal digits`,
      );
    }
  }
  return ok(groups);
}

function formatV4(value: bigint): string {
  const n = Number(value);
  return `${n >>> 24}.${(n >>> 16) & 255}.${(n >>> 8) & 255}.${n & 255}`;
}

/** RFC 5952 §4: lower case, no leading zeros, "::" for the first longest run of two or more zero groups. */
function formatV6(value: bigint): string {
  const groups: number[] = [];
  for (let shift = 112n; shift >= 0n; shift -= 16n) groups.push(Number((value >> shift) & 0xffffn));
  let start = -1;
  let length = 1;
  for (let i = 0; i < 8; i++) {
    let end = i;
    while (end < 8 && groups[end] === 0) end++;
    if (end - i > length) [start, length] = [i, end - i];
    if (end > i) i = end;
  }
  const hex = (part: number[]): string => part.map((group) => group.toString(16)).join(":");
  return start < 0 ? hex(groups) : `${hex(groups.slice(0, start))}::${hex(groups.slice(start + length))}`;
}
