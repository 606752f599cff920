import { calicoLive, type Cluster } from "../calico";
import { type Finding, Report } from "../findings";
import type { LiveFacts, LiveRule } from "../model";
import { withAccepted } from "../platforms";
import type { Plan } from "./check";
import { baseLive, liveRules } from "./live-rules";
import { platformOf } from "./platforms";

function rulesOf(cluster: Cluster): readonly LiveRule<Cluster>[] {
  return [baseLive, ...calicoLive, platformOf(cluster.platform.kind).live];
}

/** What a stack is to keep of a cluster, to be held against later ones. */
export function liveFactsOf(cluster: Cluster): LiveFacts {
  return Object.assign({}, ...rulesOf(cluster).map(({ facts }) => facts(cluster))) as LiveFacts;
}

/** Where a stack keeps what it holds: the type of the components, and the output with the facts. */
export const liveFactsResource = { type: "calico-kit:kit:LiveFacts", output: "facts" } as const;

/** A resource of a stack, as its state has it. */
export interface HeldResource {
  readonly type: string;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

/** What a stack holds, of all its resources: what was made last, and what a later `up` that did not come to its end meant. */
export function heldFacts(resources: readonly HeldResource[]): readonly LiveFacts[] {
  return resources.flatMap(({ type, outputs }) => {
    const facts = type === liveFactsResource.type ? outputs?.[liveFactsResource.output] : undefined;
    return isFacts(facts) ? [facts] : [];
  });
}

function isFacts(value: unknown): value is LiveFacts {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * What a stack holds cannot become what a plan says: every such change, as a finding. An error that is insisted on, by its
 * code, is a warning. Warnings that the intent accepts are marked.
 */
export function judgeLive(
  plan: Pick<Plan, "cluster" | "intent" | "locate">,
  held: readonly LiveFacts[],
  insisted: readonly string[] = [],
): readonly Finding[] {
  const report = new Report(plan.intent, plan.locate);
  const now = liveFactsOf(plan.cluster);
  for (const was of held) for (const rule of rulesOf(plan.cluster)) rule.judge(was, now, report);
  const findings = withAccepted(report.findings, plan.intent.accept, plan.locate);
  return findings.map((finding) => insistable(finding, insisted.includes(finding.code)));
}

function insistable(finding: Finding, isInsisted: boolean): Finding {
  const { code, severity, message, fix } = finding;
  if (severity !== "error") return finding;
  if (isInsisted) return { ...finding, severity: "warning", message: `${message}, and you insist on it` };
  return {
    ...finding,
    fix: `${fix}; or insist: --insist ${code}, with plain Pulumi \`pulumi config set insist ${code}\``,
  };
}

/** The codes among some that no rule about live clusters has: nothing to insist on. */
export function notInsistable(codes: readonly string[]): readonly string[] {
  const errors = liveRules().flatMap(({ finds }) =>
    Object.entries(finds).flatMap(([code, { severity }]) => (severity === "error" ? [code] : [])),
  );
  return codes.filter((code) => !errors.includes(code));
}
