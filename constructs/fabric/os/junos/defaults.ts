import type { Numbers } from "..";

/** What Junos has of its own; whatever equals it is left out. */
export const junosDefaults = {
  hold: 90,
  restartTime: 120,
  /** Equal ways in the forwarding table (chassis maximum-ecmp). */
  multipath: 16,
} as const;

/**
 * The lowest hold time that Juniper's documentation allows, seconds; its YANG model of 23.4R2 has no lower bound, and says
 * nothing of what a commit makes of 3.
 */
export const leastHold = 10;

/** Below it keepalives want a timer of their own (protocols bgp precision-timers), seconds. */
export const preciseBelow = 20;

/** What maximum-ecmp can be, beside its own. */
const wayCounts = [32, 64, 128] as const;

/** How many equal ways there are where so many are wanted: a power of two. */
export function waysOf(wanted: number): number {
  if (wanted <= 1) return 1;
  if (wanted <= junosDefaults.multipath) return junosDefaults.multipath;
  return wayCounts.find((count) => count >= wanted) ?? 128;
}

/** Bytes of an Ethernet header without a tag: the MTU of a port counts them, that of a family does not. */
export const header = 14;
/** The largest MTU of a port. */
export const mostPortMtu = 9216;

/** What Junos takes, by Juniper's YANG model of QFX 23.4R2. */
export const junosNumbers: Numbers = {
  hold: { least: 0, most: 65535 },
  restartTime: { least: 1, most: 1800 },
  bfdInterval: { least: 1, most: 255000 },
  bfdMultiplier: { least: 1, most: 255 },
  restartMinutes: { least: 1, most: 2400 },
  mtu: { least: 256, most: mostPortMtu - header },
};
