import { execFileSync, spawn } from "node:child_process";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { installSandbox, readCloud, removeFromCloud, writeSettings } from "../../sandbox";
import { CommandProvider } from "../../sandbox/command/provider";
import { differences } from "../../sandbox/host/diff";
import { disturb, NotReady } from "../../sandbox/host/disturb";
import { withLock } from "../../sandbox/host/lock";
import { masked } from "../../sandbox/host/preview";
import { Store } from "../../sandbox/host/store";
import { hasUnknown, type Json, unknown, valuesAt, withoutMarks, secret } from "../../sandbox/host/values";
import { RandomProvider } from "../../sandbox/random/provider";
import { aws, Client, newDirectory, types } from "./support";

describe("values", () => {
  it("are found at paths, with their exact places", () => {
    const value: Json = { a: [{ b: "x" }, { b: "y" }, {}], c: null };
    expect(valuesAt(value, "a[*].b")).toEqual([
      { value: "x", path: "a[0].b" },
      { value: "y", path: "a[1].b" },
    ]);
    expect(valuesAt(value, "c.d")).toEqual([]);
  });

  it("can be unknown or secret at any depth", () => {
    expect(hasUnknown({ a: [unknown] })).toBe(true);
    expect(hasUnknown({ a: ["x"] })).toBe(false);
    expect(withoutMarks({ a: [secret({ b: secret("x") })] })).toEqual({ a: [{ b: "x" }] });
  });
});

describe("differences", () => {
  const rules = { replaceOn: ["name", "list[*].port", "~late"], sets: ["set"], documents: ["json"] };
  it.each([
    ["nothing", { a: 1, __defaults: ["a"] }, { a: 1 }, []],
    ["an addition", {}, { a: 1 }, [{ path: "a", kind: "add", replaces: false }]],
    ["a removal", { a: 1 }, {}, [{ path: "a", kind: "delete", replaces: false }]],
    ["a replacement", { name: "a" }, { name: "b" }, [{ path: "name", kind: "update", replaces: true }]],
    [
      "one inside a list",
      { list: [{ port: 1 }] },
      { list: [{ port: 2 }] },
      [{ path: "list[0].port", kind: "update", replaces: true }],
    ],
    ["an odd key", { tags: {} }, { tags: { "a/b": "c" } }, [{ path: 'tags["a/b"]', kind: "add", replaces: false }]],
    ["the order of a set", { set: ["a", "b"] }, { set: ["b", "a"] }, []],
    [
      "the order of a list",
      { list: ["a", "b"] },
      { list: ["b", "a"] },
      ["list[0]", "list[1]"].map((path) => ({ path, kind: "update", replaces: false })),
    ],
    ["the spacing of a document", { json: '{"a":1}' }, { json: '{ "a": 1 }' }, []],
    ["what can be set later", {}, { late: 1 }, [{ path: "late", kind: "add", replaces: false }]],
    ["and then stays", { late: 1 }, {}, [{ path: "late", kind: "delete", replaces: true }]],
    ["what is not known yet", { name: "a" }, { name: unknown }, [{ path: "name", kind: "update", replaces: true }]],
  ])("show %s", (_, olds, news, changes) => expect(differences(olds as never, news as never, rules)).toEqual(changes));
});

describe("a preview", () => {
  it("promises inputs only, and on an update what stays", () => {
    const outputs = { a: 1, id: "x", nested: { given: true, made: "y" }, tagsAll: { t: "1" } };
    const inputs = { a: 1, nested: { given: true } };
    expect(masked(outputs, inputs, undefined)).toEqual({
      ...outputs,
      id: unknown,
      nested: { given: true, made: unknown },
    });
    expect(masked({ ...outputs, version: 2 }, inputs, { ...outputs, version: 1 })).toEqual({
      ...outputs,
      version: unknown,
    });
  });

  it("of a create gives no id away", () => {
    const client = aws();
    const inputs = client.check(types.vpc, "lab", { cidrBlock: "10.0.0.0/16" });
    const live = client.provider.create(client.subject(types.vpc, "lab"), inputs, { preview: true });
    expect(live).toMatchObject({
      id: "",
      outputs: { cidrBlock: "10.0.0.0/16", arn: unknown, mainRouteTableId: unknown },
    });
  });
});

