import type { NetworkOs } from "../..";
import { nxosDefaults } from "./defaults";
import { files } from "./files";
import { handling } from "./handling";
import { interfaceName } from "./interfaces";
import { finds, quirks } from "./quirks";

/** Cisco NX-OS on Nexus 9000, from 9.3(3) on. */
export const nxos: NetworkOs<keyof typeof finds> = {
  name: "nxos",
  label: "Cisco NX-OS",
  features: {
    leastHold: 3,
    dynamicNeighbours: { asNumbers: "range" },
    // Of external neighbours only, by Cisco's word; no program has shown it.
    ttlSecurity: { static: true, dynamic: true },
    bfd: true,
    nextHopSelfForce: true,
    asOverride: true,
    checksPeerAs: true,
    longLivedByDefault: false,
    needsPolicies: false,
    maximumPrefixes: true,
    defaultTimers: { keepalive: nxosDefaults.keepalive, hold: nxosDefaults.hold },
  },
  finds,
  quirks,
  render: files,
  handling,
  interfaceName,
};
