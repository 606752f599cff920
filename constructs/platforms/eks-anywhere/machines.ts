import { defaults } from "./defaults";
import type { EksAnywhereCountIntent, EksAnywhereIntent, EksAnywhereNodeGroupIntent } from "./schema";
import type { MachineIntent } from "./schema/vsphere";
import type { Machine } from "./types";

/** How many machines: at least, at the beginning, at most. */
export function countOf(count: EksAnywhereCountIntent) {
  return typeof count === "number"
    ? { least: count, initial: count, most: count }
    : { least: count.min, initial: count.initial ?? count.min, most: count.max };
}

/** The operating system of a group's template. */
export function osOf(
  { on }: Pick<EksAnywhereIntent, "on">,
  { machine }: Pick<EksAnywhereNodeGroupIntent, "machine">,
): Machine["os"] {
  return machine?.os ?? on.machines?.os ?? defaults.os;
}

/** A machine by its own keys, by those of all machines, and by EKS Anywhere's defaults. */
export function machineOf(
  { on }: Pick<EksAnywhereIntent, "on">,
  own: MachineIntent | undefined,
  config: string,
): Machine {
  const { os = defaults.os, cpus = defaults.cpus, memoryMiB, diskGiB, ...more } = { ...on.machines, ...own };
  return {
    config,
    os,
    cpus,
    memoryMiB: memoryMiB ?? defaults.memoryMiB,
    diskGiB: diskGiB ?? defaults.diskGiB,
    ...more,
  };
}
