import { calicoLive, type Cluster } from "../calico";
import { type Finding, here, Report } from "../findings";
import { type LiveFacts, type LiveRule, liveRule } from "../model";
import type { Plan } from "./check";
import { platformOf, platforms } from "./platforms";

/** What no platform and no subject of Calico owns. */
const baseLive = liveRule<Cluster>({
  "LIVE-001": {
    title: "the stack holds a cluster of another name",
    severity: "error",
    why: "Everything is named after it: the engine would make a second cluster and delete this one.",
    upstream: here,
    see: "ARCHITECTURE.md, A live cluster",
    key: "name",
    read: ({ name }) => name,
    path: "/name",
    instead: "take another stack for another cluster",
  },
  "LIVE-002": {
    title: "the stack holds a cluster of another platform",
    severity: "error",
    why: "The engine would make the new one and delete the old one.",
    upstream: here,
    see: "ARCHITECTURE.md, A live cluster",
    key: "platform.kind",
    read: ({ platform }) => platform.kind,
    path: "/platform/kind",
    instead: "take another stack for another cluster",
  },
});

/** Every rule about live clusters: for the catalogue. */
export const liveRules: readonly LiveRule<never>[] = [baseLive, ...calicoLive, ...platforms.map(({ live }) => live)];

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
 * code, is a warning.
 */
export function judgeLive(
  plan: Pick<Plan, "cluster" | "intent" | "locate">,
  held: readonly LiveFacts[],
  insisted: readonly string[] = [],
): readonly Finding[] {
  const report = new Report(plan.intent, plan.locate);
  const now = liveFactsOf(plan.cluster);
  for (const was of held) for (const rule of rulesOf(plan.cluster)) rule.judge(was, now, report);
  return report.findings.map((finding) => insistable(finding, insisted.includes(finding.code)));
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
  const errors = liveRules.flatMap(({ finds }) =>
    Object.entries(finds).flatMap(([code, { severity }]) => (severity === "error" ? [code] : [])),
  );
  return codes.filter((code) => !errors.includes(code));
}
