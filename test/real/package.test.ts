/**
 * The package as a user has it: packed by npm, installed into an empty project, its programs those of the README. The SDKs are
 * the clone's, linked, as a user's would be installed.
 */
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { installSandbox, kubeconfigOfPlainCluster } from "../../sandbox";
import { enginePath } from "../../tools/engines";
import { languageHostFolders } from "./support/language-host-folder";
import { describeWith } from "./support/needs";

const root = resolve(__dirname, "../..");
const stackTrace = /\n\s+at .*[:(]\d+/;

const flags = {
  target: "es2022",
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  isolatedModules: true,
  skipLibCheck: false,
  types: ["node"],
};

let directory: string;
let project: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "calico-kit-package-"));
  project = join(directory, "project");
  install(pack());
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Packs a copy: what another test runs of this clone stays as it is. */
function pack(): string {
  const clone = join(directory, "clone");
  mkdirSync(clone);
  const parts = [
    "bin",
    "cli",
    "constructs",
    "docs",
    "lab",
    "policy-pack",
    "sandbox",
    "samples",
    "scenarios",
    "schema",
    "stacks",
    "tools",
  ];
  const files = ["package.json", "tsconfig.json", "Pulumi.yaml", "README.md", "UPGRADE.md", "LICENSE", ".npmrc"];
  for (const part of [...parts, ...files]) cpSync(join(root, part), join(clone, part), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(clone, "node_modules"));
  const { status, stderr } = run(clone, "npm", "pack", "--pack-destination", directory, "--loglevel=error");
  expect({ status, stderr: status === 0 ? "" : stderr }).toEqual({ status: 0, stderr: "" });
  return join(directory, readdirSync(directory).find((name) => name.endsWith(".tgz")) ?? "");
}

function install(tarball: string): void {
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "empty", private: true }));
  const { status, stderr } = run(
    project,
    "npm",
    ...["install", tarball, "--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
  );
  expect({ status, stderr: status === 0 ? "" : stderr }).toEqual({ status: 0, stderr: "" });
  expect(readdirSync(join(project, "node_modules")).filter((name) => /pulumi|cdk8s|grpc/.test(name))).toEqual([]);
}

/** Puts the SDKs beside the kit: its optional peers, and what a program in TypeScript needs. */
function linkPeers(): void {
  const names = ["@pulumi", "@grpc", "cdk8s", "constructs", "google-protobuf", "@types", "typescript"];
  for (const name of names) {
    const link = join(project, "node_modules", name);
    if (!existsSync(link)) symlinkSync(join(root, "node_modules", name), link);
  }
}

function run(cwd: string, command: string, ...args: readonly string[]) {
  return runWith(process.env, cwd, command, ...args);
}

function runWith(env: NodeJS.ProcessEnv, cwd: string, command: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: "utf8", maxBuffer: 1 << 26 });
  return { status, stdout, stderr, said: `${stdout}${stderr}` };
}

/** The programs of the README, by name. */
const programs = new Map(
  [...readFileSync(join(root, "README.md"), "utf8").matchAll(/<!-- program: (\S+) -->\s+```\w+\n(.*?)```/gs)].map(
    ([, name = "", text = ""]) => [name, text],
  ),
);

function write(folder: string, name: string, as = name): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, as), programs.get(name) ?? "");
}

/** Every file of a folder with its size and the time of its last change. */
function listing(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => {
      const { size, mtimeMs } = statSync(join(folder, name));
      return `${name} ${size} ${mtimeMs}`;
    })
    .sort();
}

const installed = (): string => join(project, "node_modules", "calico-kit");

