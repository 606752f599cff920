import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { installSandbox } from "../sandbox";
import { languageHostFolders } from "../test/real/support/language-host-folder";
import { enginePath } from "../tools/engines";
import type { Bench } from "./bench";
import { rowOf } from "./commands";
import { installPackage } from "./installed";
import { medianTimes } from "./processes";

const root = join(__dirname, "..");

/** The design's: the component for EKS against a program by hand with the same resources. */
const most = 1.1;

const component = `
const { EksCalicoCluster } = require("calico-kit/eks");
new EksCalicoCluster("lab", {
  intent: { name: "lab", platform: { kind: "eks", region: "eu-central-1", nodeGroups: [{ name: "main" }] } },
});
`;

/** What a program by hand would do: make each resource of the SDKs' classes, with its inputs, made of others' outputs. */
const byHand = `
const pulumi = require("@pulumi/pulumi");
const { Provider: Aws } = require("@pulumi/aws/provider");
const { Provider: Kubernetes } = require("@pulumi/kubernetes/provider");
const { CustomResource } = require("@pulumi/kubernetes/apiextensions/customResource");
const core = require("@pulumi/kubernetes/core/v1");
const { Release } = require("@pulumi/kubernetes/helm/v3/release");
const classOf = (type) => {
  const [, sdk, module, name] = /^(\\w+):(.+):(\\w+)$/.exec(type);
  if (sdk === "aws") return require("@pulumi/aws/" + module.split("/")[0])[name];
  return { "core/v1": core[name], "helm.sh/v3": Release }[module] ?? CustomResource;
};
const aws = new Aws("lab", { region: "eu-central-1" });
const made = new Map();
const outputOf = ({ urn, path: [first, ...rest] }) =>
  pulumi.output(made.get(urn)[first]).apply((value) => rest.reduce((inner, key) => inner?.[key], value));
const resolved = (value) => {
  if (Array.isArray(value)) return value.map(resolved);
  if (typeof value !== "object" || value === null) return value;
  if ("$parts" in value) return pulumi.all(value.$parts.map((part) => typeof part === "string" ? part : outputOf(part))).apply((parts) => parts.join(""));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolved(item)]));
};
for (const { type, name, urn, inputs, dependencies } of require("./resources.json")) {
  const opts = { dependsOn: dependencies.flatMap((one) => made.get(one) ?? []) };
  if (type === "pulumi:providers:kubernetes") made.set(urn, new Kubernetes(name, resolved(inputs), opts));
  else {
    const kubernetes = [...made.values()].find((one) => one instanceof Kubernetes);
    const provider = type.startsWith("kubernetes:") ? kubernetes : aws;
    made.set(urn, new (classOf(type))(name, resolved(inputs), { ...opts, provider }));
  }
}
`;

interface State {
  readonly deployment: {
    readonly resources: readonly {
      readonly urn: string;
      readonly type: string;
      readonly custom: boolean;
      readonly id?: string;
      readonly inputs?: Record<string, unknown>;
      readonly outputs?: Record<string, unknown>;
      readonly dependencies?: readonly string[];
    }[];
  };
}

