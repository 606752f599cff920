/**
 * The objects of one pretended cloud, in one JSON file: `<directory>/cloud/<provider>.json`.
 *
 * Every change is read-modify-write under a lock between processes, and lands by rename: whenever a process is killed,
 * the file holds either the state before or the state after. Readers need no lock.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { withLock } from "./lock";
import type { Properties } from "./values";

/** One object of the cloud. */
export interface Entry {
  readonly urn: string;
  readonly type: string;
  readonly id: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
  /**
   * False until the engine has spoken of the object in a later operation. An engine that was killed between our
   * answer and its own note knows nothing of the object; see `claimOrphan`.
   */
  readonly known: boolean;
}

export interface Cloud {
  /** How many objects were ever made for a URN, so that a replacement gets an id of its own. */
  readonly serials: Record<string, number>;
  /** type token → id → object, in order of creation. */
  readonly objects: Record<string, Record<string, Entry>>;
}

export class Store {
  readonly path: string;
  private cached: { text: string; cloud: Cloud } | undefined;

  constructor(directory: string, provider: string) {
    this.path = join(directory, "cloud", `${provider}.json`);
    mkdirSync(dirname(this.path), { recursive: true });
  }

  /** The cloud as it is now. Treat it as read-only. An absent file is an empty cloud. */
  read(): Cloud {
    let text: string;
    try {
      text = readFileSync(this.path, "utf8");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return { serials: {}, objects: {} };
      throw error;
    }
    if (this.cached?.text !== text) this.cached = { text, cloud: this.parse(text) };
    return this.cached.cloud;
  }

  /** Changes the cloud at once and entirely, or, when `work` throws, not at all. */
  change<T>(work: (cloud: Cloud) => T): T {
    return withLock(`${this.path}.lock`, () => {
      const cloud = this.read();
      // What `work` did before it threw must not show in later reads.
      this.cached = undefined;
      const result = work(cloud);
      const text = JSON.stringify(cloud, null, 1);
      const temporary = `${this.path}.${process.pid}.tmp`;
      // The values of secrets are in here, as they are in a real cloud.
      writeFileSync(temporary, text, { mode: 0o600 });
      renameSync(temporary, this.path);
      this.cached = { text, cloud };
      return result;
    });
  }

  private parse(text: string): Cloud {
    try {
      return JSON.parse(text) as Cloud;
    } catch (error) {
      throw new Error(`${this.path}: not JSON (${String(error)}); remove the file to start with an empty cloud`);
    }
  }
}

/** All objects, or those of one type. */
export function* entries(cloud: Cloud, type?: string): Generator<Entry> {
  for (const [token, objects] of Object.entries(cloud.objects)) {
    if (type === undefined || token === type) yield* Object.values(objects);
  }
}

export function find(cloud: Cloud, type: string, id: string): Entry | undefined {
  return cloud.objects[type]?.[id];
}

/** Puts an object in place. One that the engine does not know yet is a further one of its URN. */
export function put(cloud: Cloud, entry: Entry): void {
  if (!entry.known) cloud.serials[entry.urn] = (cloud.serials[entry.urn] ?? 0) + 1;
  (cloud.objects[entry.type] ??= {})[entry.id] = entry;
}

export function remove(cloud: Cloud, type: string, id: string): void {
  const objects = cloud.objects[type];
  if (objects === undefined) return;
  delete objects[id];
  if (Object.keys(objects).length === 0) delete cloud.objects[type];
}

/**
 * Takes away what an interrupted run left behind for this URN, and gives its serial number back, so that the create
 * that follows makes the same object again. A real cloud would keep an orphan here, and refuse the second create of
 * anything that has a name; the sandbox proves the program, which is not at fault for a killed engine.
 */
export function claimOrphan(cloud: Cloud, urn: string, type: string): void {
  for (const entry of [...entries(cloud, type)]) {
    if (entry.urn !== urn || entry.known) continue;
    remove(cloud, type, entry.id);
    cloud.serials[urn] = Math.max(0, (cloud.serials[urn] ?? 1) - 1);
  }
}

/** Notes that the engine knows of the objects of a URN. Costs a write only the first time. */
export function confirm(store: Store, urn: string, type: string): void {
  const isNew = (entry: Entry): boolean => entry.urn === urn && !entry.known;
  if (![...entries(store.read(), type)].some(isNew)) return;
  store.change((cloud) => {
    for (const entry of [...entries(cloud, type)].filter(isNew)) put(cloud, { ...entry, known: true });
  });
}
