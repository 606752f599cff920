import { calicoDisruptions, type Cluster } from "../calico";
import type { Finding } from "../findings";
import { disruptedBy, type Disruption, type DisruptionKind, disruptionKinds, type PlannedChange } from "../model";
import { liveRules } from "./live-rules";
import { platformOf } from "./platforms";

/** Most properties that are named of one resource. */
const mostNamed = 2;

interface Known extends Disruption {
  readonly is?: string;
}

/**
 * What of an engine's plan is disruptive, gravest first.
 * @param findings what was said of the change before the engine was asked (`judgeLive`)
 */
export function disruptionsOf(
  cluster: Cluster,
  planned: readonly PlannedChange[],
  findings: readonly Finding[] = [],
): readonly Disruption[] {
  const entries = [...platformOf(cluster.platform.kind).disruptions, ...calicoDisruptions];
  const byEngine = planned.flatMap((change) =>
    entries.flatMap((entry): readonly Known[] => {
      const properties = disruptedBy(entry, change, cluster);
      if (properties === undefined) return [];
      const { kind, what, is } = entry;
      const subjects = [subjectOf(change, [...new Set(properties.map(({ path }) => path))])];
      return [{ kind, subjects, what, ...(is === undefined ? {} : { is }) }];
    }),
  );
  const said = new Set(byEngine.flatMap(({ is }) => is ?? []));
  const byFacts = findings.filter(({ code }) => !said.has(code)).flatMap(ofFinding);
  const kinds = Object.keys(disruptionKinds);
  return merged([...byEngine, ...byFacts]).sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
}

function subjectOf({ type, name }: PlannedChange, paths: readonly string[]): string {
  const more = paths.length > mostNamed ? ` and ${paths.length - mostNamed} more` : "";
  const named = paths.length === 0 ? "" : ` (${paths.slice(0, mostNamed).join(", ")}${more})`;
  return `${type.split(":").at(-1) ?? type} ${name}${named}`;
}

/** An error among the findings was insisted on: with it the engine would not have been asked. */
function ofFinding({ code, message }: Finding): readonly Disruption[] {
  const table = liveRules()
    .map(({ finds }) => finds[code])
    .find((one) => one !== undefined);
  if (table === undefined) return [];
  const kind: DisruptionKind = table.severity === "error" ? "insisted" : (table.disrupts ?? "dataPlane");
  const said = message.replace(/, and you insist on it$/, "");
  return [{ kind, subjects: [code], what: `${said}. ${table.why.replace(/\.$/, "")}` }];
}

/** What happens to several resources is said once. */
function merged(all: readonly Disruption[]): Disruption[] {
  const byText = new Map<string, Disruption>();
  for (const { kind, subjects, what } of all) {
    const key = `${kind} ${what}`;
    byText.set(key, { kind, subjects: [...(byText.get(key)?.subjects ?? []), ...subjects], what });
  }
  return [...byText.values()];
}
