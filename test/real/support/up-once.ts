/**
 * `up` of one stack in a process of its own, for programs that refuse: the SDK leaves a rejected promise behind, which
 * jest takes for a failure of the test. On its input: what to run; on its output: how it went.
 */
import { readFileSync } from "node:fs";
import type { IntentInput } from "../../../constructs/kit";
import { planOfIntent, SandboxStack } from "./stack";

export interface Wanted {
  readonly intent: IntentInput;
  readonly config: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
}

export interface Outcome {
  readonly error?: string;
  readonly said: string;
  /** Objects that are in the cloud after it. */
  readonly made: number;
  /** To be removed by whoever asked. */
  readonly directory: string;
}

async function main(): Promise<void> {
  const { intent, config, secrets } = JSON.parse(readFileSync(0, "utf8")) as Wanted;
  const stack = SandboxStack.make(intent.name);
  stack.config = config;
  stack.secrets = secrets;
  const { error, said } = await stack.up(planOfIntent(intent));
  const outcome: Outcome = { ...(error && { error }), said, made: stack.cloud.length, directory: stack.directory };
  process.stdout.write(`\n${JSON.stringify(outcome)}\n`, () => process.exit(0));
}

void main();
