import * as pulumi from "@pulumi/pulumi";

let isDone = false;

/**
 * Takes what the engine answers out of the SDK's debug messages. `RegisterResource RPC finished: …, resp: …` holds the
 * resource's outputs as they are, secrets of the cluster in base64 included; the engine writes it to the file of events by
 * which the Automation API follows it, and `pulumi up --debug` prints it. The SDK has no switch for it.
 */
export function keepAnswersOutOfDebugMessages(): void {
  if (isDone) return;
  isDone = true;
  const { debug } = pulumi.log;
  const quiet: typeof debug = (message, ...rest) => debug(withoutAnswer(message), ...rest);
  Object.assign(pulumi.log, { debug: quiet });
}

/** A debug message up to where it quotes what was sent or answered. */
export function withoutAnswer(message: string): string {
  return message.replace(/, (?:resp: |(?:obj|props|outputs)=)[^]*$/, "");
}
