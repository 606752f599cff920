import * as pulumi from "@pulumi/pulumi";
import { type Finding, tableReport } from "../constructs/findings";
import { liveFactsOf, type Plan, platformOf } from "../constructs/kit";
import { type Secrets, userError } from "../constructs/platforms/component";
import { LiveFactsRecord } from "./live";

/** The Pulumi program of a plan: for the Automation API, and for `pulumi up` (index.ts). Returns the stack's outputs. */
export function program(plan: Plan): () => Promise<Record<string, unknown>> {
  return () =>
    Promise.resolve().then(() => {
      refuseErrors(plan.source, plan.findings);
      const make = platformOf(plan.cluster.platform.kind).component();
      const facts = liveFactsOf(plan.cluster);
      // At once, so that an `up` that does not come to its end has left word of what it was to make, and at the end.
      new LiveFactsRecord("intended", facts);
      const { outputs, ready } = make(plan, secretsOf(plan));
      new LiveFactsRecord("applied", facts, { dependsOn: [...ready] });
      return outputs;
    });
}

/** No resource is touched while an error stands. */
export function refuseErrors(source: string, findings: readonly Finding[], what = "the intent has errors"): void {
  if (!findings.some(({ severity }) => severity === "error")) return;
  throw userError(`${what}; nothing was touched\n\n${tableReport(findings, { source })}`);
}

/** Name of the configuration value that the intent takes a secret from; undefined where it takes none. */
export function secretName({ cluster }: Plan): string | undefined {
  const { encryption } = cluster.calico;
  if (encryption.kind !== "ipsec" || encryption.preSharedKey.kind !== "secret") return undefined;
  return encryption.preSharedKey.config;
}

/** Pulumi keeps the values encrypted; one that is missing is for the component to report. */
function secretsOf(plan: Plan): Secrets {
  const name = secretName(plan);
  const value = name === undefined ? undefined : new pulumi.Config().getSecret(name);
  return name === undefined || value === undefined ? {} : { [name]: value };
}
