import { automation } from "@pulumi/pulumi";
import { existsSync, mkdirSync, renameSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { configurationSecrets, type SecretUse } from "../../constructs/calico";
import { existingObjects, type Plan } from "../../constructs/kit";
import { kubeconfigOfPlainCluster, openEngine } from "../../sandbox";
import { program } from "../../stacks/program";
import { findEngine } from "../../tools/engines";
import type { Context } from "../context";
import { UserError } from "../errors";
import { engineFailure } from "./failures";

export interface StackOptions {
  readonly sandbox: boolean;
  /** Name of the stack; the cluster's where absent. */
  readonly stack?: string | undefined;
  /** Whether the stack may be made if there is none. */
  readonly create: boolean;
}

const projectName = "calico-kit";

/**
 * The stack that a plan belongs to, ready for an operation. In the sandbox everything lies in a folder of its own;
 * else the project is the kit's, and the engine, backend, credentials and configuration are the user's.
 */
export async function openStack(plan: Plan, options: StackOptions, context: Context): Promise<automation.Stack> {
  const name = options.stack ?? plan.cluster.name;
  const engine = findEngine("pulumi");
  if ("missing" in engine) {
    throw new UserError({ what: `the Pulumi engine is missing: ${engine.missing}`, fix: engine.fix });
  }
  try {
    return options.sandbox
      ? await openInSandbox(plan, name, engine.path, options, context)
      : await openForReal(plan, name, engine.path, options, context);
  } catch (error) {
    throw engineFailure(error, `opening stack ${name}`) ?? error;
  }
}

function openInSandbox(
  plan: Plan,
  name: string,
  pulumiBinary: string,
  { create }: StackOptions,
  { project }: Context,
): Promise<automation.Stack> {
  if (!/^[a-z0-9][a-z0-9._-]{0,99}$/i.test(name)) {
    const wanted = "letters, digits, '.', '-' and '_', beginning with a letter or digit";
    throw new UserError({ what: "this cannot be a stack of the sandbox", got: name, wanted, fix: "--stack NAME" });
  }
  const directory = join(project, ".calico-kit", "sandbox", name);
  if (!create && !existsSync(directory)) {
    throw new UserError({
      what: `the sandbox has no stack ${name}`,
      fix: "name one with --stack, or make it with `calico-kit up SOURCE --sandbox`",
    });
  }
  return openEngine({
    pulumiBinary,
    directory,
    projectName,
    stackName: name,
    program: program(plan),
    // Whoever makes a cluster has a kubeconfig of its own; for one that is there already, this is where it is.
    config: { "kubernetes:kubeconfig": kubeconfigOfPlainCluster(plan.cluster.name) },
    secrets: pretendedSecrets(plan),
    preexisting: existingObjects(plan.cluster),
  });
}

/** Nobody sets the secrets of a trial, so those that the intent names get values that say what they are. */
function pretendedSecrets({ cluster }: Plan): Record<string, string> {
  return Object.fromEntries(configurationSecrets(cluster).map(({ use, config }) => [config, pretended[use]]));
}

const ofTheSandbox = "of the sandbox, and therefore no secret";

const pretended: Readonly<Record<SecretUse, string>> = {
  preSharedKey: Buffer.from(ofTheSandbox).toString("base64"),
  bgpPassword: ofTheSandbox,
  registryCredentials: JSON.stringify({
    auths: { "registry.example.com": { auth: Buffer.from(`sandbox:${ofTheSandbox}`).toString("base64") } },
  }),
};

async function openForReal(
  plan: Plan,
  stackName: string,
  binary: string,
  { create }: StackOptions,
  { project }: Context,
): Promise<automation.Stack> {
  const pulumiCommand = await automation.PulumiCommand.get({ root: engineRoot(binary, project) });
  const args = { stackName, projectName, program: program(plan) };
  // The folder of Pulumi.yaml, so that `pulumi config`, `pulumi stack output` and the rest work on the same stack.
  const workspace = { workDir: project, pulumiCommand };
  return create
    ? await automation.LocalWorkspace.createOrSelectStack(args, workspace)
    : await automation.LocalWorkspace.selectStack(args, workspace);
}

/** A folder with `bin/pulumi` in it, which is how the Automation API wants to be told of an engine. */
function engineRoot(binary: string, project: string): string {
  if (binary.endsWith(join("/bin", "pulumi"))) return dirname(dirname(binary));
  const root = join(project, ".calico-kit", "engine");
  const link = join(root, "bin", "pulumi");
  mkdirSync(dirname(link), { recursive: true });
  // By renaming, because another command may be about to use the link that is there.
  symlinkSync(binary, `${link}.${process.pid}`);
  renameSync(`${link}.${process.pid}`, link);
  return root;
}
