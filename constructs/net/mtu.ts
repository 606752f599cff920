import type { IpFamily } from "./ip";

/** Tunnel of an IP pool. CrossSubnet modes count as their tunnel. */
export type Encapsulation = "none" | "ipip" | "vxlan";
/** Encryption between nodes. "ipsec" is the VPP data plane's. */
export type Encryption = "none" | "wireguard" | "ipsec";
export type MtuDataplane = "iptables" | "nftables" | "ebpf" | "vpp";

/** What sits between a pod's packet and the wire. */
export interface MtuPath {
  readonly encapsulation: Encapsulation;
  readonly encryption: Encryption;
  /** Family of the pool, and with it of the outer header. */
  readonly family: IpFamily;
  /** Default "iptables". */
  readonly dataplane?: MtuDataplane;
}

export interface MtuRequest extends MtuPath {
  /** MTU of the nodes' network interfaces, bytes. */
  readonly underlayMtu: number;
  /**
   * Largest packet that the network behind the interface carries whole, bytes, where that is less than `underlayMtu`:
   * 1400 on AKS. Only WireGuard is held to it, because it sets Don't Fragment.
   */
  readonly pathMtu?: number;
}

/** One term of the sum: `bytes` of all steps add up to the MTU. The first is the underlay; the others are 0 or less. */
export interface MtuStep {
  /** "underlay", "path", "ipip", "vxlan", "wireguard", "ipsec", "ebpf". */
  readonly name: string;
  readonly bytes: number;
  readonly why: string;
  readonly source: string;
}

export interface PodMtu {
  /** What the pod's interface should have, bytes: the value for Installation.spec.calicoNetwork.mtu. */
  readonly mtu: number;
  /**
   * What Calico picks when that field is left out. It differs from `mtu` for eBPF without VXLAN or WireGuard, for IPv6
   * on VPP, and with `pathMtu` (which Felix knows by itself only on AKS with host encryption): then write the field.
   */
  readonly autodetected: number;
  readonly steps: readonly MtuStep[];
}

const DOCS = "docs.tigera.io/calico/latest/networking/configuring/mtu";
const FELIX = "projectcalico/calico felix/dataplane/linux/int_dataplane.go";
const VPP = "projectcalico/vpp-dataplane calico-vpp-agent/cni/podinterface/tuntap.go";

interface Header {
  readonly label: string;
  /** Bytes by family of the outer header; undefined where Calico has no such tunnel. */
  readonly bytes: { readonly 4: number; readonly 6: number | undefined };
  readonly source: string;
}

/** Header sizes that Calico publishes and Felix and the VPP agent take off the host's MTU. */
export const MTU_OVERHEADS = {
  ipip: { label: "IP-in-IP header", bytes: { 4: 20, 6: undefined }, source: DOCS },
  vxlan: { label: "VXLAN header", bytes: { 4: 50, 6: 70 }, source: DOCS },
  wireguard: { label: "WireGuard header", bytes: { 4: 60, 6: 80 }, source: DOCS },
  /** Always over IPv4: VPP takes it off every pod while the feature gate ipsecEnabled is on. */
  ipsec: { label: "IPsec over IP-in-IP", bytes: { 4: 60, 6: 60 }, source: VPP },
} as const satisfies Record<string, Header>;

/** Smallest MTU at which the family works at all, bytes: RFC 791, RFC 8200 §5. Linux turns IPv6 off below 1280. */
export const MINIMUM_MTU: Readonly<Record<IpFamily, number>> = { 4: 68, 6: 1280 };

/** Whether the tunnel exists for the family: IP-in-IP carries IPv4 only. */
export function canEncapsulate(encapsulation: Encapsulation, family: IpFamily): boolean {
  return encapsulation === "none" || MTU_OVERHEADS[encapsulation].bytes[family] !== undefined;
}

/**
 * Bytes that a path takes off the underlay's MTU: the largest of its headers, not their sum. WireGuard and IPsec
 * replace the pool's tunnel between two nodes, and Calico gives pods the smallest MTU of all that is enabled.
 * Throws RangeError for IP-in-IP with IPv6 (ask `canEncapsulate` first).
 */
export function overhead(path: MtuPath): number {
  return Math.max(0, ...headersOf(path).map(({ bytes }) => bytes));
}

/**
 * The pod MTU for one address family, with the reason for every byte.
 * Throws RangeError for an MTU that is not a whole number or leaves no room, and as `overhead` does.
 */
