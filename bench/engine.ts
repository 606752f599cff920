import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { installSandbox } from "../sandbox";
import { enginePath } from "../tools/engines";
import type { Bench } from "./bench";
import { rowOf } from "./commands";
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

/** What a program by hand would do: load the SDKs, and register each resource with its inputs. */
const byHand = `
const pulumi = require("@pulumi/pulumi");
const { Provider: Aws } = require("@pulumi/aws/provider");
const { Provider: Kubernetes } = require("@pulumi/kubernetes/provider");
for (const service of ["cloudwatch", "ec2", "eks", "iam", "kms", "vpc"]) require("@pulumi/aws/" + service);
const resources = require("./resources.json");
class Resource extends pulumi.CustomResource {
  constructor(type, name, inputs, opts) { super(type, name, inputs, opts); }
}
const aws = new Aws("lab", { region: "eu-central-1" });
const made = new Map();
let kubernetes;
for (const { type, name, urn, inputs, dependencies } of resources) {
  const dependsOn = dependencies.flatMap((one) => made.get(one) ?? []);
  if (type === "pulumi:providers:kubernetes") kubernetes = new Kubernetes(name, inputs, { dependsOn });
  const provider = type.startsWith("kubernetes:") ? kubernetes : type.startsWith("aws:") ? aws : undefined;
  if (!type.startsWith("pulumi:")) made.set(urn, new Resource(type, name, inputs, { dependsOn, provider }));
}
`;

interface State {
  readonly deployment: {
    readonly resources: readonly {
      readonly urn: string;
      readonly type: string;
      readonly custom: boolean;
      readonly inputs?: Record<string, unknown>;
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
      const resources = deployment.resources.filter(({ custom, type }) => custom && type !== "pulumi:providers:aws");
      writeFileSync(
        join(hand.folder, "resources.json"),
        JSON.stringify(
          resources.map(({ urn, type, inputs = {}, dependencies = [] }) => {
            const { __defaults: _, ...known } = plain(inputs) as Record<string, unknown>;
            return { urn, type, name: urn.slice(urn.lastIndexOf("::") + 2), inputs: known, dependencies };
          }),
        ),
      );
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

/** Inputs without how the engine marks secrets. */
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
  mkdirSync(join(folder, "node_modules", "calico-kit"), { recursive: true });
  for (const scope of ["@pulumi", "@grpc", "google-protobuf", "commander", "yaml", "zod", "tsx"])
    symlinkSync(join(root, "node_modules", scope), join(folder, "node_modules", scope));
  for (const part of ["dist", "package.json", "scenarios", "schema"])
    cpSync(join(root, part), join(folder, "node_modules/calico-kit", part), { recursive: true });
  writeFileSync(
    join(folder, "Pulumi.yaml"),
    "name: bench\nruntime: { name: nodejs, options: { typescript: false } }\nmain: index.js\n",
  );
  writeFileSync(join(folder, "package.json"), "{}");
  writeFileSync(join(folder, "index.js"), program);
  const sandbox = await installSandbox({ directory: join(directory, `sandbox-${name}`) });
  const command = enginePath("pulumi");
  const host = existsSync(join(dirname(command), "pulumi-language-nodejs"))
    ? ""
    : join(root, "test/real/support/language-host") + delimiter;
  const env = { ...process.env, ...sandbox.environment, PATH: `${host}${sandbox.environment["PATH"]}` };
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
