/** Many files for kOps: two at a time, each lane with a cloud of its own, so that no case sees another. */
import { type JudgeOptions, type KopsVerdict, startKops } from "./kops";

/** One file, or one with what goes with it. */
export type KopsCase = string | ({ readonly file: string } & JudgeOptions);

const lanes = 2;

/** Verdicts in the order of the files; a file that brings kOps to no end is an error in its place. */
export async function judgeAll(cases: readonly KopsCase[]): Promise<(KopsVerdict | Error)[]> {
  const verdicts: (KopsVerdict | Error)[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    const kops = await startKops();
    try {
      for (let index = next++; index < cases.length; index = next++) {
        try {
          const { file, ...options } = caseOf(cases[index]);
          verdicts[index] = await kops.judge(file, options);
        } catch (error) {
          verdicts[index] = error as Error;
        }
      }
    } finally {
      await kops.stop();
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return verdicts;
}

const caseOf = (it: KopsCase = ""): { readonly file: string } & JudgeOptions =>
  typeof it === "string" ? { file: it } : it;
