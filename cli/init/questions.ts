import { starterDataplanes, starters } from "../../constructs/kit";
import { nearest } from "../../constructs/intent";
import type { StarterQuestion } from "../../constructs/platforms";
import type { Context } from "../context";
import { Done, exitCodeOf, UserError } from "../errors";
import { oneLine } from "../text";

/** What is needed to write a first intent; by the names of the options that answer. */
export type Answers = Readonly<Record<string, string>>;

const platformQuestion: StarterQuestion = {
  id: "platform",
  question: "Platform",
  choices: [...starters().keys()],
  usual: [...starters().keys()][0] ?? "",
};

const dataplaneQuestion: StarterQuestion = {
  id: "data-plane",
  question: "Data plane",
  choices: Object.keys(starterDataplanes),
  usual: "iptables",
};

export const namePattern = /^[a-z]([-a-z0-9]{0,38}[a-z0-9])?$/;

/** The questions of one platform, in the order in which a user is asked. */
function questionsOf(platform: string, usualName: string): readonly StarterQuestion[] {
  const name: StarterQuestion = { id: "name", question: "Name of the cluster", pattern: namePattern, usual: usualName };
  return [...(starters().get(platform)?.questions ?? []), dataplaneQuestion, name];
}

/**
 * The answers: all by options, or all by asking. A name is the only one that goes without saying.
 * @throws UserError for an option that is missing, is no answer, or answers what the platform does not ask
 */
export async function answersFor(given: Answers, usualName: string, context: Context): Promise<Answers> {
  const { ask } = context;
  if (Object.keys(given).length === 0 && ask !== undefined) return asked(usualName, ask, context);
  const platform = given["platform"];
  if (platform !== undefined) accept(platformQuestion, platform);
  const questions = [platformQuestion, ...questionsOf(platform ?? "", usualName)];
  for (const [id, answer] of Object.entries(given)) {
    const question = questions.find((one) => one.id === id);
    if (question !== undefined) accept(question, answer);
    else if (platform !== undefined)
      throw new UserError({ what: `--${id} says nothing of ${platform}`, fix: `leave --${id} out` });
  }
  const missing = questions.filter(({ id }) => given[id] === undefined && id !== "name");
  if (missing.length > 0) throw unanswered(missing, platform, context);
  return { name: usualName, ...given };
}

function unanswered(
  missing: readonly StarterQuestion[],
  platform: string | undefined,
  { ask, cannotAsk }: Context,
): UserError {
  const why = ask === undefined ? (cannotAsk ?? "no terminal to ask on") : "some options, and then nothing is asked";
  const own = platform === undefined ? "; a platform may want more" : "";
  return new UserError({
    what: `init needs to know more: ${missing.map(({ id }) => `--${id}`).join(", ")}`,
    got: why,
    wanted: missing.map((question) => `--${question.id} ${wanted(question)}`).join(", ") + own,
    fix: `add ${missing.map(({ id, usual }) => `--${id} ${usual}`).join(" ")}`,
  });
}

async function asked(usualName: string, ask: NonNullable<Context["ask"]>, context: Context): Promise<Answers> {
  const answers: Record<string, string> = {};
  const put = async (question: StarterQuestion): Promise<string> =>
    (answers[question.id] = await answerOf(question, ask, context));
  const platform = await put(platformQuestion);
  for (const question of questionsOf(platform, usualName)) await put(question);
  return answers;
}

/** Asks until there is an answer, or nobody wants to give one. */
async function answerOf(
  question: StarterQuestion,
  ask: NonNullable<Context["ask"]>,
  context: Context,
): Promise<string> {
  const choices = question.choices === undefined ? "" : ` (${question.choices.join(", ")})`;
  for (;;) {
    const text = await ask(`${question.question}${choices} [${question.usual}]: `);
    if (text === undefined) {
      context.err.write("\ncalico-kit: nothing was written\n");
      throw new Done(exitCodeOf("SIGINT"));
    }
    const answer = text.trim() === "" ? question.usual : text.trim();
    const refusal = refusalOf(question, answer);
    if (refusal === undefined) return answer;
    context.err.write(`  ${refusal}\n`);
  }
}

function accept(question: StarterQuestion, answer: string): void {
  const refusal = refusalOf(question, answer);
  if (refusal === undefined) return;
  const suggestion = nearest(answer, question.choices ?? []);
  throw new UserError({
    what: `--${question.id} is none that there is`,
    got: oneLine(answer, 100) || "an empty text",
    wanted: wanted(question),
    fix: suggestion === undefined ? `--${question.id} ${question.usual}, for example` : `did you mean ${suggestion}?`,
  });
}

function refusalOf(question: StarterQuestion, answer: string): string | undefined {
  const isAnswer = question.choices?.includes(answer) ?? question.pattern?.test(answer) ?? true;
  if (isAnswer) return undefined;
  const suggestion = nearest(answer, question.choices ?? []);
  return suggestion === undefined ? `Wanted ${wanted(question)}.` : `Did you mean ${suggestion}?`;
}

function wanted({ id, choices, usual }: StarterQuestion): string {
  if (choices !== undefined) return `one of ${choices.join(", ")}`;
  return id === "name" ? "1 to 40 lower-case letters, digits or '-', beginning with a letter" : `one such as ${usual}`;
}
