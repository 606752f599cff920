import type { automation } from "@pulumi/pulumi";
import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { configurationSecrets, type SecretUse } from "../../constructs/calico";
import { existingObjects, type Plan } from "../../constructs/kit";
import { hasStack, kubeconfigOfPlainCluster, openEngine, stacksIn } from "../../sandbox";
import { program } from "../../stacks/program";
import type { Context } from "../context";
import { UserError } from "../errors";
import { projectName } from "../place";
import { markSandboxed, noProgram, type Opening, type Preview } from "./opening";
import { inOwnSession } from "./own-session";
import { takenForGranted } from "./taken-for-granted";

export async function openInSandbox(opening: Opening): Promise<automation.Stack> {
  const directory = directoryOf(opening.name, opening.context);
  if (!opening.create && !hasStack({ directory, projectName, stackName: opening.name })) throw noStack(opening);
  return open(opening, directory);
}

/** In a copy of the sandbox: to open one is to write into it (plugins, configuration), and an engine writes more. */
export async function previewInSandbox(opening: Opening): Promise<Preview> {
  const directory = directoryOf(opening.name, opening.context);
  const copy = mkdtempSync(join(tmpdir(), "calico-kit-preview-"));
  const close = () => rmSync(copy, { recursive: true, force: true });
  try {
    if (existsSync(directory)) cpSync(directory, copy, { recursive: true, verbatimSymlinks: true });
    return { stack: await open(opening, copy), close };
  } catch (error) {
    close();
    throw error;
  }
}

async function open({ name, binary, plan }: Opening, directory: string): Promise<automation.Stack> {
  const stack = await openEngine({
    pulumiBinary: binary,
    command: inOwnSession,
    directory,
    projectName,
    stackName: name,
    ...(plan === undefined ? { program: () => Promise.resolve().then(noProgram) } : surroundings(plan)),
  });
  return markSandboxed(stack);
}

/** What the sandbox has to hold for a plan, beside its program. */
function surroundings(plan: Plan) {
  return {
    program: program(plan),
    // Whoever makes a cluster has a kubeconfig of its own; for one that is there already, this is where it is.
    config: { "kubernetes:kubeconfig": kubeconfigOfPlainCluster(plan.cluster.name) },
    secrets: pretendedSecrets(plan),
    preexisting: [...existingObjects(plan.cluster), ...takenForGranted(plan)],
  };
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

/** Versions before had their sandboxes where they were installed. */
function directoryOf(name: string, { project, installation }: Context): string {
  if (!/^[a-z0-9][a-z0-9._-]{0,99}$/i.test(name)) {
    const wanted = "letters, digits, '.', '-' and '_', beginning with a letter or digit";
    throw new UserError({ what: "this cannot be a stack of the sandbox", got: name, wanted, fix: "--stack NAME" });
  }
  const directory = join(project, ".calico-kit", "sandbox", name);
  const before = join(installation, ".calico-kit", "sandbox", name);
  return !existsSync(directory) && existsSync(before) ? before : directory;
}

function noStack({ name, context }: Opening): UserError {
  const names = [context.project, context.installation].flatMap((folder) =>
    stacksIn(join(folder, ".calico-kit", "sandbox"), projectName),
  );
  const others = [...new Set(names)].sort().join(", ");
  return new UserError({
    what: `the sandbox has no stack ${name}`,
    ...(others === "" ? {} : { wanted: `one of ${others}` }),
    fix: "name one with --stack, or make it with `calico-kit up SOURCE --sandbox`",
  });
}
