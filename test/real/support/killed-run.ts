/** Runs of `calico-kit` in a sandbox that are killed in the middle: engine and command with SIGKILL, no chance to tidy up. */
import { execFileSync, spawn } from "node:child_process";
import { join } from "node:path";

/** The engine's processes that run out of a sandbox's folder. */
export function enginesOf(folder: string): number[] {
  const list = execFileSync("ps", ["-eo", "pid=,args="], { encoding: "utf8" });
  return list
    .split("\n")
    .filter((line) => line.includes(join(folder, "engine")))
    .map((line) => Number(line.trim().split(/\s+/)[0]));
}

/**
 * Starts it, and kills it with its engine as soon as that is enough.
 * The engine tells of a step that has ended before it notes that in the state (pulumi v3.250.0, engine/update.go,
 * OnResourceStepPost): killed between the two, it does the step again. Who asks what comes next asks the state, too.
 * @param command arguments of node
 * @param directory the sandbox's folder
 * @param isEnough asked about what it has printed, over and over
 * @returns what it had printed
 */
export function killWhen(
  command: readonly string[],
  directory: string,
  isEnough: (printed: string) => boolean,
): Promise<string> {
  return new Promise<string>((done, failed) => {
    const job = spawn(process.execPath, command, { stdio: ["ignore", "pipe", "inherit"] });
    let text = "";
    const look = setInterval(() => {
      if (!isEnough(text)) return;
      clearInterval(look);
      for (const pid of enginesOf(directory)) process.kill(pid, "SIGKILL");
      job.kill("SIGKILL");
    }, 50);
    job.stdout.setEncoding("utf8").on("data", (more: string) => (text += more));
    job.on("error", failed).on("exit", () => {
      clearInterval(look);
      done(text);
    });
  });
}