/** The real engine on the sandbox. */
export const engine: Bench = {
  name: "engine",
  run: async (scale) => {
    const rounds = scale === 1 ? 5 : 1;
    const directory = mkdtempSync(join(tmpdir(), "calico-kit-bench-"));
    try {
      const ours = await projectOf(directory, "component", component);
      ours.pulumi("up", "--yes", "--skip-preview");
      const { deployment } = JSON.parse(ours.pulumi("stack", "export", "--show-secrets")) as State;
      const hand = await projectOf(directory, "hand", byHand);
      const resources = deployment.resources.filter(
        ({ custom, type }) => custom && type !== "pulumi:providers:aws" && type !== "pulumi:pulumi:Stack",
      );
      writeFileSync(join(hand.folder, "resources.json"), JSON.stringify(handWritten(resources)));
      ours.pulumi("destroy", "--yes", "--skip-preview");
      const rows = ["preview", "up"].map((what) => {
        const args = what === "up" ? ["up", "--yes", "--skip-preview"] : ["preview"];
        const [one = NaN, other = NaN] = medianTimes(
          [ours, hand].map(({ command, env, folder, pulumi }) => ({
            ...{ command, env, cwd: folder, args: [...args, "--non-interactive"] },
            before: () => void (what === "up" && pulumi("destroy", "--yes", "--skip-preview")),
          })),
          rounds,
        );
        return rowOf(`${what}, EKS component`, one, "by hand", other, most);
      });
      return {
        title: `The real engine on the sandbox: milliseconds, median of ${rounds} rounds, ${resources.length} resources`,
        columns: ["command", "ms", "against", "ms", "ratio", "at most"],
        rows,
      };
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  },
};

type Resources = State["deployment"]["resources"];

interface Token {
  readonly text: string;
  readonly urn: string;
  readonly path: readonly string[];
}

/** The resources as a program by hand says them: what another resource gave is taken from that one's outputs. */
function handWritten(resources: Resources): readonly unknown[] {
  const tokens: Token[] = [];
  return resources.map(({ urn, type, id, inputs = {}, outputs = {}, dependencies = [] }) => {
    const own = plain(inputs);
    const said = {
      urn,
      type,
      name: urn.slice(urn.lastIndexOf("::") + 2),
      inputs: withTokens(own, tokens),
      dependencies,
    };
    const known = new Set(leaves(own, []).map(({ text }) => text));
    const given = [...(id === undefined ? [] : [{ text: id, path: ["id"] }]), ...leaves(plain(outputs), [])];
    for (const leaf of given) if (leaf.text.length >= 12 && !known.has(leaf.text)) tokens.push({ urn, ...leaf });
    return said;
  });
}

function leaves(value: unknown, path: readonly string[]): readonly Omit<Token, "urn">[] {
  if (typeof value === "string") return [{ text: value, path }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => leaves(item, [...path, key]));
}

function withTokens(value: unknown, tokens: readonly Token[]): unknown {
  if (typeof value === "string") {
    const found = tokens.find(({ text }) => value.includes(text));
    if (found === undefined) return value;
    const around = value.split(found.text).map((part) => withTokens(part, tokens));
    const { urn, path } = found;
    const parts = around.flatMap((part, index) => (index === 0 ? [part] : [{ urn, path }, part]));
    return {
      $parts: parts.flatMap((part) =>
        typeof part === "object" && part !== null && "$parts" in part ? part.$parts : part,
      ),
    };
  }
  if (Array.isArray(value)) return value.map((item) => withTokens(item, tokens));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withTokens(item, tokens)]));
}

/** Values without how the engine marks secrets and defaults. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  if ("plaintext" in value) return JSON.parse(String(value.plaintext));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== "__defaults")
      .map(([key, item]) => [key, plain(item)]),
  );
}

/** A Pulumi project with one program, and a stack of it on a sandbox of its own. */
async function projectOf(directory: string, name: string, program: string) {
  const folder = join(directory, name);
  installPackage(folder);
  for (const scope of ["@pulumi", "@grpc", "google-protobuf", "commander", "yaml", "zod", "tsx"])
    symlinkSync(join(root, "node_modules", scope), join(folder, "node_modules", scope));
  writeFileSync(
    join(folder, "Pulumi.yaml"),
    "name: bench\nruntime: { name: nodejs, options: { typescript: false } }\nmain: index.js\n",
  );
  writeFileSync(join(folder, "package.json"), "{}");
  writeFileSync(join(folder, "index.js"), program);
  const sandbox = await installSandbox({ directory: join(directory, `sandbox-${name}`) });
  const command = enginePath("pulumi");
  const path = [...languageHostFolders(), sandbox.environment["PATH"]].join(delimiter);
  const env = { ...process.env, ...sandbox.environment, PATH: path };
  const pulumi = (...args: readonly string[]): string => {
    const { status, stdout, stderr } = spawnSync(command, [...args, "--non-interactive"], {
      ...{ cwd: folder, env, encoding: "utf8", maxBuffer: 1 << 28 },
    });
    if (status !== 0) throw new Error(`pulumi ${args.join(" ")} ended with ${status}:\n${stdout}${stderr}`);
    return stdout;
  };
  pulumi("stack", "init", "bench");
  return { folder, env, command, pulumi };
}
