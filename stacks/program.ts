import * as pulumi from "@pulumi/pulumi";
import type { Finding } from "../constructs/findings";
import { configurationSecrets, problemsOfSecrets } from "../constructs/calico";
import { liveFactsOf, type Plan, platformOf } from "../constructs/kit";
import { refusalText } from "../constructs/platforms";
import { type Secrets, userError } from "../constructs/platforms/component";
import { isConfigSecret } from "./config-secrets";
import { keepAnswersOutOfDebugMessages } from "./debug-messages";
import { DeletionGuard } from "./deletion-guard";
import { LiveFactsRecord } from "./live";

/** The Pulumi program of a plan: for the Automation API, and for `pulumi up` (index.ts). Returns the stack's outputs. */
export function program(plan: Plan): () => Promise<Record<string, unknown>> {
  return () =>
    Promise.resolve().then(() => {
      keepAnswersOutOfDebugMessages();
      refuseErrors(plan.source, plan.findings);
      const make = platformOf(plan.cluster.platform.kind).component();
      const secrets = secretsOf(plan);
      const facts = liveFactsOf(plan.cluster);
      // At once, so that an `up` that does not come to its end has left word of what it was to make, and at the end.
      const intended = new LiveFactsRecord("intended", facts);
      const { outputs, ready, protection } = make(plan, secrets);
      const applied = new LiveFactsRecord("applied", facts, { parent: intended, dependsOn: [...ready] });
      if (protection !== undefined) new DeletionGuard(plan.cluster.name, protection.isOn, protection.guarded, applied);
      return outputs;
    });
}

/** No resource is touched while an error stands. */
export function refuseErrors(source: string, findings: readonly Finding[], what = "the intent has errors"): void {
  if (!findings.some(({ severity }) => severity === "error")) return;
  throw userError(refusalText(source, findings, what));
}

/**
 * The secrets that the intent takes from the stack's configuration, by name.
 * @throws an error for the user, that quotes none, where one is missing, in plain text, or not what its reader takes
 */
function secretsOf({ cluster }: Plan): Secrets {
  const wanted = configurationSecrets(cluster);
  const config = new pulumi.Config();
  const problems = problemsOfSecrets(wanted, (name) => {
    const value = config.get(name);
    return value === undefined ? undefined : { value, isSecret: isConfigSecret(`${config.name}:${name}`) };
  });
  if (problems.length > 0) throw userError(`secrets are wanting; nothing was touched\n\n${problems.join("\n")}`);
  return Object.fromEntries(wanted.map(({ config: name }) => [name, config.requireSecret(name)]));
}