it("holds what is compiled, with types and maps, scenarios, schema and docs, and neither sources, tests nor tools", () => {
  const names = readdirSync(installed(), { recursive: true, encoding: "utf8" });
  for (const wanted of [
    ...["dist/constructs/index.js", "dist/constructs/index.d.ts", "dist/constructs/index.js.map", "dist/cli/main.js"],
    ...["dist/cli/LICENSES.txt", "scenarios/quickstart/intent.yaml", "schema/intent.schema.json", "docs/findings.md"],
    ...["LICENSE", "README.md", "Pulumi.yaml", "policy-pack/pack/PulumiPolicy.yaml", "policy-pack/pack/index.js"],
  ])
    expect(names).toContain(wanted);
  expect(names.filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"))).toEqual([]);
  expect(names.filter((name) => /(^|\/)(test|tools|bench|node_modules)(\/|$)/.test(name))).toEqual([]);
  const { exports } = JSON.parse(readFileSync(join(installed(), "package.json"), "utf8")) as {
    exports: Record<string, string | Record<string, string>>;
  };
  const targets = Object.values(exports).flatMap((door) => (typeof door === "string" ? [door] : Object.values(door)));
  expect(targets.filter((target) => !existsSync(join(installed(), target)))).toEqual([]);
});

it("checks and writes files without Pulumi and cdk8s, in both module systems, as the README has it", () => {
  write(project, "check.js");
  write(project, "synth.mjs");
  const checked = run(project, process.execPath, "check.js");
  expect(checked).toMatchObject({ status: 0, stderr: "" });
  expect(checked.stdout).toMatch(/0 errors[^]*pod MTU \d+/);
  expect(run(project, process.execPath, "synth.mjs")).toMatchObject({ status: 0, said: "" });
  expect(readdirSync(join(project, "files"))).toEqual(expect.arrayContaining(["apply.sh", "manifests", "plan.json"]));
});

it("is a command in an empty folder, which leaves the installed package as it is", () => {
  const folder = mkdtempSync(join(directory, "empty-"));
  const before = listing(installed());
  const command = join(project, "node_modules", ".bin", "calico-kit");
  const env = { ...process.env, CALICO_KIT_HOME: join(folder, "home") };
  writeFileSync(
    join(folder, "intent.ts"),
    'import { defineIntent } from "calico-kit";\nimport { Cidr } from "calico-kit/net";\nconst { ok } = Cidr.parse("10.0.0.0/16");\n' +
      'export default defineIntent({ name: ok ? "lab" : "none", platform: { kind: "eks", region: "eu-central-1", nodeGroups: [{ name: "a" }] } });\n',
  );
  expect(runWith(env, folder, command, "check", "quickstart").said).toContain("0 errors");
  expect(runWith(env, folder, command, "check", "intent.ts")).toMatchObject({ status: 0, stderr: "" });
  expect(runWith(env, folder, command, "list")).toMatchObject({ status: 0, stderr: "" });
  const sample = join(installed(), "samples", "stars");
  const reached = runWith(env, folder, command, "reach", sample, "--expect", `${sample}.edges.yaml`);
  expect(reached).toMatchObject({ status: 0, stdout: "12 expectations: all hold\n" });
  expect(runWith(env, folder, command, "synth", "quickstart", "-o", "out").status).toBe(0);
  expect(readdirSync(join(folder, "out"))).toContain("apply.sh");
  const npx = runWith(env, project, "npx", "--no-install", "calico-kit", "check", "quickstart");
  expect(npx.stdout).toContain("0 errors");
  const up = runWith(env, folder, command, "up", "quickstart", "--sandbox", "--yes");
  expect(up.status).toBe(1);
  expect(up.stderr).toMatch(/the package \S+ is not installed[^\n]*fix: npm install [^\n]*@pulumi\/pulumi/);
  expect(up.stderr).not.toMatch(stackTrace);
  expect(listing(installed())).toEqual(before);
});

describe("with the SDKs beside it", () => {
  beforeAll(linkPeers);

  const typed = ["chart.ts", "eks.ts", "kops.ts", "existing.ts"];
  const tsc = join(root, "node_modules/typescript/bin/tsc");

  it.each([
    ["node16, CommonJS and ESM", { module: "node16", moduleResolution: "node16" }, [".cts", ".mts"]],
    ["bundler", { module: "esnext", moduleResolution: "bundler" }, [".ts"]],
  ])("has types under %s, whatever the flags", (_title, resolution, endings) => {
    const folder = mkdtempSync(join(project, "types-"));
    for (const ending of endings) for (const name of typed) write(folder, name, name.replace(/\.ts$/, ending));
    const config = { compilerOptions: { ...flags, ...resolution, noEmit: true }, include: ["*"] };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
    const { status, said } = run(folder, process.execPath, tsc, "-p", ".");
    expect({ status, said }).toEqual({ status: 0, said: "" });
  });

  it("refuses by its types the arguments of another child, and an intent of another platform", () => {
    const folder = mkdtempSync(join(project, "wrong-"));
    const eks = programs.get("eks.ts") ?? "";
    writeFileSync(join(folder, "change.ts"), eks.replace("forceUpdateVersion: true", 'forceUpdateVersion: "soon"'));
    writeFileSync(join(folder, "platform.ts"), eks.replace('kind: "eks"', 'kind: "kops"'));
    const compilerOptions = {
      ...flags,
      module: "node16",
      moduleResolution: "node16",
      noEmit: true,
      skipLibCheck: true,
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions }));
    writeFileSync(
      join(folder, "intent.ts"),
      'import { defineIntent } from "calico-kit";\nconst platform = { kind: "eks", region: "eu-central-1", nodeGroups: [] } as const;\n' +
        "export default defineIntent({ name: 5, platform });\n",
    );
    const { said } = run(folder, process.execPath, tsc, "-p", ".");
    expect(said).toContain("intent.ts(3,31): error TS2322: Type 'number' is not assignable to type 'string'.");
    expect(said).toMatch(/change\.ts\(\d+,\d+\): error/);
    expect(said).toMatch(/platform\.ts\(\d+,\d+\): error/);
  });

  it("makes a cdk8s app", () => {
    const app = compiled("chart.ts");
    expect(run(app, process.execPath, "index.js")).toMatchObject({ status: 0, said: "" });
    expect(readFileSync(join(app, "dist", "calico.k8s.yaml"), "utf8")).toContain("kind: Installation");
  });

  describeWith(["pulumi"], "on the real engine", () => {
    it.each([
      ["eks.ts", "calico-kit:eks:Cluster", "NodeGroup/main"],
      ["kops.ts", "calico-kit:kops:Cluster", ""],
      ["existing.ts", "calico-kit:existing:CalicoOnCluster", ""],
    ])("%s makes its cluster, changes nothing the second time, and takes it down", async (name, component, escape) => {
      const { pulumi } = await pulumiProject(name);
      const up = pulumi("up", "--yes", "--skip-preview");
      expect({ status: up.status, said: up.status === 0 ? "" : up.said }).toEqual({ status: 0, said: "" });
      const state = pulumi("stack", "export").stdout;
      expect(state).toContain(`"type": "${component}"`);
      if (escape !== "") expect(state).toContain(escape);
      expect(pulumi("up", "--yes", "--skip-preview", "--expect-no-changes").status).toBe(0);
      const down = pulumi("destroy", "--yes", "--skip-preview");
      expect({ status: down.status, said: down.status === 0 ? "" : down.said }).toEqual({ status: 0, said: "" });
    });

    it("says all findings of an intent once, without a stack, and makes nothing", async () => {
      const { pulumi, program } = await pulumiProject("eks.ts");
      const text = readFileSync(program, "utf8");
      writeFileSync(program, text.replace('name: "lab",', 'name: "lab", kubernetes: "1.3", calico: { mtu: 1 },'));
      const { status, said, stdout } = pulumi("up", "--yes", "--skip-preview");
      expect(status).not.toBe(0);
      expect(said.split("/calico/mtu").length).toBe(2);
      expect(said).toContain("EKS-021");
      expect(said).not.toMatch(stackTrace);
      expect(stdout).not.toContain("aws:");
    });
  });
});

