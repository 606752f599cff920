/** One intent before three judges: the API server with Calico's CRDs, Calico's own validation, Felix' parser. */
import { isDeepStrictEqual } from "node:util";
import type { Finding } from "../../../../constructs/findings";
import { catalogue, intentSchema } from "../../../../constructs/kit";
import { type KubernetesObject, objectKey } from "../../../../constructs/model";
import type { ApiServer } from "../api-server";
import { findingsOf, objectsOf, unruled } from "../api-server-plans";
import { readBackDifferences } from "../kubernetes-client-read-back";
import { type Verdict, verdictsOf } from "../verdicts";
import type { Carrier } from "./carriers";
import { operatorObjects } from "./operator-objects";
import { type Keys, placesOf, schemaPlace, withValueAt } from "./places";
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
  readonly objects: readonly KubernetesObject[];
}

/** What the schema refuses has no objects; of everything else, what rules refuse included, the programs are asked. */
export function candidatesOf({ name, intent, from }: Carrier): {
  readonly candidates: readonly Candidate[];
  readonly refusedBySchema: number;
  readonly places: readonly string[];
} {
  const known = findingsOf(intent);
  const written = objectsOf(unruled(intent).manifests);
  const candidates: Candidate[] = [];
  let refusedBySchema = 0;
  const root = from.reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], intent);
  const places = placesOf(root, from);
  for (const { keys, value } of places)
    for (const odd of oddFor(value)) {
      const changed = withValueAt(intent, keys, odd) as object;
      // Most odd values stop here: asked before anything else, because it takes a tenth of the time.
      if (!intentSchema().safeParse(changed).success) {
        refusedBySchema += 1;
        continue;
      }
      const findings = findingsOf(changed).filter((finding) => !known.some((old) => isDeepStrictEqual(old, finding)));
      const objects = objectsOf(unruled(changed).manifests).filter(
        (object) => !written.some((old) => isDeepStrictEqual(old, object)),
      );
      candidates.push({ carrier: name, place: schemaPlace(keys), value: odd, findings, objects });
    }
  return { candidates, refusedBySchema, places: places.map(({ keys }: { readonly keys: Keys }) => schemaPlace(keys)) };
}

/** Asks every judge about every candidate; an object that several of them write is asked about once. */
export async function judge(apiServer: ApiServer, candidates: readonly Candidate[]): Promise<readonly Case[]> {
  const all = new Map<string, KubernetesObject>();
  for (const { objects } of candidates)
    for (const object of objects.flatMap(withObjects)) all.set(JSON.stringify(object), object);
  const v3 = [...all].filter(([, { apiVersion }]) => apiVersion === "projectcalico.org/v3");
  const verdicts = verdictsOf(v3.map(([, object]) => object));
  const byCalico = new Map(v3.map(([key], index) => [key, verdicts[index] ?? {}]));
  const byServer = new Map<string, string | undefined>();
  for (const [key, object] of all) byServer.set(key, await askServer(apiServer, object));
  return candidates.map((candidate) => {
    const texts = candidate.objects.flatMap(withObjects).map((object) => JSON.stringify(object));
    const answers = texts.map((text) => answerOf(byServer.get(text), byCalico.get(text)));
    const [worst = { programs: "take" as const, says: "" }] = answers.sort(
      (a, b) => severity.indexOf(b.programs) - severity.indexOf(a.programs),
    );
    return {
      carrier: candidate.carrier,
      place: candidate.place,
      value: candidate.value,
      kit: kitSays(candidate.findings),
      codes: [...new Set(candidate.findings.map(({ code }) => code))],
      ...worst,
    };
  });
}

const severity: readonly ProgramsDo[] = ["take", "drop", "refuse", "die"];

function kitSays(findings: readonly Finding[]): KitSays {
  if (findings.some((finding) => finding.severity === "error")) return "refuses";
  return findings.some((finding) => finding.severity === "warning") ? "warns" : "takes";
}

const withObjects = (object: KubernetesObject): readonly KubernetesObject[] =>
  object.kind === "Installation" ? [object, ...operatorObjects(object)] : [object];

async function askServer({ client }: ApiServer, object: KubernetesObject): Promise<string | undefined> {
  try {
    // The operator creates its workloads; the kit applies what it writes.
    if (object.apiVersion === "apps/v1") {
      await client.create(object, { dryRun: true });
      return undefined;
    }
    const read = await client.apply(object, { dryRun: true });
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
