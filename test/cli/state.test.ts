import { pendingLines, pendingWarning } from "../../cli/engine/pending";
import { refuseProtected, type StateResource } from "../../cli/engine/state";

const urn = (type: string, name: string) => `urn:pulumi:lab::calico-kit::calico-kit:eks:Cluster$${type}::${name}`;
const resource = (type: string, name: string, more: Partial<StateResource> = {}): StateResource => ({
  urn: urn(type, name),
  type,
  ...more,
});
const refuse =
  (...resources: StateResource[]) =>
  () =>
    refuseProtected("lab", { resources, pending: [] });

describe("what must not be deleted", () => {
  const guard = resource("calico-kit:kit:DeletionGuard", "lab", { protect: true });

  it("is nothing in a plain stack", () => {
    const cluster = resource("aws:eks/cluster:Cluster", "lab", { inputs: { deletionProtection: false } });
    expect(refuse(cluster, { ...guard, protect: false })).not.toThrow();
  });

  it.each([
    ["aws:eks/cluster:Cluster", "deletionProtection"],
    ["aws:cloudwatch/logGroup:LogGroup", "deletionProtectionEnabled"],
    ["aws:lb/loadBalancer:LoadBalancer", "enableDeletionProtection"],
    ["aws:ec2/instance:Instance", "disableApiTermination"],
  ])("is %s with %s, also where no version protected it yet", (type, key) => {
    expect(refuse(resource(type, "lab", { inputs: { [key]: true } }))).toThrow(
      `stack lab holds 1 resource that must not be deleted; nothing was touched; got ${type} lab (${key}); fix: set`,
    );
  });

  it("is what the user has protected", () => {
    expect(refuse(resource("aws:ec2/vpc:Vpc", "lab-vpc", { protect: true }))).toThrow(
      /got aws:ec2\/vpc:Vpc lab-vpc \(protect\); fix: run `pulumi state unprotect URN`/,
    );
  });

  it("names what the kit's guard stands for, not the guard", () => {
    const cluster = resource("aws:eks/cluster:Cluster", "lab", { protect: true, inputs: { deletionProtection: true } });
    expect(refuse(cluster, guard)).toThrow(
      /holds 1 resource .*got aws:eks\/cluster:Cluster lab \(deletionProtection\)/,
    );
    expect(refuse(guard)).toThrow(/DeletionGuard lab \(protect\)/);
  });

  it("is told shortly where it is much", () => {
    const many = Array.from({ length: 8 }, (_, n) => resource("aws:ec2/vpc:Vpc", `v${n}`, { protect: true }));
    expect(refuse(...many)).toThrow(/holds 8 resources .*v4 \(protect\) and 3 more; fix/);
  });
});

describe("operations that ended half-way", () => {
  const create = { type: "creating", resource: resource("aws:ec2/eip:Eip", "lab-nat") };
  const update = { type: "updating", resource: resource("aws:eks/cluster:Cluster", "lab") };

  it("are nothing to talk about where there are none", () => expect(pendingLines([], "")).toEqual([]));

  it("are found out by refresh, but for creates, of which only the user can know", () => {
    expect(pendingLines([update], " --stack lab")).toEqual([
      "1 operation of it ended half-way:",
      "  updating aws:eks/cluster:Cluster  lab",
      "To find out how far they came: calico-kit refresh --stack lab",
    ]);
    const both = pendingLines([create, update], " --stack lab").join("\n");
    expect(both).toContain("  creating aws:ec2/eip:Eip  lab-nat\n");
    expect(both).toContain("calico-kit refresh --stack lab --clear-pending-creates");
    expect(pendingLines([create], "").join("\n")).not.toContain("To find out");
  });

  it("take the place of the engine's warning", () => {
    const warning =
      "Attempting to deploy or update resources with 1 pending operations from previous deployment.\n" +
      `  * ${create.resource.urn}, interrupted while creating\nThese resources are in an unknown state because ...`;
    expect(pendingWarning(warning, " --sandbox --stack lab")?.split("\n").slice(0, 2)).toEqual([
      "1 operation of an earlier run ended half-way:",
      "  creating aws:ec2/eip:Eip  lab-nat",
    ]);
    expect(pendingWarning("anything else", "")).toBeUndefined();
  });
});
