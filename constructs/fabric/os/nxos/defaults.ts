import type { BfdTimers } from "../../../model";
import type { Numbers } from "..";

/** What NX-OS has of its own; whatever equals it is left out. */
export const nxosDefaults = {
  keepalive: 60,
  hold: 180,
  restartTime: 120,
  multipath: 1,
  bfd: { transmitInterval: 50, receiveInterval: 50, detectMultiplier: 3 },
} as const satisfies Readonly<Record<string, number | BfdTimers>>;

/** What NX-OS takes: the grammar that Batfish has of it, and of BFD and ways Cisco's documentation of the Nexus 9000. */
export const nxosNumbers: Numbers = {
  keepalive: { least: 0, most: 3600 },
  hold: { least: 3, most: 3600 },
  restartTime: { least: 1, most: 3600 },
  bfdInterval: { least: 50, most: 999 },
  bfdMultiplier: { least: 1, most: 50 },
  restartMinutes: { least: 1, most: 65535 },
  multipath: { least: 1, most: 64 },
  callers: { least: 1, most: 1000 },
  mtu: { least: 576, most: 9216 },
};
