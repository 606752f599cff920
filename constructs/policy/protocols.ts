/** Protocols by the names that Calico's API gives them (api/pkg/lib/numorstring/protocol.go), in lower case. */
export const protocolNumbers: ReadonlyMap<string, number> = new Map([
  ["icmp", 1],
  ["tcp", 6],
  ["udp", 17],
  ["icmpv6", 58],
  ["sctp", 132],
  ["udplite", 136],
]);

export const tcp = 6;
export const udp = 17;
export const sctp = 132;
export const icmp = 1;
export const icmpv6 = 58;

/** Protocols whose packets have ports that a rule can look at. */
export const protocolsWithPorts: readonly number[] = [tcp, udp, sctp];

const names: ReadonlyMap<number, string> = new Map([
  [1, "ICMP"],
  [6, "TCP"],
  [17, "UDP"],
  [58, "ICMPv6"],
  [132, "SCTP"],
  [136, "UDPLite"],
]);

/** `TCP`, or the number of a protocol without a name. */
export function protocolText(protocol: number): string {
  return names.get(protocol) ?? String(protocol);
}

/** Where daemons of Docker listen without, or with weak, authentication: what attackers probe (Tigera, attack case 1). */
export const dockerPorts = [2375, 2376, 2377, 4243, 4244] as const;
