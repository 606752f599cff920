/**
 * kOps as a judge, judged: it accepts what is right, refuses what is wrong in its own words, and what it renders can be
 * read back. A table sets every claim of the fact sheets beside kOps' verdict.
 */
import type { KopsVerdict } from "./support/kops";
import { answerOf, facts } from "./support/kops-facts";
import { judgeAll } from "./support/kops-lanes";
import { kopsFile } from "./support/kops-specs";
import { factTable } from "./support/kops-table";
import { describeWith } from "./support/needs";

describeWith(["kops", "moto"], "every claim about kOps, put to kOps", () => {
  let verdicts: readonly (KopsVerdict | Error)[] = [];

  beforeAll(async () => {
    verdicts = await judgeAll(facts.map(({ change }) => kopsFile(change)));
  });

  afterAll(() => void process.stdout.write(factTable(facts, verdicts)));

  it.each(facts.map((fact, index) => [`${fact.source}: ${fact.rule}`, fact, index] as const))(
    "%s",
    (_, fact, index) => {
      const verdict = verdicts[index];
      if (verdict === undefined || verdict instanceof Error) throw verdict ?? new Error("kOps was not asked");
      const message = verdict.kind === "refused" ? verdict.message : "";
      expect({ answer: answerOf(verdict), message }).toEqual({
        answer: fact.kops,
        message: expect.stringContaining(fact.says ?? "") as string,
      });
    },
  );
});