describe("the store", () => {
  it("changes entirely or not at all", () => {
    const directory = newDirectory();
    const store = new Store(directory, "test");
    store.change((cloud) => (cloud.serials["a"] = 1));
    const before = readFileSync(store.path, "utf8");
    const failing = (): unknown =>
      store.change((cloud) => {
        cloud.serials["a"] = 2;
        throw new Error("no");
      });
    expect(failing).toThrow("no");
    expect(readFileSync(store.path, "utf8")).toBe(before);
    expect(store.read().serials).toEqual({ a: 1 });
    expect(statSync(store.path).mode & 0o777).toBe(0o600);
  });

  it("takes over the lock of a dead process, and waits for a living one", async () => {
    const path = join(newDirectory(), "lock");
    const dead = Number(execFileSync(process.execPath, ["-e", "console.log(process.pid)"]).toString());
    writeFileSync(path, String(dead));
    expect(withLock(path, () => "mine")).toBe("mine");
    const mark = `${path}-was-given-back`;
    const giveBack = "fs.writeFileSync(process.argv[2], ''); fs.rmSync(process.argv[1])";
    const holder = spawn(process.execPath, ["-e", `setTimeout(() => { ${giveBack} }, 400)`, path, mark]);
    writeFileSync(path, String(holder.pid));
    expect(withLock(path, () => [existsSync(path), existsSync(mark)])).toEqual([true, true]);
    await new Promise((resolve) => holder.on("close", resolve));
  });

  it("shows what was removed behind the engine's back as gone", async () => {
    const directory = newDirectory();
    const client = aws(directory);
    const vpc = await client.make(types.vpc, "lab", { cidrBlock: "10.0.0.0/16" });
    const subject = client.subject(types.vpc, "lab");
    expect(await client.provider.read(subject, vpc.id, {})).toMatchObject({ id: vpc.id });
    expect(removeFromCloud(directory, types.vpc, vpc.id)).toBe(true);
    expect(removeFromCloud(directory, types.vpc, vpc.id)).toBe(false);
    expect(await client.provider.read(subject, vpc.id, {})).toBeUndefined();
    await expect(client.change(types.vpc, "lab", vpc, { cidrBlock: "10.0.0.0/16", tags: {} })).rejects.toThrow(
      /gone from the cloud; run `pulumi refresh`/,
    );
  });

  it("gives an interrupted create back, and never what the engine knows", async () => {
    const directory = newDirectory();
    const make = (): Promise<{ id: string }> => aws(directory).make(types.vpc, "lab", { cidrBlock: "10.0.0.0/16" });
    const first = await make();
    // The engine asks again for the same URN without ever having spoken of it: it was killed in between.
    expect((await make()).id).toBe(first.id);
    expect(readCloud(directory)).toHaveLength(1);
    const client = aws(directory);
    const [vpc] = readCloud(directory);
    client.diff(types.vpc, "lab", vpc as never, { cidrBlock: "10.1.0.0/16" });
    expect((await make()).id).not.toBe(first.id);
    expect(readCloud(directory)).toHaveLength(2);
  });
});

