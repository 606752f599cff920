import type { NetworkOs } from "../..";
import { frrDefaults } from "..";
import { files } from "./files";
import { interfaceName } from "./interface-names";
import { finds, quirks } from "./quirks";

/** SONiC: its tables for ports, VLANs and addresses, and FRR's own text for everything of BGP. */
export const sonic: NetworkOs<keyof typeof finds> = {
  name: "sonic",
  label: "SONiC",
  features: {
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
  },
  finds,
  quirks,
  render: files,
  interfaceName,
};
