import { createInterface } from "node:readline/promises";

/** Asks on the terminal; undefined where the user ended the question with Ctrl-C or Ctrl-D. */
export async function ask(question: string): Promise<string | undefined> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  // Without this Ctrl-C would only pause the terminal, and the process would end as if all were done.
  terminal.once("SIGINT", () => terminal.close());
  try {
    const closed = new Promise<undefined>((answer) => terminal.once("close", () => answer(undefined)));
    return await Promise.race([terminal.question(question), closed]);
  } finally {
    terminal.close();
  }
}

export async function confirm(question: string): Promise<boolean> {
  const answer = await ask(`${question} [yes/no] `);
  return answer !== undefined && /^\s*y(es)?\s*$/i.test(answer);
}
