import { automation } from "@pulumi/pulumi";
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { endEngines, inOwnSession } from "../../cli/engine/own-session";
import { folder } from "./support";

type Run = (
  args: string[],
  cwd: string,
  environment: NodeJS.ProcessEnv,
  onOutput?: (text: string) => void,
  onError?: (text: string) => void,
  signal?: AbortSignal,
) => Promise<{ stdout: string; stderr: string; code: number }>;

/** An engine that is a shell script, run as the Automation API runs one. */
function engine(script: string): Run {
  const binary = join(folder(), "pulumi");
  writeFileSync(binary, `#!/bin/sh\n${script}\n`);
  chmodSync(binary, 0o755);
  const command = inOwnSession({ command: "none", version: null }, binary);
  expect(command.command).toBe(binary);
  return (command as unknown as { run: Run }).run;
}

it("runs the engine in a process group of its own, and gives what it says", async () => {
  const heard: string[] = [];
  const run = engine('echo "$$"; ps -o pgid= -p "$$"; echo "$*" >&2; echo "$NAME"');
  const { stdout, stderr, code } = await run(["up"], folder(), { NAME: "value" }, (text) => heard.push(text));
  const [pid, group, name] = stdout.split("\n").map((line) => line.trim());
  expect({ code, stderr, name }).toEqual({ code: 0, stderr: "up --non-interactive", name: "value" });
  expect(group).toBe(pid);
  expect(heard.join("").trimEnd()).toBe(stdout);
});

it.each([
  ["error: no stack named 'x' found", automation.StackNotFoundError],
  ["error: the stack is currently locked by 1 lock(s)", automation.ConcurrentUpdateError],
  ["error: anything else", automation.CommandError],
])("fails as the SDK does: %s", async (message, kind) => {
  const failed = engine(`echo "${message}" >&2; exit 255`)(["stack"], folder(), {});
  await expect(failed).rejects.toBeInstanceOf(kind);
  await expect(failed).rejects.toThrow(message);
});

it("fails where the engine cannot be started", async () => {
  await expect(engine("true")(["up"], join(folder(), "absent"), {})).rejects.toThrow("ENOENT");
});

const patient = `trap 'echo told; exit 1' INT; echo ready; while :; do sleep 0.05; done`;

it("tells the engine to stop when the signal is aborted", async () => {
  const controller = new AbortController();
  const onOutput = (text: string) => text.includes("ready") && controller.abort();
  await expect(engine(patient)(["up"], folder(), {}, onOutput, undefined, controller.signal)).rejects.toThrow("told");
});

it("ends the engines that run", async () => {
  const onOutput = (text: string) => text.includes("ready") && endEngines("SIGKILL");
  await expect(engine(patient)(["up"], folder(), {}, onOutput)).rejects.toThrow("ended by SIGKILL");
});
