import * as pulumi from "@pulumi/pulumi";
import type { Finding } from "../../constructs/findings";
import { parseText } from "../../constructs/intent";
import { checkDocument, checkSource, type Plan } from "../../constructs/kit";
import { userError } from "../../constructs/platforms/component";
import { program, refuseErrors, secretName } from "../../stacks/program";

const finding: Finding = {
  code: "INT-001",
  severity: "error",
  path: "/x",
  message: "unknown key",
  got: "x",
  want: "y",
  fix: "rename it",
  see: "the schema",
};

function plan(text: string): Plan {
  const read = parseText("intent.yaml", text);
  if (!read.ok) throw new Error("not YAML");
  const checked = checkDocument("intent.yaml", read.document, ".");
  if (!checked.ok) throw new Error(JSON.stringify(checked.refusal.findings));
  return checked.plan;
}

it("refuses errors with all of the findings, in a way that the engine prints without a stack trace", () => {
  const refuse = () => refuseErrors("intent.yaml", [finding]);
  expect(refuse).toThrow(/nothing was touched[^]*error INT-001[^]*fix {3}rename it/);
  try {
    refuse();
  } catch (error) {
    expect(pulumi.RunError.isInstance(error)).toBe(true);
  }
});

it("goes on with warnings", () => {
  expect(() => refuseErrors("intent.yaml", [{ ...finding, severity: "warning" }])).not.toThrow();
});

it("refuses a plan that holds errors before it makes anything", async () => {
  const checked = checkSource("quickstart");
  if (!checked.ok) throw new Error("quickstart has errors");
  await expect(program({ ...checked.plan, findings: [finding] })()).rejects.toThrow("INT-001");
});

it("makes errors whose stack the SDK can format quickly", () => {
  expect(userError("what is wrong").stack).toBe("RunError: what is wrong");
});

it("knows which secret an intent takes from the configuration", () => {
  const vpp = (key: string) =>
    plan(`
name: demo
platform: { kind: eks, region: eu-central-1, nodeGroups: [{ name: workers }] }
calico:
  dataplane: { kind: vpp }
  encryption: { kind: ipsec, preSharedKey: ${key} }
`);
  expect(secretName(vpp("{ kind: secret, config: ipsecKey }"))).toBe("ipsecKey");
  expect(secretName(vpp("{ kind: generated }"))).toBeUndefined();
});
