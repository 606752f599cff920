import { bgpFamily } from "./bgp";
import { bgpFilterFamily } from "./bgp-filters";
import { bgpPeerFamily } from "./bgp-peers";
import { calicoFamily } from "./calico";
import { ebpfFamily } from "./ebpf";
import { eksFamily } from "./eks";
import { encryptionFamily } from "./encryption";
import type { Entry } from "./entry";
import { felixFamily } from "./felix";
import { installationFamily } from "./installation";
import { kopsFamily } from "./kops";
import { networkFamily } from "./network";
import { poolFamily } from "./pools";
import { releaseFamily } from "./release";
import { sourceFamily } from "./source";
import { vppFamily } from "./vpp";

/** Every code that the kit can raise. Titles, severities, the documentation page and the tests come from here. */
export const catalogue = {
  ...sourceFamily,
  ...releaseFamily,
  ...networkFamily,
  ...calicoFamily,
  ...installationFamily,
  ...poolFamily,
  ...bgpFamily,
  ...bgpPeerFamily,
  ...bgpFilterFamily,
  ...felixFamily,
  ...ebpfFamily,
  ...vppFamily,
  ...encryptionFamily,
  ...eksFamily,
  ...kopsFamily,
} as const satisfies Readonly<Record<string, Entry>>;

/** A code of the catalogue. */
export type Code = keyof typeof catalogue;

export type { Entry, Judge } from "./entry";
