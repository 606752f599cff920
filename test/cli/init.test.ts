import * as fs from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Context } from "../../cli/context";
import { schemaReference } from "../../cli/init/schema-line";
import { run } from "../../cli/program";
import { starters } from "../../constructs/kit";
import { folder, world } from "./support";

const installation = resolve(__dirname, "../..");
const flags = ["--platform", "eks", "--region", "eu-central-1", "--data-plane", "ebpf"];

let cwd: string;
beforeEach(() => (cwd = folder()));
afterEach(() => fs.rmSync(cwd, { recursive: true, force: true }));

/** Runs one command line; `answers` are what the user types, `undefined` among them Ctrl-C. */
async function kit(args: readonly string[], answers?: readonly (string | undefined)[], changes: Partial<Context> = {}) {
  const asked: string[] = [];
  const left = [...(answers ?? [])];
  const ask = (question: string) => {
    asked.push(question);
    if (left.length === 0) throw new Error(`nobody expected to be asked: ${question}`);
    return Promise.resolve(left.shift());
  };
  const { context, out, err } = world({ cwd, installation, ...(answers && { ask }), ...changes });
  const code = await run(args, context);
  return { code, out: out.text, err: err.text, asked };
}
const written = (name = "intent.yaml") => fs.readFileSync(join(cwd, name), "utf8");

it("offers each platform in its help", async () => {
  const help = (await kit(["init", "--help"])).out.replace(/\s+/g, " ");
  for (const kind of starters().keys()) expect(help).toMatch(new RegExp(`who makes the cluster: .*\\b${kind}\\b`));
});

it("asks for platform, region, data plane and name, and writes an intent that check accepts", async () => {
  const { code, out, asked } = await kit(["init"], ["kops", "us-west-1", "nftables", "lab"]);
  expect(code).toBe(0);
  expect(asked.map((question) => question.split(" ")[0])).toEqual(["Platform", "Region", "Data", "Name"]);
  expect(written()).toMatch(/^name: lab$[^]*kind: kops$[^]*region: us-west-1$[^]*dataplane: \{ kind: nftables \}$/m);
  expect((await kit(["check", join(cwd, "intent.yaml")])).code).toBe(0);
  const commands = [...out.matchAll(/^ {2}calico-kit (\w+) intent\.yaml/gm)].map(([, command]) => command);
  expect(commands).toEqual(["check", "up", "explain"]);
});

it("asks the existing platform's own question instead of a region", async () => {
  const { code, asked } = await kit(["init", "lab-a.yaml"], ["existing", "rke2", "vpp", ""]);
  expect(code).toBe(0);
  expect(asked[1]).toMatch(/What made the cluster \(.*rke2.*\)/);
  expect(written("lab-a.yaml")).toMatch(/^name: lab-a$[^]*distribution: rke2$/m);
});

it("takes what is usual for Enter, and asks again where an answer is none", async () => {
  const { code, err, asked } = await kit(["init"], ["", "europe", "", "ebfp", "ebpf", "Not A Name", ""]);
  expect(code).toBe(0);
  expect(asked).toHaveLength(7);
  expect(err).toContain("Did you mean ebpf?");
  expect(err).toMatch(/Wanted one such as eu-central-1\./);
  expect(written()).toMatch(/^name: my-cluster$[^]*kind: eks$/m);
});

it.each([[[undefined]], [["eks", undefined]], [["eks", "", "ebpf", undefined]]])(
  "writes nothing where the user ends it after %j",
  async (answers) => {
    const { code, err } = await kit(["init"], answers);
    expect(code).toBe(130);
    expect(err).toMatch(/nothing was written\n$/);
    expect(fs.readdirSync(cwd)).toEqual([]);
  },
);

it("asks nothing where all is given", async () => {
  const { code } = await kit(["init", ...flags, "--name", "lab"], []);
  expect(code).toBe(0);
  expect(written()).toMatch(/^name: lab$/m);
});

it.each([
  [
    ["--platform", "eks"],
    [],
    /more: --region, --data-plane; got some options, .*; fix: add --region \S+ --data-plane \S+\n$/,
  ],
  [["--data-plane", "vpp"], [], /more: --platform; .* a platform may want more; fix: add --platform eks\n$/],
  [["--name", "x", "--platform", "existing"], [], /more: --distribution, --data-plane;/],
  [[], undefined, /more: --platform, --data-plane; got no terminal to ask on;/],
])("says of %j which options are missing, and asks nothing", async (args, answers, message) => {
  const { code, err, asked } = await kit(["init", ...args], answers);
  expect({ code, asked }).toEqual({ code: 1, asked: [] });
  expect(err).toMatch(message);
  expect(err.trim().split("\n")).toHaveLength(1);
  expect(fs.readdirSync(cwd)).toEqual([]);
});

