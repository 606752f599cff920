import type { Finds, Raise } from "../findings";
import type { SwitchHandling } from "./handling";
import type { SwitchConfig, SwitchInterface } from "./switch-config";

/** Operating systems of switches, by the names that `fabric.racks[].tors[].os` takes. */
export const networkOsNames = ["frr", "sonic", "eos", "nxos", "junos"] as const;

export type NetworkOsName = (typeof networkOsNames)[number];

/**
 * One operating system of switches: what it can do, as data; what a configuration asks of it that it cannot, or does in a
 * way of its own, as findings; and the files. A further one is a folder `os/<name>` and a line in `constructs/kit/`.
 */
export interface NetworkOs<C extends string = string> {
  readonly name: NetworkOsName;
  /** As its maker writes it, e.g. `Arista EOS`. */
  readonly label: string;
  readonly features: NetworkOsFeatures;
  /** The codes that `quirks` raises. */
  readonly finds: Finds<C>;
  /** Looks at a configuration and says what this system cannot do of it. Never throws. */
  quirks(config: SwitchConfig, report: Quirks<C>): void;
  /** The files of a switch, in the order in which they are read. Total: what it cannot say it leaves out, and `quirks` says so. */
  render(config: SwitchConfig): readonly SwitchFile[];
  /** How a person puts these files on the switch, and takes the switch out of the way. Total. */
  readonly handling: (config: SwitchConfig) => SwitchHandling;
  /** The name of an interface, where the intent says none, e.g. `Ethernet1/49`. A spine has no ports towards nodes. */
  interfaceName(of: SwitchInterface, on: Pick<SwitchConfig, "role">): string;
}

/**
 * A file of a switch; `path` is relative to `switches/`, e.g. `r1-tor-a/frr.conf`. Where a password belongs it has
 * `passwordToken` of it.
 */
export interface SwitchFile {
  readonly path: string;
  readonly content: string;
  /** Where it goes on the switch, and what for: a few words for the output's README.md. */
  readonly about: string;
}

/** The report of a switch: findings stand where the intent names the switch. */
export type Quirks<C extends string> = Raise<C>;

/** What an operating system can do, and how it behaves unless it is told. Read by rules, and by what simulates. */
export interface NetworkOsFeatures {
  /** The lowest hold time that it takes, seconds. */
  readonly leastHold: number;
  /** A listen range, and whether it can be narrowed to some AS numbers. */
  readonly dynamicNeighbours: { readonly asNumbers: "one" | "range" | "any-external" };
  readonly ttlSecurity: { readonly static: boolean; readonly dynamic: boolean };
  readonly bfd: boolean;
  /** Whether a reflector can write itself as the next hop of what it reflects. */
  readonly nextHopSelfForce: boolean;
  readonly asOverride: boolean;
  /** Whether it withholds a route from a neighbour whose AS ends the path, unless it is told not to. */
  readonly checksPeerAs: boolean;
  /** Whether it announces long-lived graceful restart, even as a mere helper, unless it is told not to. */
  readonly longLivedByDefault: boolean;
  /** Whether an eBGP session without filters passes nothing. */
  readonly needsPolicies: boolean;
  readonly maximumPrefixes: boolean;
  /** Seconds that it has of its own. */
  readonly defaultTimers: { readonly keepalive: number; readonly hold: number };
}
