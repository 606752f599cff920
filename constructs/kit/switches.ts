import { announcedOf, type Cluster } from "../calico";
import {
  type NetworkOs,
  type NetworkOsName,
  passwordsOf,
  type SwitchConfig,
  switchConfigs,
  writtenParts,
} from "../fabric";
import type { Artefact } from "../model";
import type { HandledSwitches } from "../runbook";
import { networkOsOf } from "./network-oses";

/** A switch, and what is written for it. */
export interface WrittenSwitch {
  readonly config: SwitchConfig;
  readonly os: NetworkOs;
  /** By path, relative to the output. */
  readonly files: readonly Artefact[];
}

/** What the switches of a cluster are told, without what is there already; none where there is no fabric. */
export function switchesOf(cluster: Cluster): readonly SwitchConfig[] {
  const { fabric } = cluster;
  if (fabric === undefined) return [];
  const known = made.get(fabric) ?? writtenParts(switchConfigs(fabric, announcedOf(cluster)));
  made.set(fabric, known);
  return known;
}

/** Rules and renderers ask for the same. */
const made = new WeakMap<NonNullable<Cluster["fabric"]>, readonly SwitchConfig[]>();

/** The files of the switches of a cluster. */
export function writtenSwitches(cluster: Cluster): readonly WrittenSwitch[] {
  return switchesOf(cluster).map((config) => {
    const os = networkOsOf(config.os);
    const files = os.render(config).map(({ path, content, about }) => ({
      path: `switches/${path}`,
      content,
      about,
    }));
    return { config, os, files };
  });
}

/** The switches of a cluster by their operating system, with how a person handles them. */
export function handledSwitches(cluster: Cluster): readonly HandledSwitches[] {
  return osNamesOf(cluster).flatMap((name) => {
    const configs = switchesOf(cluster).filter((config) => config.os === name);
    const [first] = configs;
    if (first === undefined) return [];
    const { label, handling } = networkOsOf(name);
    const switches = configs.map(({ hostname }) => hostname);
    return [{ name, label, switches, handling: handling(first), hasPasswords: passwordsOf(configs).length > 0 }];
  });
}

/** The operating systems that a cluster's switches have, each once. */
export function osNamesOf(cluster: Cluster): readonly NetworkOsName[] {
  return [...new Set(switchesOf(cluster).map(({ os }) => os))];
}

/** The files of switches for a reader: one line for those of a name and an operating system, however many switches have them. */
export function listedFiles(switches: readonly WrittenSwitch[]): readonly Pick<Artefact, "path" | "about">[] {
  const kinds = new Map<string, { readonly path: string; readonly about: string; readonly of: string[] }>();
  for (const { config, os, files } of switches)
    for (const { path, about = "" } of files) {
      const kind = path.replace(`/${config.hostname}/`, "/*/");
      const key = `${os.name} ${kind} ${about}`;
      const there = kinds.get(key);
      if (there === undefined) kinds.set(key, { path: kind, about: `${os.label}: ${about}`, of: [config.hostname] });
      else there.of.push(config.hostname);
    }
  return [...kinds.values()].map(({ path, about, of }) => ({ path, about: `${about} (${namesOf(of)})` }));
}

/** The names of some switches, few of many: all are in plan.json. */
export function namesOf(names: readonly string[]): string {
  const shown = names.slice(0, 6).join(", ");
  return names.length > 6 ? `${shown} and ${names.length - 6} more` : shown;
}
