import { controlPlane } from "./control-plane";
import { defaultDeny } from "./default-deny";
import { egressControl } from "./egress-control";
import { environments } from "./environments";
import { exposedDaemons } from "./exposed-daemons";
import { hardening } from "./hardening";
import { ingressControl } from "./ingress-control";
import { microsegmentation } from "./microsegmentation";
import type { Pack } from "./pack";
import { segmentation } from "./segmentation";
import { tenancy } from "./tenancy";

/** Every pack, by its key in `policy.packs`, in the order in which Calico asks their policies. A further pack is a line here. */
export const packs = {
  exposedDaemons,
  controlPlane,
  environments,
  tenancy,
  segmentation,
  hardening,
  ingressControl,
  egressControl,
  microsegmentation,
  defaultDeny,
};

export type PackName = keyof typeof packs;

export const packNames = Object.keys(packs) as readonly PackName[];

/** A pack whatever its options are: who has them has checked them by its schema. */
export const packOf = (name: PackName): Pack => packs[name] as unknown as Pack;
