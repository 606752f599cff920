import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkSource, existingObjects } from "../../../constructs/kit";
import { writeSettings } from "../../../sandbox";
import { addPreexisting } from "../../../sandbox/install";
import { readSettings } from "../../../sandbox/settings";

function existing(scenario: string): ReturnType<typeof existingObjects> {
  const checked = checkSource(scenario);
  if (!checked.ok) throw new Error(scenario);
  return existingObjects(checked.plan.cluster);
}

it("is nothing where the kit or kOps makes the VPC", () => {
  for (const scenario of ["quickstart", "aws-kops-wireguard"]) expect(existing(scenario)).toEqual([]);
});

it("is the VPC and the subnets that the intent names", () => {
  const objects = existing("aws-kops-route-reflectors");
  expect(objects[0]).toEqual({
    type: "aws:ec2/vpc:Vpc",
    id: "vpc-0123456789abcdef0",
    properties: { cidrBlock: "10.40.0.0/16" },
  });
  expect(objects.slice(1).map(({ type }) => type)).toEqual(Array(6).fill("aws:ec2/subnet:Subnet"));
});

describe("in a sandbox", () => {
  let directory: string;
  beforeEach(() => (directory = mkdtempSync(join(tmpdir(), "calico-kit-existing-"))));
  afterEach(() => rmSync(directory, { recursive: true }));

  it("joins what the settings say, once, and leaves the rest of them alone", () => {
    const delays = [{ match: {}, operation: "create" as const, milliseconds: 1 }];
    writeSettings(directory, { preexisting: [{ type: "t", id: "mine" }], delays });
    for (const cidrBlock of ["10.0.0.0/16", "10.1.0.0/16"])
      addPreexisting(directory, [{ type: "t", id: "theirs", properties: { cidrBlock } }]);
    expect(readSettings(directory)).toMatchObject({
      preexisting: [
        { type: "t", id: "mine", properties: {} },
        { type: "t", id: "theirs", properties: { cidrBlock: "10.1.0.0/16" } },
      ],
      delays,
    });
  });

  it("writes no settings where there is nothing to say", () => {
    addPreexisting(directory, []);
    expect(existsSync(join(directory, "sandbox.json"))).toBe(false);
  });
});
