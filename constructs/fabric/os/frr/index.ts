import type { NetworkOs } from "../..";
import { frrDefaults } from "..";
import { interfaceName } from "./interface-names";
import { finds, quirks } from "./quirks";
import { files } from "./files";

/** FRRouting on a Linux switch (or machine) with ifupdown2. */
export const frr: NetworkOs<keyof typeof finds> = {
  name: "frr",
  label: "FRRouting",
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
