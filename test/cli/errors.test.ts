import { readFileSync } from "node:fs";
import { adoption, engineFailure } from "../../cli/engine/failures";
import { outputLines } from "../../cli/engine/outputs";
import { Done, report, UserError } from "../../cli/errors";
import { world } from "./support";

describe("reporting", () => {
  it("prints what the user can act on as one line", () => {
    const { context, err } = world();
    const failure = { what: "cannot\n write", got: "a file", wanted: "a folder", fix: "choose another" };
    expect(report(new UserError(failure), context)).toBe(1);
    expect(err.text).toBe("calico-kit: cannot write; got a file; wanted a folder; fix: choose another\n");
  });

  it("prints nothing where all was said", () => {
    const { context, err } = world();
    expect(report(new Done(2), context)).toBe(2);
    expect(err.text).toBe("");
  });

  it.each([new TypeError("x is not a function\nsecond line"), "thrown text"])(
    "owns up to a defect, and keeps the stack for the report: %p",
    (thrown) => {
      const { context, err } = world();
      expect(report(thrown, context)).toBe(1);
      expect(err.lines).toHaveLength(1);
      expect(err.text).toMatch(/^calico-kit: internal error: .*please open an issue with that file/);
      expect(err.text).not.toContain("second line");
      const file = /details are in (\S+);/.exec(err.text)![1]!;
      expect(file.startsWith(context.project)).toBe(true);
      expect(readFileSync(file, "utf8")).toContain(thrown instanceof Error ? "    at " : "thrown text");
    },
  );
});

describe("what the engine's own errors mean", () => {
  const failed = (stderr: string) =>
    Object.assign(new Error(`code: -2\n stdout: \n stderr: Command failed\n${stderr}\n err?: Error: x\n${stderr}\n`), {
      commandResult: {},
    });

  it.each([
    ["error: PULUMI_ACCESS_TOKEN must be set for login during non-interactive CLI sessions", /pulumi login/],
    ["error: passphrase must be set with PULUMI_CONFIG_PASSPHRASE or", /PULUMI_CONFIG_PASSPHRASE/],
    ["error: the stack is currently locked by 1 lock(s)", /calico-kit cancel --stack NAME/],
    ["error: failed to load checkpoint: place 1: unexpected end of JSON input", /pulumi stack import/],
    ["error: failed to load checkpoint: unsupported checkpoint version 99", /that version of Pulumi/],
    ["error: The Pulumi CLI encountered a snapshot integrity error. This is a bug!", /pulumi state repair/],
    ['error: provided project name "other" doesn\'t match Pulumi.yaml', /project calico-kit/],
    ["error: no stack named 'demo' found", /--stack/],
  ])("%s", (text, fix) => {
    const failure = engineFailure(failed(text), "up of demo");
    expect(failure?.failure.fix).toMatch(fix);
    expect(failure?.message).not.toContain("\n");
    expect(failure?.failure.got).toBe(text.replace("error: ", ""));
  });

  it("passes on what it does not know", () => {
    const failure = engineFailure(failed("error: something new"), "up of demo")!;
    expect(failure.message).toMatch(/^up of demo failed; got something new; fix: /);
  });

  it("leaves errors that are not the engine's to others", () => {
    expect(engineFailure(new TypeError("x"), "up")).toBeUndefined();
    expect(engineFailure("x", "up")).toBeUndefined();
  });
});

it.each([
  ["AlreadyExists: Namespace tigera-operator exists already", true],
  ["ResourceInUseException: Cluster already exists with name: lab", true],
  ["cannot re-use a name that is still in use", true],
  ["AccessDenied: not authorized to perform eks:CreateCluster", false],
])("says what to do about a thing that the stack does not know of: %s", (error, isTold) => {
  const advice = adoption(["another error", error], " --stack lab");
  if (!isTold) expect(advice).toBeUndefined();
  else expect(advice).toMatch(/pulumi import TYPE NAME ID.*calico-kit destroy --stack lab/);
});

it("never prints the value of a secret output", () => {
  const lines = outputLines({
    kubeconfig: { value: "apiVersion: v1", secret: true },
    endpoint: { value: "https://example", secret: false },
    zones: { value: ["a", "b"], secret: false },
  });
  expect(lines).toEqual([
    "Outputs:",
    "  endpoint    https://example",
    "  kubeconfig  [secret]",
    '  zones       ["a","b"]',
  ]);
  expect(outputLines({})).toEqual([]);
});

it("says of each output that leads somewhere, and that a sandbox made up, that it leads nowhere", () => {
  const outputs = {
    kubeconfig: { value: "apiVersion: v1", secret: true },
    endpoint: { value: "https://example", secret: false },
    stateStore: { value: "s3://bucket", secret: false },
    vpcId: { value: "vpc-0a", secret: false },
  };
  const simulated = (lines: readonly string[]) =>
    lines.filter((line) => line.includes("(simulated:")).map((line) => line.split(" ")[2]);
  expect(simulated(outputLines(outputs, { isSimulated: true }))).toEqual(["endpoint", "kubeconfig", "stateStore"]);
  expect(simulated(outputLines(outputs))).toEqual([]);
});
