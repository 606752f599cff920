/* eslint-disable @typescript-eslint/no-require-imports -- import() would be asynchronous */
import type { Fabric, NetworkOs, NetworkOsName } from "../fabric";
import type * as eos from "../fabric/os/eos";
import type * as frr from "../fabric/os/frr";
import type * as junos from "../fabric/os/junos";
import type * as nxos from "../fabric/os/nxos";
import type * as sonic from "../fabric/os/sonic";
import { once } from "../model";

/**
 * Every operating system of switches, by its name. A further one is one line. Each is loaded when a switch of an intent has
 * it: what has no fabric loads none.
 */
const loaders: Readonly<Record<NetworkOsName, () => NetworkOs>> = {
  frr: once(() => (require("../fabric/os/frr") as typeof frr).frr),
  sonic: once(() => (require("../fabric/os/sonic") as typeof sonic).sonic),
  eos: once(() => (require("../fabric/os/eos") as typeof eos).eos),
  nxos: once(() => (require("../fabric/os/nxos") as typeof nxos).nxos),
  junos: once(() => (require("../fabric/os/junos") as typeof junos).junos),
};

/** The operating system of a name that the schema let through. */
export function networkOsOf(name: NetworkOsName): NetworkOs {
  return loaders[name]();
}

/** Every operating system. */
export const networkOses = once((): readonly NetworkOs[] => Object.values(loaders).map((load) => load()));

/** The systems of a fabric's switches that withhold a route from a neighbour whose AS number is in its path, unless they are told not to. */
export function peerAsCheckers(fabric: Pick<Fabric, "racks" | "spines"> | undefined): ReadonlySet<NetworkOsName> {
  const switches = fabric === undefined ? [] : [...fabric.racks.flatMap(({ tors }) => tors), ...fabric.spines];
  const names = [...new Set(switches.map(({ os }) => os))];
  return new Set(names.filter((name) => networkOsOf(name).features.checksPeerAs));
}
