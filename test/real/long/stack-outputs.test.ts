import { readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import { configurationSecrets } from "../../../constructs/calico";
import { checkSource, platformOf, readScenarios } from "../../../constructs/kit";
import { Recording } from "../../platforms/recording";

// The engine warns of an output without a value ("Undefined value (vpcId) will not show as a stack output."), each time.
// Vagrant makes the machines of a laptop, not Pulumi, which says so (test/platforms/kubespray/component.test.ts).
const scenarios = readScenarios().filter(({ intent }) => !/^\s+on:.*\bvagrant\b/m.test(readFileSync(intent, "utf8")));

it.each(scenarios.map(({ id }) => id))("every output of %s has a value", async (scenario) => {
  const checked = checkSource(scenario);
  if (!checked.ok) throw new Error(`${scenario} has errors`);
  const { plan } = checked;
  let outputs: Record<string, unknown> = {};
  await Recording.of(() => {
    const secrets = Object.fromEntries(
      configurationSecrets(plan.cluster).map(({ config }) => [config, "f".repeat(40)]),
    );
    outputs = platformOf(plan.cluster.platform.kind).component()(plan, secrets).outputs;
  });
  expect(Object.keys(outputs)).toContain("clusterName");
  for (const [name, value] of Object.entries(outputs)) {
    const known = await new Promise((resolve) => void (pulumi.output(value) as pulumi.Output<unknown>).apply(resolve));
    expect({ name, isKnown: known !== undefined }).toEqual({ name, isKnown: true });
  }
});
