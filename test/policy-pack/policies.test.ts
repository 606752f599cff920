import type { ResourceValidationPolicy, StackValidationArgs, StackValidationPolicy } from "@pulumi/policy";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { calicoPolicies, type CalicoPoliciesOptions } from "../../policy-pack";

const root = resolve(__dirname, "../..");
const versionOf = (...path: readonly string[]): unknown =>
  (JSON.parse(readFileSync(join(root, ...path, "package.json"), "utf8")) as { readonly version: unknown }).version;

/** What a policy reports of a stack, or of one resource. */
function told(name: string, resources: readonly object[], config: object = {}, options: CalicoPoliciesOptions = {}) {
  const policy = calicoPolicies(options).find((one) => one.name === name);
  const said: (readonly [message: string, urn: string | undefined])[] = [];
  const report = (message: string, urn?: string): void => void said.push([message, urn]);
  const args = { ...resources[0], resources, getConfig: () => config } as unknown as StackValidationArgs;
  const { validateStack } = policy as StackValidationPolicy;
  const { validateResource } = policy as ResourceValidationPolicy;
  if (validateStack !== undefined) void validateStack(args, report);
  else if (typeof validateResource === "function") void validateResource(args as never, report);
  return said;
}

const group = (port: number) => ({
  urn: "urn:group",
  type: "aws:ec2/securityGroup:SecurityGroup",
  name: "nodes",
  props: { ingress: [{ protocol: "tcp", fromPort: port, toPort: port, cidrBlocks: ["0.0.0.0/0"] }] },
});

it("has the version of the kit", () => {
  expect(versionOf("policy-pack", "pack")).toBe(versionOf());
});

it("has each name once, and the level of errors or of warnings", () => {
  const levels = calicoPolicies({ warnings: "disabled" }).map((one) => [one.name, one.enforcementLevel]);
  expect(new Set(levels.map(([name]) => name)).size).toBe(levels.length);
  for (const [name, level] of levels) expect(level).toBe(name?.endsWith("-warnings") ? "disabled" : "mandatory");
});

it("reports errors and warnings each by its own policy, and no accepted warning", () => {
  expect(told("aws-security-groups", [group(2375)])).toEqual([
    [
      expect.stringMatching(/^GRAPH-001 at \/ingress\/0\/cidrBlocks\/0: .*; got tcp 2375 .*; wanted .*; fix: /),
      "urn:group",
    ],
  ]);
  expect(told("aws-security-groups-warnings", [group(2375)])).toEqual([]);
  expect(told("aws-security-groups-warnings", [group(22)])).toHaveLength(1);
  expect(told("aws-security-groups-warnings", [group(22)], { accept: ["GRAPH-004"] })).toEqual([]);
  // An error is never accepted.
  expect(told("aws-security-groups", [group(2375)], { accept: ["GRAPH-001"] })).toHaveLength(1);
  expect(told("calico-objects", [group(2375)])).toEqual([]);
});

it("says of expectations that cannot be read what is wrong with each", () => {
  const expectation = { from: "shop/web", to: "shop/db", probe: "tcp", allow: true };
  const said = told("calico-reach", [], { expect: [expectation, 3], expectFile: "/nowhere.yaml" });
  expect(said.map(([message]) => message)).toEqual([
    expect.stringMatching(/^expect\[0\]: probe is not such as/),
    expect.stringMatching(/^expect\[1\]: from or to is missing/),
    expect.stringMatching(/^\/nowhere\.yaml:1: /),
  ]);
  const own = told("calico-reach", [], {}, { expect: [{ ...expectation, probe: "tcp:1" }] });
  expect(own.map(([message]) => message.slice(0, 9))).toEqual(["GRAPH-011", "GRAPH-011"]);
});

it("leaves an unknown value to Pulumi, which says so", () => {
  const error = new Error("unknown");
  const props = {
    get ingress(): never {
      throw error;
    },
  };
  expect(() => told("aws-security-groups", [{ ...group(1), props }])).toThrow(error);
});
