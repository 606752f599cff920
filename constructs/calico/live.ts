import { fabricLive } from "../fabric";
import type { LiveRule } from "../model";
import { addressLive } from "./addresses/live";
import { bgpLive } from "./bgp/live";
import type { Cluster } from "./cluster";
import { dataplaneLive } from "./dataplane/live";
import { encryptionLive } from "./encryption/live";
import { felixLive } from "./felix/live";
import { installLive } from "./install/live";
import { policyLive } from "./policy/live";
import { releaseLive } from "./release/live";

/** What of Calico, and of the fabric under it, a live cluster cannot change, or not without harm. */
export const calicoLive: readonly LiveRule<Cluster>[] = [
  addressLive,
  bgpLive,
  dataplaneLive,
  encryptionLive,
  fabricLive,
  felixLive,
  installLive,
  policyLive,
  releaseLive,
];
