/* eslint-disable @typescript-eslint/no-require-imports -- import() would be asynchronous */
import type { NetworkOs, NetworkOsName } from "../fabric";
import type * as frr from "../fabric/os/frr";
import type * as sonic from "../fabric/os/sonic";
import { once } from "../model";

/**
 * Every operating system of switches, by its name. A further one is one line. Each is loaded when a switch of an intent has
 * it: what has no fabric loads none.
 */
const loaders: Partial<Readonly<Record<NetworkOsName, () => NetworkOs>>> = {
  frr: once(() => (require("../fabric/os/frr") as typeof frr).frr),
  sonic: once(() => (require("../fabric/os/sonic") as typeof sonic).sonic),
};

/** The operating system of a name that the schema let through; absent where the kit writes nothing for it. */
export function networkOsOf(name: NetworkOsName): NetworkOs | undefined {
  return loaders[name]?.();
}

/** Every operating system. */
export const networkOses = once((): readonly NetworkOs[] => Object.values(loaders).map((load) => load()));
