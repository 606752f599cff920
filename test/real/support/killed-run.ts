/** Runs of `calico-kit` in a sandbox that are killed in the middle: engine and command with SIGKILL, no chance to tidy up. */
import { execFileSync, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The engine's processes that run out of a sandbox's folder. */
export function enginesOf(folder: string): number[] {
  const list = execFileSync("ps", ["-eo", "pid=,args="], { encoding: "utf8" });
  return list
    .split("\n")
    .filter((line) => line.includes(join(folder, "engine")))
    .map((line) => Number(line.trim().split(/\s+/)[0]));
}

/** Whether the sandbox's state says that the engine has begun to make the resource whose URN ends so, and has not ended. */
function hasBegun(directory: string, urn: string): boolean {
  const folder = join(directory, "state", ".pulumi", "stacks");
  if (!existsSync(folder)) return false;
  const stacks = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".json"));
  return stacks.some((name) => {
    const { checkpoint } = JSON.parse(readFileSync(join(folder, name), "utf8")) as {
      checkpoint: { latest?: { pending_operations?: readonly { readonly resource: { readonly urn: string } }[] } };
    };
    return (checkpoint.latest?.pending_operations ?? []).some(({ resource }) => resource.urn.endsWith(urn));
  });
}

/**
 * Starts it, and kills it with its engine as soon as what it has printed is enough.
 * The engine tells of a step that has ended before it writes that to the state (pulumi v3.250.0, engine/update.go,
 * OnResourceStepPost): killed between the two, it does the step again. Who asks what comes next must name `begun`.
 * @param command arguments of node
 * @param directory the sandbox's folder
 * @param begun the end of the URN of a resource that depends on all that was printed; it has begun, too, before the kill
 * @returns what it had printed
 */
export function killWhen(
  command: readonly string[],
  directory: string,
  isEnough: (printed: string) => boolean,
  begun?: string,
): Promise<string> {
  return new Promise<string>((done, failed) => {
    const job = spawn(process.execPath, command, { stdio: ["ignore", "pipe", "inherit"] });
    let text = "";
    const kill = (): void => {
      if (!isEnough(text) || (begun !== undefined && !hasBegun(directory, begun))) return;
      clearInterval(look);
      for (const pid of enginesOf(directory)) process.kill(pid, "SIGKILL");
      job.kill("SIGKILL");
    };
    const look = setInterval(kill, 100);
    job.stdout.setEncoding("utf8").on("data", (more: string) => {
      text += more;
      kill();
    });
    job.on("error", failed).on("exit", () => {
      clearInterval(look);
      done(text);
    });
  });
}
