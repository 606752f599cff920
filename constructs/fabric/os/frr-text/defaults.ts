import type { NetworkOsFeatures } from "../..";

/**
 * What FRR has of its own under `frr defaults traditional` (lib/zebra, bgpd and bfdd of 8.4). Whatever equals it is left out:
 * a running configuration does not show it, so that each reload would see a difference and, of some settings, reset every
 * session (FRRouting/frr issue 22953).
 */
export const frrDefaults = {
  keepalive: 60,
  hold: 180,
  /** Seconds. */
  restartTime: 120,
  /** Dynamic neighbours of all groups together. */
  listenLimit: 100,
  /** As Debian and upstream build it. */
  multipath: 256,
  warningPercent: 75,
  bfd: { transmitInterval: 300, receiveInterval: 300, detectMultiplier: 3 },
} as const;

/** What FRR can do, on whatever it runs. */
export const frrFeatures: NetworkOsFeatures = {
  leastHold: 3,
  dynamicNeighbours: { asNumbers: "any-external" },
  ttlSecurity: { static: true, dynamic: false },
  bfd: true,
  nextHopSelfForce: true,
  asOverride: true,
  checksPeerAs: false,
  longLivedByDefault: true,
  needsPolicies: true,
  maximumPrefixes: true,
  defaultTimers: { keepalive: frrDefaults.keepalive, hold: frrDefaults.hold },
};
