/**
 * A fabric as one machine will have it: plain data, which is all that the program inside the lab's namespaces knows. Names of
 * interfaces fit the kernel (`isInterfaceName`), addresses are written as `ip` takes them; nothing here is read by a shell.
 */
export interface LabPlan {
  /** The cluster's name: that of the lab, too, unless it was given another. */
  readonly name: string;
  /** Switches, nodes, pods: each a network namespace. */
  readonly devices: readonly LabDevice[];
  readonly links: readonly LabLink[];
  /** Every session between a switch and somebody, once: as the switch, or the upper switch, sees it. */
  readonly sessions: readonly LabSession[];
  /** Which device has an address. */
  readonly owners: Readonly<Record<string, string>>;
  /** What the lab does otherwise than the fabric that it stands for, one sentence each. */
  readonly differences: readonly string[];
}

export type LabDevice = LabSwitch | LabNode | LabPod;

interface DeviceBase {
  /** The intent's name of a switch or node; `node/block` of a pod. */
  readonly name: string;
  /** Name of its network namespace: short, of letters and digits. */
  readonly namespace: string;
  readonly addresses: readonly LabAddress[];
  readonly routes: readonly LabRoute[];
  /** Set before links come into the namespace. */
  readonly sysctls: Readonly<Record<string, string>>;
}

export interface LabSwitch extends DeviceBase {
  readonly kind: "switch";
  readonly role: "tor" | "spine";
  readonly bridges: readonly LabBridge[];
  readonly asNumber: number;
  /** What FRR reads, by file name: `frr.conf`. Passwords are the lab's own. */
  readonly files: Readonly<Record<string, string>>;
  readonly hasBfd: boolean;
  readonly families: readonly (4 | 6)[];
}

export interface LabNode extends DeviceBase {
  readonly kind: "node";
  readonly rack: string;
  /** Its interfaces stand for one bond: the one whose link is broken is taken out of it at once. */
  readonly isBonded: boolean;
  /** What BIRD reads, by file name: `bird.cfg`, `bird6.cfg` and what they include. Passwords are the lab's own. */
  readonly files: Readonly<Record<string, string>>;
  readonly families: readonly (4 | 6)[];
}

/** Stands for the pods of one block. */
export interface LabPod extends DeviceBase {
  readonly kind: "pod";
  readonly node: string;
  readonly block: string;
  readonly address: string;
  readonly family: 4 | 6;
  /** The node's end of its link. */
  readonly interface: string;
}

/** A bridge in place of a VLAN: the kernel need not know 802.1q, and every port of a rack's switch is in the same one. */
export interface LabBridge {
  readonly interface: string;
  readonly mtu: number;
  readonly ports: readonly string[];
}

export interface LabAddress {
  readonly interface: string;
  /** With the length of its subnet: `172.31.11.11/24`. */
  readonly cidr: string;
}

export interface LabRoute {
  readonly to: string;
  readonly via?: string;
  readonly interface?: string;
  readonly metric?: number;
}

/** A cable. The lower end is a node's or, between switches, that of the rack's switch. */
export interface LabLink {
  readonly lower: LabEnd;
  readonly upper: LabEnd;
}

export interface LabEnd {
  readonly device: string;
  readonly interface: string;
  readonly mtu: number;
}

export interface LabSession {
  /** Key of the session in the model: `r1-n1/r1-tor-a/v4`. */
  readonly key: string;
  readonly family: 4 | 6;
  /** The switch that is asked about it. */
  readonly at: string;
  readonly peer: string;
  /** The peer's address, by which the switch names the session. */
  readonly peerAddress: string;
  readonly hasBfd: boolean;
}

/** What the kernel takes as the name of an interface, and nothing that `ip` could read as an option. */
export function isInterfaceName(name: string): boolean {
  return /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,14}$/.test(name);
}
