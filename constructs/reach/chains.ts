import type { Direction, Policy, PolicySet, Tier } from "../policy";
import { type LiveRule, liveRules, type Matching } from "./rules";
import type { Membership, Population } from "./population";
import type { Probe } from "./probe";
import { subjectTree } from "./selectors";
import type { ServiceMembers } from "./services";

/**
 * Where policy is asked: of a pod, or of a host's own traffic (`normal`); of what a host forwards; before conntrack; before DNAT.
 * Pods have the first only.
 */
export type Hook = "normal" | "forward" | "untracked" | "preDNAT";

/** One thing that was decided on the way: a rule, or that a tier or the profiles had none. */
export interface Verdict {
  readonly action: "Allow" | "Deny" | "Pass" | "none";
  /** `default`, or `profile`, or where nothing was asked, `none`. */
  readonly tier: string;
  readonly policy?: Policy;
  /** Position of the rule in the policy's direction; -1: no rule matched, and the tier's default holds. */
  readonly rule: number;
  readonly direction: Direction;
  /** Name of the profile that allowed. */
  readonly profile?: string;
}

/** A rule that may match, as an endpoint of one class sees it: the far end is left to ask. */
interface LiveStep {
  readonly far: LiveRule["from"];
  readonly verdict: Verdict;
}

/** Policies of a tier that are about one class: the rules of each in turn, and what holds where none matches. */
interface LiveTier {
  readonly steps: readonly LiveStep[];
  readonly end: Verdict;
}

/** Policies of a tier, in the order in which they are asked. */
interface SortedTier {
  readonly tier: Tier;
  readonly policies: readonly Policy[];
}

/** Whether staged policies count as if they were promoted: in the place of the enforced one of the same name. */
export type Staged = "ignore" | "enforce";

/** Tiers and policies in the order in which Calico asks them (felix/calc/policy_sorter.go). */
export function sorted({ tiers, policies }: PolicySet, staged: Staged): readonly SortedTier[] {
  const counted = staged === "enforce" ? promoted(policies) : policies.filter((one) => one.staged === undefined);
  const byTier = new Map<string, Policy[]>();
  for (const policy of counted) byTier.set(policy.tier, [...(byTier.get(policy.tier) ?? []), policy]);
  return [...tiers]
    .sort((a, b) => (a.order ?? Infinity) - (b.order ?? Infinity) || compare(a.name, b.name))
    .map((tier) => ({
      tier,
      policies: (byTier.get(tier.name) ?? []).sort(
        (a, b) => byOrder(a.order ?? Infinity, b.order ?? Infinity) || compare(a.fullName, b.fullName),
      ),
    }))
    .filter((one) => one.policies.length > 0);
}

// Infinity minus itself is no number.
const byOrder = (a: number, b: number): number => (a === b ? 0 : a - b);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** As if every staged policy were applied: `Set` replaces, `Delete` removes, the enforced one of its kind and name. */
function promoted(policies: readonly Policy[]): readonly Policy[] {
  const keyOf = ({ kind, fullName }: Policy): string => `${kind} ${fullName}`;
  const staged = policies.filter((one) => one.staged !== undefined);
  const replaced = new Set(staged.map(keyOf));
  return [
    ...policies.filter((one) => one.staged === undefined && !replaced.has(keyOf(one))),
    ...staged.filter((one) => one.staged === "Set"),
  ];
}

/** The policies of each class at each hook, for one probe. */
export class Chains {
  private readonly live = new Map<Policy, LiveRules>();
  private readonly subjects = new Map<Policy, Membership>();
  private readonly tiers = new Map<string, readonly LiveTier[]>();
  private readonly rows: Record<Direction, (readonly Verdict[] | undefined)[]> = { ingress: [], egress: [] };
  private readonly matching: Matching;

  constructor(
    private readonly order: readonly SortedTier[],
    private readonly population: Population,
    services: ServiceMembers,
    readonly probe: Probe,
  ) {
    this.matching = { population, services, probe };
  }

  /**
   * What the policies of class `own` say of a packet that comes from, or goes to, class `other`.
   * @param passed gets what was passed on before, in its order
   * @param near the packet's other end where it is not `own`: what a host forwards
   */
  verdict(own: number, other: number, direction: Direction, hook: Hook, passed?: Verdict[], near = own): Verdict {
    for (const { steps, end } of this.tiersOf(own, direction, hook, near)) {
      const verdict = steps.find(({ far }) => far === null || far[other] === 1)?.verdict ?? end;
      if (verdict.action !== "Pass") return verdict;
      passed?.push(verdict);
    }
    return hook === "normal" ? this.profile(own, direction) : nothing[direction];
  }

