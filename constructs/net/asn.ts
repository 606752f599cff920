import { fail, ok, type Parsed } from "./result";

const MAX_ASN = 4294967295;
const CRD_MAX = 2147483647;

/** Special-purpose numbers: IANA registry "Autonomous System (AS) Numbers" and the RFC that it names. */
const RESERVED: readonly { readonly from: number; readonly to: number; readonly reason: string }[] = [
  { from: 0, to: 0, reason: "not an AS number (RFC 7607)" },
  { from: 23456, to: 23456, reason: "AS_TRANS, the stand-in for 4-byte numbers (RFC 6793)" },
  { from: 64496, to: 64511, reason: "documentation (RFC 5398)" },
  { from: 65535, to: 65535, reason: "last 16-bit number (RFC 7300)" },
  { from: 65536, to: 65551, reason: "documentation (RFC 5398)" },
  { from: 65552, to: 131071, reason: "reserved by IANA, no RFC" },
  { from: MAX_ASN, to: MAX_ASN, reason: "last 32-bit number (RFC 7300)" },
];

/** A BGP autonomous system number, 0..4294967295; immutable. */
export class Asn {
  private constructor(readonly value: number) {
    Object.freeze(this);
  }

  /**
   * Reads a whole number, its text ("4200000001"), or asdot text ("64086.59905", each half 16 bits): what Calico's own
   * decoder takes (api/pkg/lib/numorstring). Asdot must be text: YAML reads an unquoted 1.10 as the number 1.1.
   */
  static parse(this: void, input: string | number): Parsed<Asn> {
    if (typeof input === "number") {
      if (Number.isFinite(input) && !Number.isInteger(input)) {
        return fail(`put a dotted AS number in quotes: unquoted it is read as the fraction ${input}`);
      }
      if (!(input >= 0 && input <= MAX_ASN)) return fail(`an AS number is from 0 to ${MAX_ASN}`);
      return ok(new Asn(input === 0 ? 0 : input));
    }
    if (/^as/i.test(input)) return fail('write the number alone, without "AS"');
    const halves = input.split(".");
    for (const half of halves) {
      if (!/^[0-9]+$/.test(half)) return fail('an AS number is a whole number, or two with a dot, as in "1.10"');
      if (half.length > 1 && half.startsWith("0")) return fail(`"${half}" has a leading zero; remove it`);
    }
    if (halves.length > 2) return fail('an AS number has at most one dot, as in "1.10"');
    const [high, low] = halves.map(Number);
    if (high === undefined || low === undefined) {
      const value = Number(input);
      return value <= MAX_ASN ? ok(new Asn(value)) : fail(`an AS number is from 0 to ${MAX_ASN}`);
    }
    if (high > 65535 || low > 65535) return fail("each half of a dotted AS number is from 0 to 65535");
    return ok(new Asn(high * 65536 + low));
  }

  /** As `parse`, for what the program itself wrote. Throws RangeError where `parse` gives a reason. */
  static of(this: void, input: string | number): Asn {
    const parsed = Asn.parse(input);
    if (!parsed.ok) throw new RangeError(`"${input}" is not an AS number: ${parsed.reason}`);
    return parsed.value;
  }

  /** Fits in 16 bits. */
  get is16Bit(): boolean {
    return this.value <= 65535;
  }

  /** For private use, RFC 6996: 64512..65534, 4200000000..4294967294. */
  get isPrivate(): boolean {
    return (this.value >= 64512 && this.value <= 65534) || (this.value >= 4200000000 && this.value < MAX_ASN);
  }

  /** Set aside, so that nobody should run a network under it; `reservedFor` says what for. */
  get isReserved(): boolean {
    return this.reservedFor() !== undefined;
  }

  /**
   * Whether it is within what Calico's CRDs declare for asNumber and localASNumber, 1..2147483647. The Go type is uint32
   * and the schema says int32: kube-apiserver 1.35 stores larger numbers all the same (it drops the format), but clients
   * are reported to refuse them (projectcalico/calico issue 13494). 0 passes the schema and means "not set".
   */
  get fitsCalicoCrd(): boolean {
    return this.value >= 1 && this.value <= CRD_MAX;
  }

  /** What a reserved number is set aside for, with its RFC, as in "documentation (RFC 5398)"; else undefined. */
  reservedFor(): string | undefined {
    return RESERVED.find(({ from, to }) => this.value >= from && this.value <= to)?.reason;
  }

  /** "4200000001". RFC 5396. */
  toAsplain(): string {
    return String(this.value);
  }

  /** "64086.59905"; a 16-bit number has no dot. RFC 5396 (asdot, not asdot+). */
  toAsdot(): string {
    return this.is16Bit ? this.toAsplain() : `${Math.floor(this.value / 65536)}.${this.value % 65536}`;
  }

  equals(other: Asn): boolean {
    return this.value === other.value;
  }

  /** Order for `sort`: by number. */
  compare(other: Asn): -1 | 0 | 1 {
    return this.value < other.value ? -1 : this.value > other.value ? 1 : 0;
  }

  /** Asplain. */
  toString(): string {
    return this.toAsplain();
  }

  /** A JSON number: the CRDs refuse text. */
  toJSON(): number {
    return this.value;
  }
}
