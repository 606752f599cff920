import type { NetworkOs } from "../..";
import { junosDefaults, leastHold } from "./defaults";
import { files } from "./files";
import { handling } from "./handling";
import { interfaceName } from "./interfaces";
import { finds, quirks } from "./quirks";

/** Juniper Junos on QFX, from 20.2R1 on. */
export const junos: NetworkOs<keyof typeof finds> = {
  name: "junos",
  label: "Juniper Junos",
  features: {
    leastHold,
    dynamicNeighbours: { asNumbers: "range" },
    // It sends with TTL 255, and takes whatever comes.
    ttlSecurity: { static: false, dynamic: false },
    bfd: true,
    nextHopSelfForce: true,
    asOverride: true,
    checksPeerAs: true,
    longLivedByDefault: true,
    needsPolicies: false,
    maximumPrefixes: true,
    defaultTimers: { keepalive: junosDefaults.hold / 3, hold: junosDefaults.hold },
  },
  finds,
  quirks,
  render: files,
  handling,
  interfaceName,
};
