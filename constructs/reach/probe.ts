import type { IpFamily } from "../net";
import { icmp, icmpv6, type Icmp, protocolsWithPorts, protocolText } from "../policy";

/** What is sent: a connection to a port, or a message without ports. */
export interface Probe {
  readonly protocol: number;
  /** Of the destination, for TCP, UDP and SCTP: what policy sees, the pod's port and not the service's. */
  readonly port?: number;
  /** A port that clients get, where absent. */
  readonly sourcePort?: number;
  /** Absent: an echo request. */
  readonly icmp?: Icmp;
}

/** Where clients' ports are usually taken from. */
export const clientPort = 40_000;

/** `TCP 80`, `ICMP 8/0`. */
export function probeText({ protocol, port, icmp: message }: Probe): string {
  const name = protocolText(protocol);
  if (port !== undefined) return `${name} ${port}`;
  if (message?.type === undefined) return name;
  return `${name} ${message.type}${message.code === undefined ? "" : `/${message.code}`}`;
}

/** Whether the version of IP has such messages: ICMP is IPv4's, ICMPv6 IPv6's. */
export function isOfFamily({ protocol }: Probe, family: IpFamily): boolean {
  return protocol !== (family === 4 ? icmpv6 : icmp);
}

/** Reads `tcp:80`, `udp/53`, `icmp`, `sctp 5000` or `47`; undefined where it is none. */
export function parseProbe(text: string): Probe | undefined {
  const found = /^([a-zA-Z0-9]+)(?:[:/ ](\d{1,5}))?$/.exec(text.trim());
  if (found === null) return undefined;
  const protocol = numbers[(found[1] ?? "").toLowerCase()] ?? (/^\d+$/.test(found[1] ?? "") ? Number(found[1]) : 0);
  const port = found[2] === undefined ? undefined : Number(found[2]);
  const hasPorts = protocolsWithPorts.some((one) => one === protocol);
  if (protocol < 1 || protocol > 255 || hasPorts !== (port !== undefined) || (port ?? 0) > 65535) return undefined;
  return { protocol, ...(port === undefined ? {} : { port }) };
}

const numbers: Readonly<Record<string, number>> = { tcp: 6, udp: 17, sctp: 132, icmp, icmpv6, udplite: 136 };
