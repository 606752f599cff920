/** What the pretended clouds hold, for tests and reports. */
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { entries, type Entry, find, remove, Store } from "./host/store";

export type CloudObject = Entry;

/** All objects of all providers, in order of creation within a type. */
export function readCloud(directory: string): CloudObject[] {
  return stores(directory).flatMap((store) => [...entries(store.read())]);
}

/** Removes an object behind the engine's back. @returns whether there was one. */
export function removeFromCloud(directory: string, type: string, id: string): boolean {
  const holder = stores(directory).find((store) => find(store.read(), type, id) !== undefined);
  holder?.change((cloud) => remove(cloud, type, id));
  return holder !== undefined;
}

function stores(directory: string): Store[] {
  const folder = join(resolve(directory), "cloud");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json") && file !== "faults.json")
    .sort()
    .map((file) => new Store(resolve(directory), file.slice(0, -".json".length)));
}
