import type { Numbers } from "..";

/** What EOS has of its own; whatever equals it is left out. */
export const eosDefaults = {
  keepalive: 60,
  hold: 180,
  /** Neighbours that nobody names, of all groups together. */
  callers: 100,
  multipath: 1,
} as const;

/**
 * What EOS takes, by the schema of Arista's own pyavd 6.4.0; the MTU of routed ports is that of the 7050 and 7060 families, and
 * some have less.
 */
export const eosNumbers: Numbers = {
  keepalive: { least: 0, most: 3600 },
  hold: { least: 3, most: 3600 },
  restartTime: { least: 1, most: 3600 },
  bfdInterval: { least: 50, most: 60000 },
  bfdMultiplier: { least: 3, most: 50 },
  multipath: { least: 1, most: 600 },
  mtu: { least: 68, most: 9214 },
};
