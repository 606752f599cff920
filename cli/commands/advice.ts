import type { automation } from "@pulumi/pulumi";
import { existsSync } from "node:fs";
import { delimiter, join, relative } from "node:path";
import { word } from "../../constructs/model";
import type { Context } from "../context";
import { optionsOf } from "../engine/opening";
import { standardInput } from "../source";
import type { EngineOptions } from "./engine";

/** The command that takes down what `up` made, for where the user stands. What came by stdin has to be named by its stack. */
export function destroyCommand(
  source: string,
  { sandbox, stack: named }: EngineOptions,
  stack: automation.Stack,
  { command }: Context,
): string {
  const options = `${sandbox ? " --sandbox" : ""}${named === undefined ? "" : ` --stack ${named}`}`;
  return `${command} destroy${source === standardInput ? optionsOf(stack) : ` ${word(source)}${options}`}`;
}

/** The command that gives the kubeconfig of a stack, by an engine that a shell finds. */
export function kubeconfigCommand({ name, workspace }: automation.Stack, { cwd, env }: Context): string {
  const pulumi = isOnPath("pulumi", env) ? "pulumi" : word(workspace.pulumiCommand.command);
  // `pulumi` finds a stack's project by itself from inside its folder.
  const isInside = !relative(workspace.workDir, cwd).startsWith("..");
  const folder = isInside ? "" : ` --cwd ${word(workspace.workDir)}`;
  return `${pulumi} stack output kubeconfig --show-secrets --stack ${name}${folder}`;
}

function isOnPath(program: string, env: NodeJS.ProcessEnv): boolean {
  return (env["PATH"] ?? "").split(delimiter).some((folder) => folder !== "" && existsSync(join(folder, program)));
}
