import * as pulumi from "@pulumi/pulumi";
import type { Finding } from "../../constructs/findings";
import { checkSource } from "../../constructs/kit";
import { userError } from "../../constructs/platforms/component";
import { withoutAnswer } from "../../stacks/debug-messages";
import { program, refuseErrors } from "../../stacks/program";

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

it("knows where a debug message begins to quote", () => {
  const said = "RegisterResource RPC finished: resource:a[b:C]; err: null";
  expect(withoutAnswer(`${said}, resp: urn,a,data,,,Y2FuYXJ5\nmore`)).toBe(said);
  expect(withoutAnswer('ReadResource RPC prepared: id=1, obj={"a":"b"}')).toBe("ReadResource RPC prepared: id=1");
  expect(withoutAnswer("Registering resource: t=a, name=b")).toBe("Registering resource: t=a, name=b");
});
