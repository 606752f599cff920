import { Ip, type Parsed } from "../../net";

/** The address of a BGP peer, with a port where it is not 179; immutable. */
export class PeerAddress {
  private constructor(
    readonly ip: Ip,
    readonly port?: number,
  ) {
    Object.freeze(this);
  }

  /**
   * Reads `a.b.c.d`, `a.b.c.d:port`, an IPv6 address or `[v6]:port`, as Calico's validator does
   * (libcalico-go/lib/validator/v3/validator.go, processIPPort).
   */
  static parse(this: void, text: string): Parsed<PeerAddress> {
    const withPort = /^(?:\[([^\]]*)\]|([^:]*)):([0-9]+)$/.exec(text);
    const [, bracketed, plain, digits] = withPort ?? [undefined, undefined, text, undefined];
    const ip = Ip.parse(bracketed ?? plain ?? "");
    if (!ip.ok) return ip;
    if (digits === undefined) return { ok: true, value: new PeerAddress(ip.value) };
    if (bracketed !== undefined && ip.value.family === 4)
      return { ok: false, reason: `brackets are for IPv6; write ${ip.value}:${digits}` };
    const port = Number(digits);
    if (port < 1 || port > 65535) return { ok: false, reason: `port ${digits} is not from 1 to 65535` };
    return { ok: true, value: new PeerAddress(ip.value, port) };
  }

  /** As `parse`, for text that the program itself wrote. Throws RangeError where `parse` gives a reason. */
  static of(this: void, text: string): PeerAddress {
    const parsed = PeerAddress.parse(text);
    if (!parsed.ok) throw new RangeError(`"${text}" is not the address of a peer: ${parsed.reason}`);
    return parsed.value;
  }

  toString(): string {
    if (this.port === undefined) return this.ip.toString();
    return this.ip.family === 4 ? `${this.ip}:${this.port}` : `[${this.ip}]:${this.port}`;
  }

  toJSON(): string {
    return this.toString();
  }
}
