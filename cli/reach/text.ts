import { type Edge, type EndpointClass, probeText, type Reach, type Step } from "../../constructs/reach";
import { columns, plural } from "../text";

/** `shop/web-1`, `shop/web-1 and 4 more`. */
export function classText({ members }: EndpointClass): string {
  return namesText(members.map(({ id }) => id));
}

/** The first of some names, and how many more there are. */
export function namesText(names: readonly string[]): string {
  const [first = ""] = names;
  return names.length < 2 ? first : `${first} and ${names.length - 1} more`;
}

/** What decided, in the user's words: the policy, its rule, and where that stands. */
export function decisionText(step: Step | undefined): string {
  if (step === undefined) return "no policy";
  const { verdict, hook, direction, isFailsafe } = step;
  const where = `${direction}${hook === "normal" ? "" : ` ${hook}`}`;
  if (isFailsafe) return `${where}: failsafe port`;
  if (verdict.policy === undefined)
    return verdict.profile === undefined ? `${where}: no policy, no profile` : `${where}: no policy is about it`;
  const { policy, rule, tier } = verdict;
  const name = `${policy.kind} ${policy.namespace === undefined ? "" : `${policy.namespace}/`}${policy.name}`;
  if (rule < 0) return `${where}: no rule matches, end of tier ${tier} (${name})`;
  const written = policy[direction][rule]?.written;
  const at = written?.location === undefined ? "" : ` ${written.location.file}:${written.location.line}`;
  return `${where}: ${name} rule ${rule + 1}${at}`;
}

/** A column with the version of IP, where a cluster has another than IPv4, too or alone. */
export function familyColumn(reaches: readonly Reach[]) {
  const isShown = reaches.some(({ family }) => family === 6);
  return {
    head: isShown ? ["IP"] : [],
    of: ({ family }: Pick<Edge, "family">): readonly string[] => (isShown ? [`IPv${family}`] : []),
  };
}

/** The matrix as lines: every edge, by who sends. */
export function matrixLines(edges: readonly Edge[], reaches: readonly Reach[]): readonly string[] {
  const families = familyColumn(reaches);
  const rows = edges.map(({ from, to, probe, family, isAllowed, decisive }) => [
    classText(from),
    classText(to),
    probeText(probe),
    ...families.of({ family }),
    isAllowed ? "allow" : "deny",
    decisionText(decisive),
  ]);
  const allowed = edges.filter(({ isAllowed }) => isAllowed).length;
  return [
    ...columns([["FROM", "TO", "PROBE", ...families.head, "VERDICT", "DECIDED BY"], ...rows]),
    "",
    `${plural(edges.length, "edge")}: ${allowed} allowed, ${edges.length - allowed} denied`,
  ];
}

/** An edge as data. */
export function edgeData({ from, to, probe, family, isAllowed, decisive }: Edge): object {
  const { verdict } = decisive ?? {};
  return {
    from: from.members.map(({ id }) => id),
    to: to.members.map(({ id }) => id),
    probe: probeText(probe),
    family,
    allow: isAllowed,
    decidedBy:
      verdict === undefined
        ? null
        : {
            direction: verdict.direction,
            hook: decisive?.hook,
            tier: verdict.tier,
            kind: verdict.policy?.kind ?? null,
            namespace: verdict.policy?.namespace ?? null,
            policy: verdict.policy?.name ?? null,
            rule: verdict.rule,
            location: verdict.policy?.[verdict.direction][verdict.rule]?.written.location ?? null,
          },
  };
}
