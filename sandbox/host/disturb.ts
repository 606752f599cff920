/** Faults and delays, injected as the settings ask. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Match, type Operation, readSettings } from "../settings";
import { Refusal } from "./errors";
import { withLock } from "./lock";
import type { Subject } from "./provider";

/** An operation that took place and is reported as failed. The engine keeps the resource, and tries again to update it. */
export class NotReady extends Error {}

/**
 * Waits, fails or lets pass, before an operation takes place.
 * @returns what to throw after the operation took place, if anything.
 * @throws Refusal with the fault's text.
 */
export async function disturb(
  directory: string,
  operation: Operation,
  subject: Subject,
  cancelled: AbortSignal,
): Promise<NotReady | undefined> {
  const { delays, faults } = readSettings(directory);
  const applies = (rule: { match: Match; operation: Operation }): boolean =>
    rule.operation === operation && glob(rule.match.type, subject.type) && glob(rule.match.urn, subject.urn);
  for (const { milliseconds, deaf } of delays.filter(applies)) await pause(milliseconds, deaf ? undefined : cancelled);
  for (const fault of faults.filter(applies)) {
    if (!countDown(directory, JSON.stringify(fault), fault.times)) continue;
    if (fault.afterwards) return new NotReady(fault.error);
    throw new Refusal("InjectedFault", fault.error);
  }
  return undefined;
}

/** Whether this occurrence of a fault is still to happen. Counted in a file: each run has processes of its own. */
function countDown(directory: string, key: string, times: number): boolean {
  const path = join(directory, "cloud", "faults.json");
  mkdirSync(dirname(path), { recursive: true });
  return withLock(`${path}.lock`, () => {
    const counts = existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Record<string, number>) : {};
    const happened = counts[key] ?? 0;
    if (happened >= times) return false;
    counts[key] = happened + 1;
    writeFileSync(`${path}.tmp`, JSON.stringify(counts, null, 1));
    renameSync(`${path}.tmp`, path);
    return true;
  });
}

function glob(pattern: string | undefined, text: string): boolean {
  if (pattern === undefined) return true;
  const parts = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "s").test(text);
}

function pause(milliseconds: number, cancelled: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    const stop = (): void => {
      clearTimeout(timer);
      reject(new Refusal("Cancelled", "the run was interrupted before the operation took place"));
    };
    if (cancelled?.aborted === true) stop();
    else cancelled?.addEventListener("abort", stop, { once: true });
  });
}