  /** As `verdict` at hook `normal`, of every other class at once: what a matrix asks. */
  row(own: number, direction: Direction): readonly Verdict[] {
    const known = this.rows[direction][own];
    if (known !== undefined) return known;
    const count = this.population.classes.length;
    const decided = new Array<Verdict | undefined>(count).fill(undefined);
    let open = Array.from({ length: count }, (_, index) => index);
    for (const { steps, end } of this.tiersOf(own, direction, "normal")) {
      const next: number[] = [];
      for (const other of open) {
        let verdict = end;
        for (const step of steps)
          if (step.far === null || step.far[other] === 1) {
            verdict = step.verdict;
            break;
          }
        if (verdict.action === "Pass") next.push(other);
        else decided[other] = verdict;
      }
      open = next;
    }
    const last = this.profile(own, direction);
    const made = decided.map((verdict) => verdict ?? last);
    this.rows[direction][own] = made;
    return made;
  }

  /** A pod's namespace allows; a host endpoint has the profiles that it names, and nothing without. */
  private profile(own: number, direction: Direction): Verdict {
    const [profile] = (this.population.classes[own]?.first.profiles ?? []).filter(isAllowing);
    return profileVerdict(profile, direction);
  }

  private tiersOf(own: number, direction: Direction, hook: Hook, near = own): readonly LiveTier[] {
    const key = `${own} ${direction} ${hook} ${near}`;
    const known = this.tiers.get(key);
    if (known !== undefined) return known;
    const isPod = this.population.classes[own]?.first.kind === "pod";
    const made = this.order.flatMap(({ tier, policies }) => {
      const chosen = policies.filter(
        (policy) =>
          policy.directions.includes(direction) && isAsked(policy, hook, isPod) && this.subjectsOf(policy)[own] === 1,
      );
      const [first] = chosen;
      if (first === undefined) return [];
      const action = hook === "normal" || hook === "forward" ? tier.defaultAction : "Pass";
      const end: Verdict = { action, tier: tier.name, policy: first, rule: -1, direction };
      return [{ steps: chosen.flatMap((policy) => this.stepsOf(policy, direction, near)), end }];
    });
    this.tiers.set(key, made);
    return made;
  }

  private stepsOf(policy: Policy, direction: Direction, near: number): readonly LiveStep[] {
    const isEgress = direction === "egress";
    return this.liveOf(policy)[direction].flatMap(({ rule, verdict }) => {
      const own = isEgress ? rule.from : rule.to;
      if (own !== null && own[near] !== 1) return [];
      return [{ far: isEgress ? rule.to : rule.from, verdict }];
    });
  }

  private subjectsOf(policy: Policy): Membership {
    const known = this.subjects.get(policy);
    if (known !== undefined) return known;
    const made = this.population.subjects(subjectTree(policy));
    this.subjects.set(policy, made);
    return made;
  }

  private liveOf(policy: Policy): LiveRules {
    const known = this.live.get(policy);
    if (known !== undefined) return known;
    const of = (direction: Direction) =>
      liveRules(policy[direction], policy.namespace, this.matching).map((rule) => ({
        rule,
        verdict: { action: rule.action, tier: policy.tier, policy, rule: rule.index, direction },
      }));
    const made = { ingress: of("ingress"), egress: of("egress") };
    this.live.set(policy, made);
    return made;
  }
}

type LiveRules = Readonly<Record<Direction, readonly { readonly rule: LiveRule; readonly verdict: Verdict }[]>>;

/** Where nothing of this hook is about the endpoint, or everything passed. */
const nothing: Readonly<Record<Direction, Verdict>> = {
  ingress: { action: "none", tier: "none", rule: -1, direction: "ingress" },
  egress: { action: "none", tier: "none", rule: -1, direction: "egress" },
};

const profileVerdicts = new Map<string, Verdict>();

/** The same object for the same answer: a matrix has a million. */
function profileVerdict(profile: string | undefined, direction: Direction): Verdict {
  const key = `${direction} ${profile ?? ""}`;
  const known = profileVerdicts.get(key);
  if (known !== undefined) return known;
  const head = { tier: "profile", direction } as const;
  const made: Verdict =
    profile === undefined ? { ...head, action: "Deny", rule: -1 } : { ...head, action: "Allow", rule: 0, profile };
  profileVerdicts.set(key, made);
  return made;
}

const isAllowing = (profile: string): boolean =>
  profile.startsWith("kns.") || profile === "projectcalico-default-allow";

function isAsked({ doNotTrack, preDNAT, applyOnForward }: Policy, hook: Hook, isPod: boolean): boolean {
  if (isPod) return hook === "normal" && !doNotTrack && !preDNAT;
  if (doNotTrack) return hook === "untracked";
  if (preDNAT) return hook === "preDNAT";
  return hook === "normal" || (hook === "forward" && applyOnForward);
}