/** A program in a folder of its own, as `tsc` compiles it. */
function compiled(name: string): string {
  const folder = mkdtempSync(join(directory, "program-"));
  // The engine's language host looks for packages in the project's own folder.
  symlinkSync(join(project, "node_modules"), join(folder, "node_modules"));
  write(folder, name, "index.ts");
  const compilerOptions = { ...flags, module: "node16", moduleResolution: "node16", skipLibCheck: true };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions }));
  const { status, said } = run(folder, process.execPath, join(root, "node_modules/typescript/bin/tsc"), "-p", ".");
  expect({ status, said }).toEqual({ status: 0, said: "" });
  return folder;
}

/** A project of a user's own with a program of the README, and a stack of it on the sandbox. */
async function pulumiProject(name: string) {
  const folder = compiled(name);
  writeFileSync(
    join(folder, "Pulumi.yaml"),
    "name: lab\nruntime: { name: nodejs, options: { typescript: false } }\nmain: index.js\n",
  );
  const sandbox = await installSandbox({ directory: mkdtempSync(join(directory, "sandbox-")) });
  const path = [...languageHostFolders(), sandbox.environment["PATH"]].join(delimiter);
  const env = { ...process.env, ...sandbox.environment, PATH: path };
  const pulumi = (...args: readonly string[]) =>
    runWith(env, folder, enginePath("pulumi"), ...args, "--non-interactive", "--color", "never");
  expect(pulumi("stack", "init", "lab").status).toBe(0);
  // By the input, as a user does it: so that nobody reads it among the arguments.
  const set = spawnSync(enginePath("pulumi"), ["config", "set", "--secret", "kubeconfig", "--non-interactive"], {
    ...{ cwd: folder, env, input: kubeconfigOfPlainCluster("lab"), encoding: "utf8" },
  });
  expect({ status: set.status, stderr: set.stderr }).toEqual({ status: 0, stderr: "" });
  return { pulumi, program: join(folder, "index.js") };
}
