import { type FakeCluster, type Interruption, type Pace, untold } from "./cluster";

/** Seconds in which nothing is waited for in vain. */
export const quick: Pace = { calico: 4, cilium: 4, clean: 2 };

export type Way = "run" | "rollback";

/** What others do to a cluster between two runs, or while one is dead. */
export const byOthers = {
  "Cilium put back by hand, as RUNBOOK.md says": (one: FakeCluster) => {
    one.drop("installation");
    putCiliumBack(one);
    one.drop("paused");
  },
  "Cilium put back by EKS Anywhere, beside Calico": (one: FakeCluster) => putCiliumBack(one),
  "Cluster API resumed by hand": (one: FakeCluster) => one.drop("paused"),
  "the Installation deleted by hand": (one: FakeCluster) => one.drop("installation"),
} as const;

function putCiliumBack(one: FakeCluster): void {
  one.put("cilium", "0");
  one.put("rest", "");
  if (!one.has("installation") || one.has("lost")) one.drop("lost");
}

/** Of clusters those that differ in more than time. */
export function differing(clusters: readonly FakeCluster[]): readonly FakeCluster[] {
  return [...new Map(clusters.map((one) => [one.state, one])).values()];
}

/** Runs the script, which is interrupted, and asks for the state: what is wrong with what is said, then and later. */
export function interrupted(one: FakeCluster, way: Way, interruption: Interruption): readonly string[] {
  const ran = one.run(way, interruption);
  const wrong = untold(one, ran);
  return [...wrong, ...untold(one, one.run("status"))];
}
