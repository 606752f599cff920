import type { NetworkOs } from "../..";
import { eosDefaults } from "./defaults";
import { files } from "./files";
import { handling } from "./handling";
import { interfaceName } from "./interfaces";
import { finds, quirks } from "./quirks";

/** Arista EOS from 4.23 on, with the multi-agent routing model. */
export const eos: NetworkOs<keyof typeof finds> = {
  name: "eos",
  label: "Arista EOS",
  features: {
    leastHold: 3,
    dynamicNeighbours: { asNumbers: "range" },
    // That the limit holds for whoever calls from a range is Arista's word; no program has shown it.
    ttlSecurity: { static: true, dynamic: true },
    bfd: true,
    nextHopSelfForce: true,
    asOverride: true,
    checksPeerAs: false,
    longLivedByDefault: false,
    needsPolicies: false,
    maximumPrefixes: true,
    defaultTimers: { keepalive: eosDefaults.keepalive, hold: eosDefaults.hold },
  },
  finds,
  quirks,
  render: files,
  handling,
  interfaceName,
};
