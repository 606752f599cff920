import type { LabAddress, LabBridge } from "./types";

/** What a file of ifupdown2 asks for, as far as the kit writes such files. */
export interface InterfacesFile {
  readonly addresses: readonly LabAddress[];
  readonly bridges: readonly LabBridge[];
  /** By name of the interface. */
  readonly mtus: ReadonlyMap<string, number>;
}

const defaultMtu = 1500;

/** Reads the links of a switch from the file that the kit wrote for it: the lab has no second source for them. */
export function readInterfaces(text: string): InterfacesFile {
  const addresses: LabAddress[] = [];
  const ports = new Map<string, readonly string[]>();
  const mtus = new Map<string, number>();
  let current = "";
  for (const line of text.split("\n")) {
    const [word = "", ...rest] = line.trim().split(/\s+/);
    if (word === "iface") current = rest[0] ?? "";
    if (word === "address") addresses.push({ interface: current, cidr: rest[0] ?? "" });
    if (word === "mtu") mtus.set(current, Number(rest[0]));
    if (word === "bridge-ports") ports.set(current, rest[0] === "none" ? [] : rest);
  }
  const bridges = [...ports].map(([name, members]) => ({
    interface: name,
    mtu: mtus.get(name) ?? defaultMtu,
    ports: members,
  }));
  return { addresses, bridges, mtus };
}

/** `key = value` lines, as sysctl.d has them. */
export function readSysctls(text: string): Readonly<Record<string, string>> {
  const lines = text.split("\n").filter((line) => /^[a-z]/.test(line));
  return Object.fromEntries(lines.map((line) => line.split("=").map((part) => part.trim()) as [string, string]));
}
