/** What the real judges are given: the objects of a scenario, or of a cluster, with every late value filled in. */
import { randomBytes } from "node:crypto";
import { type Cluster, renderCalico } from "../../../constructs/calico";
import { type Finding, Report } from "../../../constructs/findings";
import type { SourceDocument } from "../../../constructs/intent";
import {
  checkDocument,
  checkSource,
  parseIntent,
  type Plan,
  platformOf,
  readScenarios,
  resolve,
} from "../../../constructs/kit";
import {
  type KubernetesObject,
  type LateName,
  lateValue,
  type Manifest,
  phases,
  replaceLate,
} from "../../../constructs/model";

/** Late values as a cloud would give them. */
export const plausible = {
  "apiServer.host": "0a1b2c3d4e5f60718293a4b5c6d7e8f9.gr7.eu-central-1.eks.amazonaws.com",
  "apiServer.caData": Buffer.from("-----BEGIN CERTIFICATE-----\n").toString("base64"),
  "kops.securityGroupId": "sg-0a1b2c3d4e5f60718",
  "ipsec.preSharedKey": randomBytes(36).toString("base64"),
} as const satisfies Readonly<Partial<Record<LateName, string>>>;

const credentials = JSON.stringify({ auths: { "registry.example.com": { auth: randomBytes(9).toString("base64") } } });

/** A late value as objects hold it. */
export function plausibleValue(name: LateName): string {
  if (name in plausible) return plausible[name as keyof typeof plausible];
  const text = name.startsWith("registryCredentials.") ? credentials : `of ${name}`;
  return lateValue(name).base64 === true ? Buffer.from(text).toString("base64") : text;
}

/** A copy without late values. */
export function settled<T>(value: T): T {
  return replaceLate(value, ({ $late }) => plausibleValue($late));
}

/** The objects in the order in which they are applied. */
export function objectsOf(manifests: readonly Manifest[]): KubernetesObject[] {
  const ordered = phases.flatMap((phase) => manifests.filter((manifest) => manifest.phase === phase));
  return ordered.flatMap(({ objects }) => objects).map(settled);
}

const allScenarioIds = readScenarios().map(({ id }) => id);

/** The ids of the kit's own scenarios by Calico Open Source: its CRDs know nothing of the other edition. */
export const scenarioIds = allScenarioIds.filter((id) => planOf(id).cluster.calico.edition === "oss");

/** Those with a fabric. Enterprise's confd is not published: of it nothing is known but what its CRDs say. */
export const fabricScenarioIds = scenarioIds.filter((id) => planOf(id).cluster.fabric !== undefined);

/** Those by Calico Enterprise. */
export const enterpriseScenarioIds = allScenarioIds.filter((id) => !scenarioIds.includes(id));

/** Those of them in which the operator installs Calico; a platform that brings its own has a judge of its own. */
export const operatorScenarioIds = (): readonly string[] =>
  scenarioIds.filter((id) => planOf(id).cluster.calico.installer.kind === "operator");

/** The plan of a scenario; a finding that refuses it fails the test in the kit's own words. */
export function planOf(source: string): Plan {
  const checked = checkSource(source);
  if (checked.ok) return checked.plan;
  throw new Error(checked.refusal.findings.map(({ code, path, message }) => `${code} ${path}: ${message}`).join("\n"));
}

/**
 * What the kit would make of an intent, were there no rules: a judge is to see also what the kit itself refuses. An
 * intent that cannot even be read is a mistake of the test.
 */
export function unruled(data: object): { readonly cluster: Cluster; readonly manifests: readonly Manifest[] } {
  const report = new Report(data);
  const { intent } = parseIntent(documentOf(data), report);
  if (intent === undefined || report.hasErrors) throw new Error(JSON.stringify(report.findings, undefined, 2));
  const platform = platformOf(intent.platform.kind);
  const { cluster } = resolve(intent, platform);
  return { cluster, manifests: [...platform.manifests(cluster), ...renderCalico(cluster).manifests] };
}

/** What the kit says of an intent. */
export function findingsOf(data: object): readonly Finding[] {
  const checked = checkDocument("test", documentOf(data), ".");
  return checked.ok ? checked.plan.findings : checked.refusal.findings;
}

/** What the kit says of an intent, and what it would write were there no rules: each is made once. */
export function judgedPlanOf(data: object): {
  readonly findings: readonly Finding[];
  readonly objects: KubernetesObject[];
} {
  const checked = checkDocument("test", documentOf(data), ".");
  return checked.ok
    ? { findings: checked.plan.findings, objects: objectsOf(checked.plan.manifests) }
    : { findings: checked.refusal.findings, objects: objectsOf(unruled(data).manifests) };
}

function documentOf(data: object): SourceDocument {
  return { file: "test", data, locate: () => undefined, text: () => undefined };
}
