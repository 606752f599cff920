/** One intent before three judges: the API server with Calico's CRDs, Calico's own validation, Felix' parser. */
import { setImmediate } from "node:timers/promises";
import type { Finding } from "../../../../constructs/findings";
import { catalogue, intentSchema } from "../../../../constructs/kit";
import { type KubernetesObject, objectKey } from "../../../../constructs/model";
import type { ApiServer } from "../api-server";
import { judgedPlanOf } from "../api-server-plans";
import { readBackDifferences } from "../kubernetes-client-read-back";
import { type Verdict, verdictsOf } from "../verdicts";
import type { Carrier } from "./carriers";
import { operatorObjects } from "./operator-objects";
import { placesOf, schemaAt, schemaPlace, withValueAt } from "./places";
import { oddFor } from "./values";

export type KitSays = "takes" | "warns" | "refuses";
export type ProgramsDo = "take" | "drop" | "refuse" | "die";

/** One value at one place: what the kit says of it, and what programs make of what the kit would write. */
export interface Case {
  readonly carrier: string;
  readonly place: string;
  readonly value: unknown;
  readonly kit: KitSays;
  readonly codes: readonly string[];
  readonly programs: ProgramsDo;
  readonly says: string;
}

interface Candidate {
  readonly carrier: string;
  readonly place: string;
  readonly value: unknown;
  readonly findings: readonly Finding[];
  /** What is different from what the carrier writes. */
  readonly objects: readonly Written[];
}

/** An object with its text, by which it is known. */
interface Written {
  readonly object: KubernetesObject;
  readonly text: string;
}

/** What became of all carriers. */
export interface Swept {
  readonly cases: readonly Case[];
  readonly refusedBySchema: number;
  readonly places: ReadonlySet<string>;
}

/**
 * Every odd value at every place of every carrier, before every judge. What the schema refuses has no objects; of everything else, what
 * rules refuse included, the programs are asked. The API server answers while the kit makes the next objects; an object that several
 * candidates write is asked about once.
 */
export async function sweep(apiServer: ApiServer, carriers: readonly Carrier[]): Promise<Swept> {
  const questions = new Questions(apiServer);
  const places = new Set<string>();
  const candidates: Candidate[] = [];
  let refusedBySchema = 0;
  for (const carrier of carriers)
    for (const { place, candidate } of candidatesOf(carrier)) {
      places.add(place);
      if (candidate === undefined) refusedBySchema += 1;
      else {
        candidates.push(candidate);
        await questions.ask(candidate.objects);
      }
    }
  const answers = await questions.answers();
  return { cases: candidates.map((candidate) => caseOf(candidate, answers)), refusedBySchema, places };
}

/** The candidates of a carrier; undefined where the schema refuses the value. */
function* candidatesOf({ name, intent, from }: Carrier): Generator<{ place: string; candidate?: Candidate }> {
  const kept = judgedPlanOf(intent);
  const known = new Set(kept.findings.map((finding) => JSON.stringify(finding)));
  const written = new Set(kept.objects.map((object) => JSON.stringify(object)));
  const root = from.reduce<unknown>(inside, intent);
  for (const { keys, value } of placesOf(root, from)) {
    const place = schemaPlace(keys);
    const near = schemaAt(intentSchema(), keys);
    const around = keys.slice(0, keys.length - near.keys.length).reduce<unknown>(inside, intent);
    for (const odd of oddFor(value)) {
      // Most odd values stop here: asked of the place's own schema first, because it takes a hundredth of the time.
      const changed = withValueAt(intent, keys, odd) as object;
      if (
        !near.schema.safeParse(withValueAt(around, near.keys, odd)).success ||
        !intentSchema().safeParse(changed).success
      ) {
        yield { place };
        continue;
      }
      const judged = judgedPlanOf(changed);
      const findings = judged.findings.filter((finding) => !known.has(JSON.stringify(finding)));
      const objects = judged.objects
        .map((object): Written => ({ object, text: JSON.stringify(object) }))
        .filter(({ text }) => !written.has(text))
        .flatMap(withObjects);
      yield { place, candidate: { carrier: name, place, value: odd, findings, objects } };
    }
  }
}

const inside = (value: unknown, key: string | number): unknown => (value as Readonly<Record<string, unknown>>)[key];

interface Answers {
  readonly byServer: ReadonlyMap<string, string | undefined>;
  readonly byCalico: ReadonlyMap<string, Verdict>;
}

/** Questions that wait for their answer at most: enough to keep the server busy. */
const most = 64;

/** What the programs are asked, each object once. */
class Questions {
  private readonly all = new Map<string, KubernetesObject>();
  private readonly byServer = new Map<string, string | undefined>();
  private readonly waiting = new Set<Promise<void>>();

