/** What an intent that says nothing gets. */
export const defaults = {
  planes: 1,
  /** Spines in one AS, racks behind it. */
  spineAsNumber: 65000,
  rackAsNumber: 65101,
  /** First of the private 4-byte numbers: BIRD has them from a Node's annotation, which is text. */
  nodeAsNumber: 4200000000,
  sharedAsNumber: 64512,
  vlan: 11,
  keepalive: 3,
  hold: 9,
  bfd: { transmitInterval: 300, receiveInterval: 300, detectMultiplier: 3 },
  restartTime: 1,
  maxRestartTime: "10s",
  /** BIRD's own. */
  longLivedStaleTime: 3600,
  warningPercent: 80,
  restartMinutes: 5,
  multipath: 16,
  switchMtu: 9216,
  links: ["10.253.0.0/16", "fd00:253::/48"],
  uplinks: ["10.254.0.0/16", "fd00:254::/64"],
  loopbacks: ["10.255.0.0/16", "fd00:255::/64"],
  linkPrefixLength: { vlan: { 4: 26, 6: 64 }, routed: { 4: 25, 6: 64 } },
  reflectors: 2,
} as const;

/** Most of each that the address plan has room for: what is added at the end never moves what is there. */
export const most = { racks: 4000, spines: 32, nodesOfRack: 999, tors: 2 } as const;
