import { Report } from "../constructs/findings";
import { platformOf, parseIntent, resolve } from "../constructs/kit";
import { parseText } from "../constructs/intent";
import type { Cluster } from "../constructs/calico";
import { simulate, sweep } from "../constructs/simulate";
import { stringify } from "yaml";
import type { Bench, Row } from "./bench";
import { largeFabric } from "./large-fabric";
import { median, memoryHighWater, timed } from "./measure";

/** The design's: every single death of a rack's switch, with 10,000 nodes; seconds of the processor, and MiB of memory. */
const most = { seconds: 10, memory: 1024 };

const rounds = 3;

/** Propagation of routes in a fabric of 250 racks of 40 nodes, two switches each. */
export const simulation: Bench = {
  name: "simulation",
  run: (scale) => {
    const nodes = Math.max(80, Math.round(10_000 / scale));
    const cluster = clusterOf(nodes);
    const racks = cluster.fabric?.racks.length ?? 0;
    const works: readonly { readonly name: string; readonly run: () => string }[] = [
      { name: "steady state", run: () => `${pairsOf(cluster)} pairs of nodes` },
      { name: "and every death of one ToR", run: () => deathsOf(cluster, ["tor"]) },
      { name: "and every single failure", run: () => deathsOf(cluster) },
    ];
    return {
      title: `Simulation of BGP: seconds of the processor, median of ${rounds} rounds, ${nodes} nodes in ${racks} racks of two switches`,
      columns: ["what", "seconds", "at most", "MiB", "at most", "found"],
      rows: works.map(({ name, run }): Row => {
        const runs = Array.from({ length: rounds }, () => timed(run));
        const seconds = median(runs.map(({ time }) => time)) / 1000;
        const found = runs[0]?.result ?? "";
        const memory = memoryHighWater();
        const isMissed = seconds > most.seconds || memory > most.memory;
        return {
          cells: [name, seconds.toFixed(2), String(most.seconds), String(memory), String(most.memory), found],
          ...(isMissed ? { missed: `${name}: ${seconds.toFixed(1)} s and ${memory} MiB` } : {}),
        };
      }),
    };
  },
};

function clusterOf(nodes: number): Cluster {
  const read = parseText("bench.yaml", stringify(largeFabric(nodes)));
  if (!read.ok) throw new Error("the intent cannot be read");
  const { intent } = parseIntent(read.document, new Report());
  if (intent === undefined) throw new Error("the intent is refused");
  return resolve(intent, platformOf(intent.platform.kind)).cluster;
}

function pairsOf(cluster: Cluster): number {
  const result = simulate(cluster);
  return result.ok ? result.simulation.after.all : 0;
}

function deathsOf(cluster: Cluster, kinds?: readonly "tor"[]): string {
  const failures = sweep(cluster, kinds === undefined ? {} : { kinds })?.failures ?? [];
  const all = failures.reduce((sum, { alike }) => sum + alike, 0);
  return `${all} failures, of which ${failures.length} differ`;
}