export function podMtu(request: MtuRequest): PodMtu {
  const { underlayMtu, pathMtu = underlayMtu } = request;
  if (!Number.isInteger(underlayMtu) || !Number.isInteger(pathMtu)) throw new RangeError("an MTU is a whole number");
  const missing = Math.max(0, underlayMtu - pathMtu);
  const headers = headersOf(request);
  const cost = (header: Taken): number => header.bytes + (header.name === "wireguard" ? missing : 0);
  const winner = headers.reduce<Taken | undefined>((a, b) => (a && cost(a) >= cost(b) ? a : b), undefined);

  const steps: MtuStep[] = [
    { name: "underlay", bytes: underlayMtu, why: "MTU of the nodes' network interfaces", source: "the platform" },
  ];
  if (winner?.name === "wireguard" && missing > 0) {
    const why = `the network behind carries ${pathMtu} whole, and WireGuard sets Don't Fragment`;
    steps.push({ name: "path", bytes: -missing, why, source: DOCS });
  }
  if (winner) steps.push({ name: winner.name, bytes: -winner.bytes, why: winner.why, source: winner.source });
  for (const header of headers) {
    if (header === winner || !winner) continue;
    const why = `${header.why}, ${cost(header)} bytes, fits in the room for ${winner.name}: Calico does not add them up`;
    steps.push({ name: header.name, bytes: 0, why, source: FELIX });
  }
  const mtu = steps.reduce((sum, { bytes }) => sum + bytes, 0);
  if (mtu <= 0) throw new RangeError(`an underlay MTU of ${underlayMtu} leaves no room for a packet`);
  return { mtu, autodetected: underlayMtu - autodetectedOverhead(request), steps };
}

/** The pod MTU of a cluster that mixes paths (dual stack, several pools): the smallest. Undefined for no path. */
export function smallestPodMtu(requests: Iterable<MtuRequest>): PodMtu | undefined {
  let smallest: PodMtu | undefined;
  let autodetected = Infinity;
  for (const request of requests) {
    const one = podMtu(request);
    autodetected = Math.min(autodetected, one.autodetected);
    if (!smallest || one.mtu < smallest.mtu) smallest = one;
  }
  return smallest && { ...smallest, autodetected };
}

/** One line for people: "8951 = 9001 - 50 (VXLAN header over IPv4)". */
export function formatPodMtu({ mtu, steps }: PodMtu): string {
  const terms = steps.filter(({ bytes }) => bytes !== 0);
  if (terms.length < 2) return `${mtu} (${terms[0]?.why ?? ""}, no header to allow for)`;
  return `${mtu} = ${terms.map(({ bytes, why }) => (bytes > 0 ? `${bytes}` : `- ${-bytes} (${why})`)).join(" ")}`;
}

interface Taken {
  readonly name: string;
  readonly bytes: number;
  readonly why: string;
  readonly source: string;
}

/** Every header that may stand before a pod's packet on this path; the one to name first comes first. */
function headersOf({ encapsulation, encryption, family, dataplane = "iptables" }: MtuPath): Taken[] {
  const taken: Taken[] = [];
  for (const name of [encryption, encapsulation]) {
    if (name === "none") continue;
    const { label, bytes, source }: Header = MTU_OVERHEADS[name];
    const size = bytes[family];
    if (size === undefined) throw new RangeError("IP-in-IP carries IPv4 only; use VXLAN or no encapsulation for IPv6");
    const why = name === "ipsec" ? label : `${label} over IPv${family}`;
    taken.push({ name, bytes: size, why, source });
  }
  if (dataplane === "ebpf" && encapsulation !== "vxlan") {
    // The docs say 50. The IPv6 program adds 70 (felix/bpf-gpl/nat6.h, vxlan_encap), so that is what we leave room for.
    const why = `eBPF hands NodePort traffic to other nodes over VXLAN, IPv${family}`;
    taken.push({ name: "ebpf", bytes: MTU_OVERHEADS.vxlan.bytes[family], why, source: `${DOCS} (eBPF mode)` });
  }
  return taken;
}

/**
 * Felix's determinePodMTU looks at enabled pools and WireGuard only: eBPF's own VXLAN is not counted. The VPP agent's
 * computePodMtu takes the IPv4 sizes for both families.
 */
function autodetectedOverhead({ encapsulation, encryption, family, dataplane }: MtuPath): number {
  const counted: IpFamily = dataplane === "vpp" ? 4 : family;
  return overhead({ encapsulation, encryption, family: counted });
}
