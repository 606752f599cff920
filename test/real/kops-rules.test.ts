/**
 * Every rule of the kit about kOps beside kOps' own verdict on the same mistake: the kit writes the files as if it had no
 * rules, and kOps judges them. The catalogue says what kOps does; a verdict that it does not say is a failure.
 */
import type { ResolvedKops } from "../../constructs/platforms/kops/types";
import { type KopsOnly, native } from "../platforms/kops/intents";
import { kopsFixtures } from "../platforms/kops/rules/fixtures";
import { changed } from "../support/changed";
import { entryOf } from "../support/rules";
import { findingsOf, unruled } from "./support/api-server-plans";
import type { KopsVerdict } from "./support/kops";
import { kopsCase } from "./support/kops-cases";
import { judgeAll } from "./support/kops-lanes";
import { aligned } from "./support/kops-table";
import { describeWith } from "./support/needs";

const codes = Object.keys(kopsFixtures);

interface Judged {
  readonly code: string;
  readonly side: "failing" | "passing";
  readonly intent: object;
  verdict?: KopsVerdict | Error;
}

const judged: readonly Judged[] = codes.flatMap((code) =>
  (["failing", "passing"] as const).map((side) => ({
    code,
    side,
    intent: changed<KopsOnly>(native, kopsFixtures[code]![side]),
  })),
);

/** Where a rule covers more than one mistake, and kOps' verdict on the fixture's is not its verdict on all. */
const ofThisFixture: Partial<Record<string, "accepts" | "refuses">> = {
  // Private nodes in public subnets pass; here it tries for ten minutes to make a load balancer without a subnet.
  "KOPS-025": "refuses",
  // kOps asks EC2: it takes regions and types that are newer than what the kit knows, and none that are misspelt.
  "KOPS-050": "refuses",
  "KOPS-051": "refuses",
  // One zone three times passes, as one control plane; here two are left, which is no quorum.
  "KOPS-055": "refuses",
};

/** What the catalogue says kOps does. A rule that only the kit can have is one that kOps says nothing to. */
function promised(code: string): string {
  const { program, verdict } = entryOf(code).upstream;
  return ofThisFixture[code] ?? (program === "kops" ? verdict : "accepts");
}

const told = (verdict: Judged["verdict"]): string => {
  if (verdict === undefined) return "not asked";
  if (verdict instanceof Error) return "no end";
  if (verdict.kind === "accepted") return "accepts";
  return verdict.crashed ? "crashes" : "refuses";
};

const words = (verdict: Judged["verdict"]): string => {
  if (verdict === undefined) return "";
  const message = verdict instanceof Error ? verdict.message : verdict.kind === "refused" ? verdict.message : "";
  return (message.split("\n")[0] ?? "").slice(0, 160);
};

/** The kit's verdict on its own. */
const ours = ({ code, side }: Judged): string =>
  side === "passing" ? "accepts" : entryOf(code).severity === "error" ? "refuses" : "warns";

/** Whether the two say the same; where they do not, why the kit is the stricter one, if the catalogue says that it is. */
function agreement(it: Judged): string {
  const theirs = told(it.verdict);
  const expected = it.side === "passing" ? "accepts" : promised(it.code);
  if (theirs !== expected) return `NO: expected ${expected}`;
  return ours(it) === "refuses" && theirs === "accepts" ? `stricter: ${entryOf(it.code).why}` : "yes";
}

describeWith(["kops", "moto"], "the kit's rules for kOps beside kOps' own", () => {
  beforeAll(async () => {
    const verdicts = await judgeAll(judged.map(({ intent }) => kopsCase(clusterOf(intent))));
    judged.forEach((it, index) => (it.verdict = verdicts[index]));
  });

  afterAll(() => {
    const rows = judged.map((it) => [it.code, it.side, ours(it), told(it.verdict), agreement(it), words(it.verdict)]);
    process.stdout.write(aligned([["code", "case", "the kit", "kOps", "agreement", "kOps' words"], ...rows]));
  });

  it.each(judged.map((it) => [`${it.code} ${it.side}`, it] as const))("%s", (_, { code, side, intent, verdict }) => {
    const found = findingsOf(intent).some((finding) => finding.code === code);
    const kops = told(verdict);
    const says = words(verdict);
    if (side === "passing") expect({ found, kops, says }).toEqual({ found: false, kops: "accepts", says: "" });
    else expect({ found, kops, says }).toEqual({ found: true, kops: promised(code), says });
  });
});

function clusterOf(intent: object): ResolvedKops {
  return unruled(intent).cluster as ResolvedKops;
}
