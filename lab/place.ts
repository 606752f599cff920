import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isRunning } from "../sandbox/running";

/** The files of a lab. */
export const places = (folder: string) => ({
  socket: join(folder, "control"),
  plan: join(folder, "plan.json"),
  log: join(folder, "log"),
  starter: join(folder, "starter"),
  /** The id of the process that everything else of the lab ends with. */
  process: join(folder, "process"),
});

/**
 * Where labs of this user are: a folder of nobody else's (mode 0700), in the folder for what lives as long as a session, or in
 * the one for temporary files.
 */
export function labsFolder(env: NodeJS.ProcessEnv): string {
  const runtime = env["XDG_RUNTIME_DIR"];
  const isUsable = runtime !== undefined && existsSync(runtime) && isOwn(runtime);
  return isUsable ? join(runtime, "calico-kit-labs") : join(tmpdir(), `calico-kit-labs-${process.getuid?.() ?? 0}`);
}

/** The folder of a lab, which must not be there yet; its parent is made, and belongs to this user alone. */
export function makeLabFolder(labs: string, name: string): string {
  mkdirSync(labs, { recursive: true, mode: 0o700 });
  // In a folder that others may write to, somebody may have been first.
  if (!isOwn(labs)) throw new Error(`${labs} belongs to somebody else`);
  chmodSync(labs, 0o700);
  const folder = join(labs, name);
  mkdirSync(folder, { mode: 0o700 });
  writeFileSync(places(folder).starter, `${process.pid}\n`, { mode: 0o600 });
  return folder;
}

/** Whether whoever makes a lab is still there: until it answers, nobody else knows of it. */
export function isBeingMade(labs: string, name: string): boolean {
  const { starter } = places(join(labs, name));
  return existsSync(starter) && isRunning(Number(readFileSync(starter, "utf8")));
}

/** Waits for the end of the process that all of a lab ends with; to be asked for before the lab is told to end. */
export function endOfLab(folder: string): () => Promise<void> {
  const file = places(folder).process;
  const id = existsSync(file) ? Number(readFileSync(file, "utf8")) : undefined;
  return async () => {
    while (id !== undefined && isRunning(id)) await new Promise((resolve) => setTimeout(resolve, 20));
  };
}

/** Takes a lab's folder away, and that of all labs with the last. */
export function removeLabFolder(labs: string, name: string): void {
  rmSync(join(labs, name), { recursive: true, force: true });
  try {
    if (readdirSync(labs).length === 0) rmSync(labs, { recursive: true, force: true });
  } catch {
    // Somebody else was quicker.
  }
}

export function labNames(labs: string): readonly string[] {
  return existsSync(labs) && isOwn(labs) ? readdirSync(labs).sort() : [];
}

function isOwn(folder: string): boolean {
  const stat = lstatSync(folder);
  return stat.isDirectory() && stat.uid === process.getuid?.();
}
