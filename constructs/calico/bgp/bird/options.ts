import type { Cidr } from "../../../net";
import type { PasswordReference } from "../../../model";
import type { Release } from "../../release/releases";

/** What an intent does not say, and how it is to be written. */
export interface BirdOptions {
  /** A password by its reference; undefined where there is none, and then the session has none, as with confd. */
  readonly passwords: (reference: PasswordReference) => string | undefined;
  /**
   * Who reads it. `calico`: Calico's own fork of BIRD 1.6. `debian`: BIRD 1.6 as Debian has it, which does not know the
   * attribute `krt_tunnel` and so programs no route through an IPIP tunnel: those lines are not written. Default `calico`.
   */
  readonly reader?: "calico" | "debian";
  /** The blocks of the node; default: those that `originsOf` gives it, without a fabric none. */
  readonly blocks?: readonly Cidr[];
}

/**
 * Whose lines they are: 3.32 rewrote confd (confd/pkg/backends/calico/bgp_processor.go), and since then routes carry their
 * priority as LOCAL_PREF (2147483647 - metric). Earlier and later releases count as the nearer one.
 */
export type Dialect = "3.31" | "3.32";

export function dialectOf({ calico }: Pick<Release, "calico">): Dialect {
  const [major = 0, minor = 0] = calico.replace(/^v/, "").split(".").map(Number);
  return major > 3 || (major === 3 && minor >= 32) ? "3.32" : "3.31";
}

/** 2^31-1: what a priority is taken from to be a LOCAL_PREF, and the other way round (BirdIntMaxValue). */
export const mostPriority = 2147483647;

/**
 * First metric of a machine's own default routes: behind every route of BGP. Of a default route from a switch BIRD makes one of
 * metric 0 in 3.31, and in 3.32 of 2147483547, as it reckons it from LOCAL_PREF 100. Not beyond 2147483647: the kernel would take
 * it, but Netplan writes a negative number for systemd-networkd.
 */
export const metricBehindBgp = 2_147_483_600;

/** BIRD's preference of a route that is to win over a local one, as when a virtual machine moves (birdOverridePreference). */
export const overridingPreference = 200;

/** Metric of an ordinary route, where BGPConfiguration says none. */
export const normalPriority = 1024;
