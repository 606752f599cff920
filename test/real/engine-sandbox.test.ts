/** The sandbox under the real engine: everything that an engine does with a provider, end to end. */
import { setTimeout as sleep } from "node:timers/promises";
import { exportSealed } from "../../cli/engine/state";
import { readCloud, removeFromCloud, writeSettings } from "../../sandbox";
import { killEngine, newSandbox, openTestStack, removeSandboxes, run } from "./support/engine";
import { describeWith } from "./support/needs";
import { type Choices, program, resourceCount } from "./support/sandbox-program";

describeWith(["pulumi"], "a sandbox under the real engine", () => {
  afterAll(removeSandboxes);

  it("previews, makes, keeps, refreshes, changes, replaces and destroys", async () => {
    const directory = newSandbox();
    let choices: Choices = {};
    const stack = await openTestStack(
      directory,
      program(() => choices),
    );
    const preview = await run(stack, "preview");
    expect([preview.changes, preview.failed]).toEqual([{ create: resourceCount }, false]);
    expect(readCloud(directory)).toEqual([]);

    const up = await run(stack, "up");
    expect(up.output).not.toMatch(/warning/i);
    expect([up.changes, up.failed]).toEqual([{ create: resourceCount }, false]);
    const order = (step: string): number => up.steps.indexOf(step);
    expect(order("create kubernetes:operator.tigera.io/v1:Installation installation")).toBeLessThan(
      order("create aws:eks/nodeGroup:NodeGroup workers"),
    );
    const outputs = await stack.outputs();
    expect(outputs["endpoint"]?.value).toMatch(/\.gr7\.eu-central-1\.eks\.amazonaws\.com$/);
    expect(outputs["key"]).toMatchObject({ secret: true, value: expect.stringMatching(/^.{32}$/) });
    const sealed = JSON.stringify(await exportSealed(stack));
    expect(sealed).toContain('"ciphertext"');
    expect(sealed).not.toContain('"plaintext"');

    expect((await run(stack, "up")).changes).toEqual({ same: resourceCount });
    expect((await run(stack, "refresh")).changes).toEqual({ same: resourceCount });

    choices = { stage: "two", desiredSize: 3, instanceType: "m7i.large" };
    const update = await run(stack, "up");
    expect(update.changes).toEqual({ same: resourceCount - 3, update: 3 });
    expect((await stack.outputs())["latestVersion"]?.value).toBe(2);
    const nodes = readCloud(directory).find(({ type }) => type === "aws:eks/nodeGroup:NodeGroup");
    expect(nodes?.outputs).toMatchObject({ launchTemplate: { version: "2" }, scalingConfig: { desiredSize: 3 } });

    choices = { ...choices, description: "nodes of the lab" };
    const replacement = await run(stack, "up");
    expect(replacement.steps).toEqual(
      expect.arrayContaining([
        "create-replacement aws:ec2/securityGroup:SecurityGroup nodes",
        "delete-replaced aws:ec2/securityGroup:SecurityGroup nodes",
        "create-replacement aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule bgp",
      ]),
    );
    expect((await stack.outputs())["groupId"]?.value).not.toBe(outputs["groupId"]?.value);
    expect((await run(stack, "up")).changes).toEqual({ same: resourceCount });

    const destroy = await run(stack, "destroy");
    expect([destroy.changes, destroy.failed]).toEqual([{ delete: resourceCount }, false]);
    expect(readCloud(directory)).toEqual([]);
  });

  it("sees what changed behind its back, and mends it", async () => {
    const directory = newSandbox();
    const stack = await openTestStack(
      directory,
      program(() => ({})),
    );
    await run(stack, "up");
    const address = readCloud(directory).find(({ type }) => type === "aws:ec2/eip:Eip");
    expect(removeFromCloud(directory, "aws:ec2/eip:Eip", address?.id ?? "")).toBe(true);
    const refresh = await run(stack, "refresh");
    expect(refresh.changes).toEqual({ same: resourceCount - 1, delete: 1 });
    expect((await run(stack, "up")).changes).toEqual({ same: resourceCount - 1, create: 1 });
  });

  it("refuses in a preview what the inputs alone can tell, all at once", async () => {
    const stack = await openTestStack(
      newSandbox(),
      program(() => ({ instanceType: "m6i", desiredSize: 9 })),
    );
    const preview = await run(stack, "preview");
    expect(preview.failed).toBe(true);
    expect(preview.output).toMatch(/want an instance type, like m6i.large/);
  });

  it("fails nodes that come before their CNI", async () => {
    // The Installation takes its time, so that impatient nodes are first.
    const type = "kubernetes:operator.tigera.io/v1:Installation";
    const directory = newSandbox({ delays: [{ match: { type }, operation: "create", milliseconds: 4000 }] });
    const choices: Choices = { impatient: true };
    const stack = await openTestStack(
      directory,
      program(() => choices),
    );
    const up = await run(stack, "up");
    expect(up.failed).toBe(true);
    expect(up.output).toMatch(/NodeCreationFailure: NodeGroup "workers": nodes never became Ready: no CNI/);
  });

  it("goes on after a fault, and after a resource that was made but never ready", async () => {
    const directory = newSandbox({
      faults: [
        { match: { type: "aws:eks/cluster:Cluster" }, operation: "create", error: "InternalFailure: try again" },
        {
          match: { urn: "*::installation" },
          operation: "create",
          error: "timed out waiting for calico-node",
          afterwards: true,
        },
        { match: { type: "aws:ec2/vpc:Vpc" }, operation: "delete", times: 1, error: "RequestLimitExceeded" },
      ],
    });
    const stack = await openTestStack(
      directory,
      program(() => ({})),
    );
    const first = await run(stack, "up");
    expect(first.failed).toBe(true);
    expect(first.output).toMatch(/InternalFailure: try again/);
    const second = await run(stack, "up");
    expect(second.failed).toBe(true);
    expect(second.output).toMatch(/timed out waiting for calico-node/);
    const third = await run(stack, "up");
    expect([third.failed, third.changes["delete"]]).toEqual([false, undefined]);
    expect((await run(stack, "up")).changes).toEqual({ same: resourceCount });
    expect((await run(stack, "destroy")).output).toMatch(/RequestLimitExceeded/);
    expect((await run(stack, "destroy")).failed).toBe(false);
    expect(readCloud(directory)).toEqual([]);
  });

  it("completes after kill -9 in the middle", async () => {
    const directory = newSandbox({ delays: [{ match: {}, operation: "create", milliseconds: 300 }] });
    const open = () =>
      openTestStack(
        directory,
        program(() => ({})),
      );
    const interrupted = run(await open(), "up");
    while (readCloud(directory).length < 6) await sleep(20);
    expect(killEngine()).toBe(1);
    expect((await interrupted).failed).toBe(true);
    // The plugins notice that their engine is gone, and make nothing more.
    let left = -1;
    for (let now = readCloud(directory).length; now !== left; now = readCloud(directory).length) {
      left = now;
      await sleep(2000);
    }
    expect(left).toBeLessThan(resourceCount - 2);

    writeSettings(directory, {});
    // A new engine gets past the lock of the dead one, and past a checkpoint that was cut short.
    const stack = await open();
    const up = await run(stack, "up");
    expect(up.failed).toBe(false);
    const ids = readCloud(directory).map(({ type, id }) => `${type} ${id}`);
    expect(new Set(ids).size).toBe(ids.length);
    // Neither orphans nor doubles: all but the stack and its provider are in the cloud, once.
    expect(ids).toHaveLength(resourceCount - 2);
    expect((await run(stack, "up")).changes).toEqual({ same: resourceCount });
    expect((await run(stack, "destroy")).failed).toBe(false);
    expect(readCloud(directory)).toEqual([]);
  });
});