  constructor(private readonly apiServer: ApiServer) {}

  async ask(objects: readonly Written[]): Promise<void> {
    for (const { object, text } of objects) {
      if (this.all.has(text)) continue;
      this.all.set(text, object);
      const asked: Promise<void> = askServer(this.apiServer, object).then((answer) => {
        this.byServer.set(text, answer);
        this.waiting.delete(asked);
      });
      this.waiting.add(asked);
    }
    // Whoever only computes hears no answer and sends no further question.
    if (this.waiting.size > 0) await setImmediate();
    while (this.waiting.size > most) await Promise.race(this.waiting);
  }

  async answers(): Promise<Answers> {
    const v3 = [...this.all].filter(([, { apiVersion }]) => apiVersion === "projectcalico.org/v3");
    const verdicts = verdictsOf(v3.map(([, object]) => object));
    await Promise.all(this.waiting);
    return { byServer: this.byServer, byCalico: new Map(v3.map(([text], index) => [text, verdicts[index] ?? {}])) };
  }
}

function caseOf({ objects, findings, ...candidate }: Candidate, { byServer, byCalico }: Answers): Case {
  const answers = objects.map(({ text }) => answerOf(byServer.get(text), byCalico.get(text)));
  const [worst = { programs: "take" as const, says: "" }] = answers.sort(
    (a, b) => severity.indexOf(b.programs) - severity.indexOf(a.programs),
  );
  return { ...candidate, kit: kitSays(findings), codes: [...new Set(findings.map(({ code }) => code))], ...worst };
}

const severity: readonly ProgramsDo[] = ["take", "drop", "refuse", "die"];

function kitSays(findings: readonly Finding[]): KitSays {
  if (findings.some((finding) => finding.severity === "error")) return "refuses";
  return findings.some((finding) => finding.severity === "warning") ? "warns" : "takes";
}

/** An Installation, and what the operator makes of it. */
function withObjects(written: Written): readonly Written[] {
  if (written.object.kind !== "Installation") return [written];
  return [written, ...operatorObjects(written.object).map((object) => ({ object, text: JSON.stringify(object) }))];
}

async function askServer({ client }: ApiServer, object: KubernetesObject): Promise<string | undefined> {
  try {
    // Created, not applied: nothing of it is there to be merged with, the same schema judges both, and it takes a fraction of the time.
    const read = await client.create(object, { dryRun: true });
    if (object.apiVersion === "apps/v1") return undefined;
    return readBackDifferences(object, read).map((difference) => `${objectKey(object)}: lost ${difference}`)[0];
  } catch (error) {
    return `${objectKey(object)}: ${(error as Error).message}`;
  }
}

function answerOf(server: string | undefined, calico: Verdict | undefined): { programs: ProgramsDo; says: string } {
  if (calico?.felix?.dies !== undefined) return { programs: "die", says: `Felix dies: ${calico.felix.dies}` };
  if (calico?.panics !== undefined) return { programs: "refuse", says: `Calico panics: ${calico.panics}` };
  if (server !== undefined) return { programs: "refuse", says: server };
  // The module is 3.31: what came with 3.32 is judged by the CRDs of 3.32 alone.
  if (calico?.refused !== undefined && !calico.refused.includes("unknown field"))
    return { programs: "refuse", says: `Calico's validation: ${calico.refused}` };
  const dropped = Object.entries(calico?.felix?.replaced ?? {}).map(([name, why]) => `Felix drops ${name}: ${why}`);
  const [first] = [...dropped, ...(calico?.felix?.ignored ?? []).map((name) => `Felix ignores ${name}`)];
  return first === undefined ? { programs: "take", says: "" } : { programs: "drop", says: first };
}

/** Why a case is no agreement; undefined where it is one. */
export function disagreement({ kit, codes, programs, says }: Case): string | undefined {
  if (programs === "die" || programs === "refuse") return kit === "refuses" ? undefined : `kit ${kit}, and ${says}`;
  if (programs === "drop") return kit === "takes" ? `kit takes, and ${says}` : undefined;
  if (kit !== "refuses") return undefined;
  // What these judges do not look at (the operator, routes, the cloud) is refused for a reason of its own.
  const known = catalogue();
  const blamed = codes.filter((code) => {
    const { upstream, severity: how } = known[code] ?? {};
    return how === "error" && upstream?.verdict === "refuses" && ["kube-apiserver", "felix"].includes(upstream.program);
  });
  return blamed.length === 0 || codes.length > blamed.length ? undefined : `${blamed.join()} blames who takes it`;
}
