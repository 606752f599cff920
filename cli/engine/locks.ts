import type { automation } from "@pulumi/pulumi";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { isRunning } from "../../sandbox/running";
import { projectName } from "../place";
import { folderOf } from "./backend";

/** Who holds a stack, as the engine notes it in a state that lies in files. */
export interface Lock {
  readonly pid: number;
  readonly username: string;
  readonly hostname: string;
  readonly timestamp: string;
}

/**
 * The locks of a stack; undefined where its backend does not keep them in files of this machine, and so cannot be asked.
 */
export async function locksOf(stack: automation.Stack): Promise<readonly Lock[] | undefined> {
  const { url } = await stack.workspace.whoAmI();
  if (url?.startsWith("file://") !== true) return undefined;
  const folder = join(folderOf(url), ".pulumi", "locks", "organization", projectName, stack.name);
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((file) => lockIn(join(folder, file)) ?? []);
}

function lockIn(path: string): Lock | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Lock;
  } catch {
    return undefined;
  }
}

/** Whether the process that holds a lock is known to be at work. Of another machine's nothing is known. */
export function isHeld(lock: Lock): boolean {
  if (lock.hostname !== hostname()) return false;
  return isRunning(lock.pid);
}

/** `process 4711 of root on build-7, since 2026-01-01T00:00:00Z`. */
export function describeLock({ pid, username, hostname: host, timestamp }: Lock): string {
  return `process ${pid} of ${username} on ${host}, since ${timestamp}`;
}
