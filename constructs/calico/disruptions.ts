import type { DisruptionTable } from "../model";
import { addressDisruptions } from "./addresses/disruptions";
import { bgpDisruptions } from "./bgp/disruptions";
import type { Cluster } from "./cluster";
import { felixDisruptions } from "./felix/disruptions";
import { installDisruptions } from "./install/disruptions";
import { policyDisruptions } from "./policy/disruptions";
import { releaseDisruptions } from "./release/disruptions";
import { secretDisruptions } from "./secrets/disruptions";
import { vppDisruptions } from "./vpp/disruptions";

/** What a change of Calico's resources disrupts. */
export const calicoDisruptions: DisruptionTable<Cluster> = [
  ...installDisruptions,
  ...releaseDisruptions,
  ...addressDisruptions,
  ...bgpDisruptions,
  ...felixDisruptions,
  ...policyDisruptions,
  ...vppDisruptions,
  ...secretDisruptions,
];
