import { stringify } from "yaml";
import { Report } from "../constructs/findings";
import { parseText, type SourceDocument } from "../constructs/intent";
import { checkDocument, judge, parseIntent, platformOf, resolve, synthesise } from "../constructs/kit";
import type { Bench, Measured, Row } from "./bench";
import { largeEks, largeExisting, largeKops, largeMistake } from "./large-clusters";
import { differingFabric } from "./large-fabric";
import { measureGrowth, memoryHighWater } from "./measure";

/** Sizes in nodes; the exponent is that between the first and the last. */
const checkpoints = [1000, 3000, 10_000];

/** The design's: growth from 1,000 to 10,000 nodes, and memory for all of it, MiB. */
const mostExponent = 1.1;
const mostMemory = 1024;

const rounds = 5;

/** A piece of work on a cluster, made ready outside the measurement. */
interface Work {
  readonly name: string;
  readonly run: () => unknown;
}

/** How the time of each piece of work grows with the cluster, and how much memory all of it takes. */
export const growth: Bench = {
  name: "growth",
  run: (scale) => {
    // The exponent is between two sizes: they stay as far from each other, however small.
    const share = Math.max(1 / scale, 10 / (checkpoints[0] ?? 1));
    const sizes = checkpoints.map((size) => Math.round(size * share));
    const rows = [
      ...rowsOf("EKS", sizes, (nodes) => ofCluster(documentOf(largeEks(nodes)))),
      ...rowsOf("kOps", sizes, (nodes) => ofCluster(documentOf(largeKops(nodes)))),
      ...rowsOf("existing", sizes, (nodes) => ofCluster(documentOf(largeExisting(nodes)))),
      ...rowsOf("racks that differ", sizes, (nodes) => ofCluster(documentOf(differingFabric(nodes)))),
      ...rowsOf("EKS with mistakes", sizes, (nodes) => ofMistakes(documentOf(largeMistake(nodes)))),
      memoryRow(sizes.length),
    ];
    return {
      title: `Growth with the nodes of a cluster: milliseconds of processor time, median of ${rounds} rounds; e of n^e, at most ${mostExponent}`,
      columns: ["nodes", ...sizes.map(String), "e"],
      rows,
    } satisfies Measured;
  },
};

/** One row for each piece of work, by size. */
function rowsOf(cluster: string, sizes: readonly number[], workOf: (nodes: number) => readonly Work[]): readonly Row[] {
  const bySize = sizes.map((size) => ({ size, works: workOf(size) }));
  return (bySize[0]?.works ?? []).map(({ name }, index): Row => {
    const works = bySize.flatMap(({ size, works }) => works.slice(index, index + 1).map(({ run }) => ({ size, run })));
    const { points, exponent } = measureGrowth(works, rounds);
    return {
      cells: [`${cluster}: ${name}`, ...points.map(({ time }) => time.toFixed(1)), exponent.toFixed(2)],
      ...(exponent <= mostExponent ? {} : { missed: `${cluster}: ${name} grows as n^${exponent.toFixed(2)}` }),
    };
  });
}

function memoryRow(columns: number): Row {
  const memory = memoryHighWater();
  return {
    cells: ["most memory, MiB", ...Array.from({ length: columns - 1 }, () => ""), String(memory), ""],
    ...(memory <= mostMemory ? {} : { missed: `it takes ${memory} MiB of memory, more than ${mostMemory}` }),
  };
}

interface Written {
  readonly text: string;
  readonly document: SourceDocument;
}

/** An intent as a file that was read. */
function documentOf(intent: unknown): Written {
  const text = stringify(intent, { aliasDuplicateObjects: false });
  return { text, document: read(text) };
}

/** @throws Error where the text is no YAML: a mistake of the bench */
function read(text: string): SourceDocument {
  const result = parseText("large.yaml", text);
  if (!result.ok) throw new Error("the bench's intent cannot be read");
  return result.document;
}

/** @throws Error where the intent has errors: it would be refused before the work begins */
function ofCluster({ text, document }: Written): readonly Work[] {
  const { intent } = parseIntent(document, new Report());
  const checked = checkDocument("large", document, ".");
  if (intent === undefined || !checked.ok) throw new Error("the bench's intent has errors");
  const platform = platformOf(intent.platform.kind);
  const { cluster, offer } = resolve(intent, platform);
  return [
    { name: "read", run: () => read(text) },
    { name: "schema", run: () => parseIntent(document, new Report()) },
    { name: "resolve", run: () => resolve(intent, platform) },
    {
      name: "rules",
      run: () => {
        const report = new Report(document.data, (path, what) => document.locate(path, what));
        judge({ intent, cluster, offer }, platform, report);
      },
    },
    { name: "check, all of it", run: () => checkDocument("large", document, ".") },
    { name: "render every file", run: () => synthesise(checked.plan) },
  ];
}

/** @throws Error where nothing is found: the mistakes would not be measured */
function ofMistakes({ document }: Written): readonly Work[] {
  const checked = checkDocument("large", document, ".");
  if (checked.ok) throw new Error("the bench's mistakes are none");
  return [{ name: "check, all of it", run: () => checkDocument("large", document, ".") }];
}
