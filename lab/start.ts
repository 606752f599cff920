import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { codeFile, isCompiled } from "../constructs/model";
import { LabClient } from "./client";
import { labPath } from "./needs";
import { makeLabFolder, places, removeLabFolder } from "./place";
import type { LabPlan } from "./plan/types";

export interface StartOptions {
  /** Where labs are (`labsFolder`). */
  readonly labs: string;
  /** The lab's name; no other lab of this user has it. */
  readonly name: string;
  /** Whether the lab goes on when this process ends. */
  readonly isDetached?: boolean;
  /** Whether this process may make namespaces as it is; without, it makes a user namespace, too. */
  readonly isPrivileged?: boolean;
}

/** A lab that this process has started. */
export interface StartedLab {
  readonly client: LabClient;
  /** Resolves when it has ended, whatever ended it, with what went wrong: nothing where it was asked to. */
  readonly ended: Promise<string>;
  /** Ends it, and waits until nothing is left. */
  end(): Promise<void>;
}

/**
 * Starts a lab in namespaces of its own. They end with the first process in them, that one with its standard input, and both
 * with `unshare`: so that nothing is left whoever is killed.
 */
export async function startLab(
  plan: LabPlan,
  { labs, name, isDetached = false, isPrivileged = isRoot() }: StartOptions,
): Promise<StartedLab> {
  const folder = makeLabFolder(labs, name);
  const { plan: planFile, log } = places(folder);
  writeFileSync(planFile, JSON.stringify(plan), { mode: 0o600 });
  const output = openSync(log, "w", 0o600);
  const child = spawn(
    "unshare",
    [...namespaces(isPrivileged, isDetached), ...program(folder, isDetached, isPrivileged)],
    {
      // In a session of its own: Ctrl-C is for whoever started it, who then ends it.
      detached: true,
      env: environment(),
      stdio: [isDetached ? "ignore" : "pipe", "ignore", output],
    },
  );
  if (child.pid !== undefined) writeFileSync(places(folder).process, `${child.pid}\n`, { mode: 0o600 });
  const logged = openSync(log, "r");
  closeSync(output);
  const ended = endOf(child).then((said) => {
    const text = readFileSync(logged, "utf8").trim();
    closeSync(logged);
    removeLabFolder(labs, name);
    return text === "" ? said : text;
  });
  if (isDetached) child.unref();
  const client = new LabClient(folder);
  const end = async (): Promise<void> => {
    if (isDetached) await client.ask({ verb: "down" }).catch(() => undefined);
    child.stdin?.destroy();
    await ended;
  };
  await answering(client, ended);
  return { client, ended, end };
}

/** What the lab's programs need to know of the user's environment, in which there may be secrets. */
function environment(): NodeJS.ProcessEnv {
  const kept = ["HOME", "TMPDIR", "LANG"].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(kept), PATH: labPath(process.env) };
}

const isRoot = (): boolean => process.getuid?.() === 0;

function namespaces(isPrivileged: boolean, isDetached: boolean): readonly string[] {
  const user = isPrivileged ? [] : ["--user", "--map-root-user"];
  // Where nobody else is left to take its folder away, the lab is asked to end, and does so itself.
  const last = isDetached ? "SIGTERM" : "SIGKILL";
  return [
    ...user,
    "--mount",
    "--pid",
    "--net",
    "--fork",
    `--kill-child=${last}`,
    "--mount-proc",
    "--propagation",
    "private",
  ];
}

function program(folder: string, isDetached: boolean, isPrivileged: boolean): readonly string[] {
  const compiler = isCompiled ? [] : ["--require", require.resolve("tsx/cjs")];
  const how = [isDetached ? "free" : "held", isPrivileged ? "root" : "user"];
  return [process.execPath, ...compiler, codeFile("lab/inside/main"), folder, ...how];
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.on("error", (error) => resolve(error.message));
    child.on("exit", () => resolve(""));
    child.stdin?.on("error", () => undefined);
  });
}

async function answering(client: LabClient, ended: Promise<string>): Promise<void> {
  let said: string | undefined;
  void ended.then((text) => (said = text));
  while (!(await client.isThere())) {
    if (said !== undefined) throw new LabDidNotStart(said === "" ? "it ended without a word" : said);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The lab ended before it answered; the message is what it said. */
export class LabDidNotStart extends Error {
  override readonly name = "LabDidNotStart";
}
