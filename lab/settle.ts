import type { Cluster } from "../constructs/calico";
import type { Failure } from "../constructs/simulate";
import type { LabClient } from "./client";
import { type Comparison, compareTables, failuresOf } from "./compare";
import type { LabPlan, LabSession } from "./plan/types";
import type { LabState, SessionState } from "./protocol";

/** How far a lab is on its way to what was predicted. */
export interface Settling {
  readonly state: LabState;
  /** Sessions that should be Established, and are not. */
  readonly open: readonly SessionState[];
  /** Absent while sessions are open. */
  readonly comparison?: Comparison;
}

export const isSettled = ({ open, comparison, state }: Settling): boolean =>
  state.phase === "running" && open.length === 0 && comparison?.differences.length === 0;

/**
 * Milliseconds that are waited for what was predicted. BIRD tries again every 5 s, and dead peers are found after a hold time.
 * But where both ends connect in the same second, each may take the other's connection for the restart of a session that has
 * just come up, and close it; 2 s later they do so again, in step. Seen on a busy machine with BIRD 1.6.8: for 57 s.
 */
const patience = 180_000;

export interface SettleOptions {
  /** Default: those that the lab says it has. */
  readonly failures?: readonly Failure[];
  readonly tell?: (settling: Settling) => void;
}

/** Waits until sessions and tables are as predicted, or the time is over; returns how far it came. */
export async function settle(
  client: LabClient,
  cluster: Cluster,
  plan: LabPlan,
  options: SettleOptions = {},
): Promise<Settling> {
  const end = Date.now() + patience;
  for (;;) {
    const begin = Date.now();
    const settling = await look(client, cluster, plan, options.failures);
    options.tell?.(settling);
    if (isSettled(settling) || Date.now() >= end) return settling;
    // Who asks takes processors from the routers that are waited for: two thirds of the time are theirs.
    await new Promise((resolve) => setTimeout(resolve, Math.max(200, 2 * (Date.now() - begin))));
  }
}

/** How a lab stands against what was predicted. Tables are read once all sessions are there: they take a while. */
export async function look(
  client: LabClient,
  cluster: Cluster,
  plan: LabPlan,
  failures?: readonly Failure[],
  always = false,
): Promise<Settling> {
  const first = await client.state({ tables: false });
  const open = openSessions(plan, first, failures);
  if (first.phase !== "running" || (open.length > 0 && !always)) return { state: first, open };
  const state = await client.state({ tables: true });
  return {
    state,
    open: openSessions(plan, state, failures),
    comparison: compareTables(cluster, plan, state, failures),
  };
}

/** Sessions that are not Established though both their ends, and what is between them, work. */
function openSessions(plan: LabPlan, state: LabState, failures = failuresOf(plan, state)): readonly SessionState[] {
  const dead = new Set(
    failures.flatMap((failure) => (failure.kind === "link" || failure.kind === "drain" ? [] : [failure.name])),
  );
  const cut = failures.flatMap((failure) => (failure.kind === "link" ? [failure.ends] : []));
  const isExpected = ({ at, peer }: LabSession): boolean =>
    !dead.has(at) && !dead.has(peer) && !cut.some((ends) => ends.includes(at) && ends.includes(peer));
  const expected = new Set(plan.sessions.filter(isExpected).map(({ key }) => key));
  return state.sessions.filter(({ key, state: now }) => expected.has(key) && now !== "Established");
}