it.each([
  [["--platform", "ekss"], /--platform is none that there is; got ekss; .*; fix: did you mean eks\?/],
  [["--platform", "eks", "--region", "Frankfurt"], /--region is none that there is; got Frankfurt;/],
  [[...flags.slice(0, 4), "--data-plane", "bpf"], /--data-plane is none that there is; .*did you mean ebpf\?/],
  [[...flags, "--name", "-x-"], /--name is none that there is; got -x-;/],
  [[...flags, "--distribution", "rke2"], /--distribution says nothing of eks/],
  [
    ["--platform", "existing", "--distribution", "aks", "--data-plane", "vpp"],
    /do not go together; nothing was written; got EXI-004: VPP does not run on AKS; fix: use the iptables data plane/,
  ],
])("refuses %j and writes nothing", async (args, message) => {
  const { code, err } = await kit(["init", ...args]);
  expect(code).toBe(1);
  expect(err).toMatch(message);
  expect(fs.readdirSync(cwd)).toEqual([]);
});

describe("the file", () => {
  it("is never overwritten, and nobody is asked for what would be lost", async () => {
    fs.writeFileSync(join(cwd, "intent.yaml"), "mine");
    for (const args of [[], flags]) {
      const { code, err, asked } = await kit(["init", ...args], []);
      expect({ code, asked }).toEqual({ code: 1, asked: [] });
      expect(err).toMatch(/intent\.yaml is there already; .*--force/);
    }
    expect(written()).toBe("mine");
    expect((await kit(["init", ...flags, "--force"])).code).toBe(0);
    expect(written()).toContain("name: my-cluster");
    expect(fs.readdirSync(cwd)).toEqual(["intent.yaml"]);
  });

  it("is not overwritten either where it comes while the user answers", async () => {
    const ask = (question: string) => {
      fs.writeFileSync(join(cwd, "intent.yaml"), "mine");
      return Promise.resolve(question.startsWith("Platform") ? "eks" : "");
    };
    const { code, err } = await kit(["init"], undefined, { ask });
    expect(code).toBe(1);
    expect(err).toContain("is there already");
    expect(written()).toBe("mine");
    expect(fs.readdirSync(cwd)).toEqual(["intent.yaml"]);
  });

  it.each(["intent.json", "intent", "x.ts"])("cannot be %s", async (name) => {
    const { code, err } = await kit(["init", name, ...flags]);
    expect(code).toBe(1);
    expect(err).toMatch(/a name that ends in \.yaml or \.yml; fix: name it \w+\.yaml/);
  });

  it("neither replaces a folder nor goes where none can be", async () => {
    fs.mkdirSync(join(cwd, "a.yaml"));
    fs.writeFileSync(join(cwd, "b"), "");
    for (const name of ["a.yaml", "b/c.yaml"]) {
      const { code, err } = await kit(["init", name, ...flags, "--force"]);
      expect(code).toBe(1);
      expect(err.trim().split("\n")).toHaveLength(1);
    }
  });

  it("is made with its folder, and is stdout for -", async () => {
    expect((await kit(["init", "new/lab.yaml", ...flags])).code).toBe(0);
    expect(written("new/lab.yaml")).toContain("name: lab");
    const { code, out } = await kit(["init", "-", ...flags]);
    expect(code).toBe(0);
    expect((await kit(["check", "-"], undefined, { input: { isTTY: false, read: () => ({ text: out }) } })).code).toBe(
      0,
    );
  });
});

describe("the schema line", () => {
  const schemaFile = "schema/intent.schema.json";
  /** An installation, and what the line leads to, as yaml-language-server reads it: no spaces, relative to the file. */
  function installed(path: string, from: string): { reference: string; file: string } {
    const root = join(cwd, path);
    fs.mkdirSync(join(root, "schema"), { recursive: true });
    fs.writeFileSync(join(root, schemaFile), "{}");
    const reference = schemaReference(join(cwd, from), root);
    const isUrl = reference.startsWith("file:");
    return { reference, file: isUrl ? fileURLToPath(reference) : resolve(cwd, from, reference) };
  }

  it.each([
    ["project/node_modules/calico-kit", "project", "node_modules/calico-kit/schema/intent.schema.json"],
    ["project/node_modules/calico-kit", "project/a/b", "../../node_modules/calico-kit/schema/intent.schema.json"],
    ["kit", "kit/labs", "../schema/intent.schema.json"],
    ["cache/node_modules/calico-kit", "elsewhere", "ROOT/cache/node_modules/calico-kit/schema/intent.schema.json"],
    ["a kit", "elsewhere", "file://ROOT/a%20kit/schema/intent.schema.json"],
  ])("of a kit in %s leads from %s to the schema", (path, from, expected) => {
    const { reference, file } = installed(path, from);
    expect(reference).toBe(expected.replace("ROOT", cwd));
    expect(reference).not.toMatch(/\s/);
    expect(fs.existsSync(file)).toBe(true);
  });

  it("is the first one of every intent, and leads to the kit's schema", async () => {
    for (const platform of starters().keys()) {
      const asked = { existing: ["--distribution", "k3s"], kubespray: [], "eks-anywhere": [] }[platform];
      const own = asked ?? ["--region", "eu-central-1"];
      await kit(["init", `${platform}.yaml`, "--platform", platform, ...own, "--data-plane", "iptables"]);
      const [, path = ""] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(written(`${platform}.yaml`)) ?? [];
      expect(fs.readFileSync(resolve(cwd, path), "utf8")).toContain("calico-kit intent");
    }
  });
});