describe("faults and delays", () => {
  const subject = { urn: "urn:pulumi:t::p::aws:ec2/vpc:Vpc::lab", type: "aws:ec2/vpc:Vpc", name: "lab" };
  const calm = new AbortController().signal;

  it("happen as often as they should, to what they should", async () => {
    const directory = newDirectory({
      faults: [{ match: { type: "aws:ec2/*" }, operation: "create", times: 2, error: "VpcLimitExceeded" }],
    });
    const create = (on = subject): Promise<unknown> => disturb(directory, "create", on, calm);
    await create({ ...subject, type: "aws:eks/cluster:Cluster" });
    await disturb(directory, "update", subject, calm);
    await expect(create()).rejects.toThrow("InjectedFault: VpcLimitExceeded");
    await expect(create()).rejects.toThrow("InjectedFault");
    await create();
  });

  it("can come after the operation", async () => {
    const directory = newDirectory({
      faults: [{ match: { urn: "*::lab" }, operation: "create", error: "not ready", afterwards: true }],
    });
    expect(await disturb(directory, "create", subject, calm)).toBeInstanceOf(NotReady);
    expect(await disturb(directory, "create", subject, calm)).toBeUndefined();
  });

  it("take their time, and end when the run is interrupted", async () => {
    const directory = newDirectory({ delays: [{ match: {}, operation: "create", milliseconds: 150 }] });
    const started = Date.now();
    await disturb(directory, "create", subject, calm);
    expect(Date.now() - started).toBeGreaterThanOrEqual(140);
    const cancel = new AbortController();
    const waiting = disturb(directory, "create", subject, cancel.signal);
    cancel.abort();
    await expect(waiting).rejects.toThrow(/Cancelled/);
  });

  it("are refused when malformed, with the file and the key", () => {
    const directory = newDirectory();
    const bad = { faults: [{ match: {}, operation: "make", error: "x" }] } as never;
    expect(() => writeSettings(directory, bad)).toThrow(/sandbox\.json:[^]*faults\[0\]\.operation/);
    expect(() => writeSettings(directory, { fault: [] } as never)).toThrow(/fault/);
  });
});

describe("an installed sandbox", () => {
  it("holds one executable for each provider, and an environment without a network", async () => {
    const directory = newDirectory();
    const { environment, pluginDirectory } = await installSandbox({ directory });
    for (const name of ["aws", "kubernetes", "random", "command"]) {
      expect(statSync(join(pluginDirectory, `pulumi-resource-${name}`)).mode & 0o111).not.toBe(0);
    }
    expect(environment).toMatchObject({
      PULUMI_BACKEND_URL: `file://${directory}/state`,
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      PULUMI_SKIP_UPDATE_CHECK: "true",
    });
    expect(environment["PATH"]?.split(":")[0]).toBe(pluginDirectory);
  });
});

describe("random", () => {
  it("is the same for the same URN, and secret where the published provider's is", async () => {
    const make = (inputs: { length: number }): Promise<{ outputs: object }> =>
      new Client(new RandomProvider(newDirectory())).make("random:index/randomPassword:RandomPassword", "psk", inputs);
    const first = await make({ length: 24 });
    expect(await make({ length: 24 })).toEqual(first);
    const { result } = withoutMarks(first.outputs as never) as { result: string };
    expect(result).toHaveLength(24);
    expect(JSON.stringify(first.outputs)).toContain("1b47061264138c4ac30d75fd1eb44270");
    await expect(Promise.resolve().then(() => make({ length: 0 }))).rejects.toThrow(/length: got 0/);
  });

  it("gives bytes and ids of the size that was asked for", async () => {
    const client = new Client(new RandomProvider(newDirectory()));
    const bytes = await client.make("random:index/randomBytes:RandomBytes", "b", { length: 32 });
    const { base64 } = withoutMarks(bytes.outputs) as { base64: string };
    expect(Buffer.from(base64, "base64")).toHaveLength(32);
    const id = await client.make("random:index/randomId:RandomId", "i", { byteLength: 4 });
    expect(id.outputs["hex"]).toMatch(/^[0-9a-f]{8}$/);
    expect(() => client.check("random:index/randomId:RandomId", "i", { bytes: 4 })).toThrow(/unknown property "bytes"/);
  });
});

describe("command", () => {
  it("is recorded, never run", async () => {
    const client = new Client(new CommandProvider(newDirectory()));
    const made = await client.make("command:local:Command", "c", { create: "rm -rf /" });
    expect(made.outputs).toMatchObject({ stderr: "", stdout: "(sandbox) not run: rm -rf /" });
    expect(() => client.check("command:local:Command", "c", { run: "x" })).toThrow(/unknown property "run"/);
    expect(client.diff("command:local:Command", "c", made, { create: "true", triggers: [1] })).toEqual([
      "create",
      "triggers!",
    ]);
  });
});
