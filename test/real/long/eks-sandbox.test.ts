/**
 * What passes `check` on EKS, the sandbox takes: random intents that say, all together, every key of EKS' schema. The component
 * registers its resources with the SDK's mocks, and the sandbox's provider of AWS checks and makes each of them, without an engine.
 */
import * as pulumi from "@pulumi/pulumi";
import { rmSync } from "node:fs";
import fc from "fast-check";
import { checkDocument, existingObjects, type Plan } from "../../../constructs/kit";
import { EksCalicoCluster } from "../../../constructs/platforms/eks/component";
import { eks } from "../../../constructs/platforms/eks/schema";
import type { EksWhole } from "../../../constructs/platforms/eks/types";
import { AwsProvider } from "../../../sandbox/aws/provider";
import { clusterStore, installationType } from "../../../sandbox/cluster/store";
import { asText, type Properties } from "../../../sandbox/host/values";
import { writeSettings } from "../../../sandbox";
import { Client, newDirectory, region } from "../../sandbox/support";
import { withoutStackTraces } from "../../support/stack-traces";
import { said, schemaPlaces } from "../../support/said";
import { eksIntents } from "../support/eks-intents";
import { longTries } from "../../support/tries";

const account = "123456789012";

/** What one program asked the sandbox for, and what it refused. */
async function refusalsOf(plan: Plan): Promise<readonly string[]> {
  const directory = newDirectory();
  writeSettings(directory, { preexisting: [...existingObjects(plan.cluster)] });
  const provider = new AwsProvider(directory);
  provider.configure({ region });
  const client = new Client(provider);
  const refusals: string[] = [];
  let endpoint = "";
  await pulumi.runtime.setMocks(
    {
      newResource: async ({ type, name, inputs }) => {
        const properties = inputs as Properties;
        if (type === installationType) {
          const inputs = { ...properties };
          clusterStore(directory, endpoint).change((cloud) => {
            cloud.objects[type] = {
              default: { urn: name, type, id: name, inputs, outputs: inputs, known: true },
            };
          });
        }
        if (!type.startsWith("aws:") || type.startsWith("pulumi:")) return { id: `${name}-id`, state: properties };
        try {
          const { id, outputs } = await client.make(type, name, properties);
          if (type === "aws:eks/cluster:Cluster") endpoint = asText(outputs["endpoint"] ?? "");
          return { id, state: outputs };
        } catch (error) {
          refusals.push(`${type} ${name}: ${(error as Error).message}`);
          return { id: `${name}-id`, state: properties };
        }
      },
      call: ({ token, inputs }) => provider.invoke(token, inputs as Properties),
    },
    "calico-kit",
    "test",
    false,
  );
  await withoutStackTraces(async () => {
    const cluster = plan.cluster as EksWhole;
    new EksCalicoCluster("demo", { plan: { ...plan, cluster } });
    await pulumi.runtime.disconnect();
  });
  rmSync(directory, { recursive: true, force: true });
  return refusals;
}

function planOf(intent: object): Plan | undefined {
  const document = { file: "eks", data: intent, locate: () => undefined, text: () => undefined };
  const checked = checkDocument("eks", document, ".");
  return checked.ok ? checked.plan : undefined;
}

const intents = eksIntents(region, account);

it("is asked about every key that an intent can say", () => {
  const known = new Set(schemaPlaces(eks));
  const passing = fc.sample(intents, { numRuns: 500, seed: 1 }).filter((intent) => planOf(intent) !== undefined);
  const places = new Set(passing.flatMap((intent) => said(intent.platform, known)));
  // Auto Mode is refused by a finding.
  expect([...known].filter((place) => !places.has(place))).toEqual(["/autoMode"]);
});

it("takes every intent that passes", async () => {
  const long = longTries(60);
  let passed = 0;
  await fc.assert(
    fc.asyncProperty(intents, async (intent) => {
      const plan = planOf(intent);
      if (plan === undefined) return;
      passed += 1;
      expect(await refusalsOf(plan)).toEqual([]);
    }),
    long,
  );
  expect(passed).toBeGreaterThan(long.numRuns / 4);
}, 3_600_000);
