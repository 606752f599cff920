import * as pulumi from "@pulumi/pulumi";
import {
  type HeldResource,
  heldFacts,
  judgeLive,
  liveFactsResource,
  notInsistable,
  type Plan,
} from "../constructs/kit";
import type { Finding } from "../constructs/findings";
import type { LiveFacts } from "../constructs/model";
import { keepAnswersOutOfDebugMessages } from "./debug-messages";
import { userError } from "../constructs/platforms/component";

/** Keeps in the stack what a cluster that is live cannot change. */
export class LiveFactsRecord extends pulumi.ComponentResource {
  constructor(name: string, facts: LiveFacts, options: pulumi.ComponentResourceOptions = {}) {
    super(liveFactsResource.type, name, {}, options);
    this.registerOutputs({ [liveFactsResource.output]: facts });
  }
}

/**
 * What is said of going on from what the stack holds: for a program that the engine runs by itself. The engine is asked for
 * the stack's resources as they were before this run.
 * @throws an error for the user where a code that is insisted on is none
 */
export async function liveFindings(plan: Plan): Promise<readonly Finding[]> {
  const insisted = (new pulumi.Config().get("insist") ?? "").split(/[\s,]+/).filter((code) => code !== "");
  const unknown = notInsistable(insisted);
  if (unknown.length > 0)
    throw userError(
      `the configuration value insist names ${unknown.join(", ")}; wanted codes of changes that are refused, such as ` +
        "LIVE-301; fix: `pulumi config set insist CODE`, or `pulumi config rm insist`",
    );
  return judgeLive(plan, heldFacts(await resourcesOfStack()), insisted);
}

async function resourcesOfStack(): Promise<readonly HeldResource[]> {
  // What the stack holds has secrets among it.
  keepAnswersOutOfDebugMessages();
  const stackName = [pulumi.getOrganization(), pulumi.getProject(), pulumi.getStack()].join("/");
  const { outputs } = (await pulumi.runtime.invoke("pulumi:pulumi:readStackResourceOutputs", { stackName })) as {
    readonly outputs?: Readonly<Record<string, HeldResource>>;
  };
  return Object.values(outputs ?? {});
}
