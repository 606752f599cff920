/**
 * The lab itself: the first process of PID, mount and network namespaces of its own, so that the kernel ends every daemon and
 * takes every link away when it ends, whatever ends it. It ends with its standard input, which whoever started it holds open.
 *
 * Arguments: the folder of its socket and its plan; `held` or `free`: whether it ends with its standard input; `root` or
 * `user`: whether it has a user namespace of its own, too.
 */
import { readFileSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { spawnSync } from "node:child_process";
import type { LabPlan } from "../plan/types";
import { serve } from "./control";
import { labFolder } from "./daemons";
import { Lab } from "./lab";
import { makeRoom } from "./network";
import { places, removeLabFolder } from "../place";

async function main([folder = "", hold = "held", as = "user"]: readonly string[]): Promise<void> {
  const end = (code: number): never => {
    // The folder may be below what this process hides from itself.
    spawnSync("umount", ["--lazy", "/run"]);
    removeLabFolder(dirname(folder), basename(folder));
    process.exit(code);
  };
  const { plan: planFile, socket } = places(folder);
  const plan = JSON.parse(readFileSync(planFile, "utf8")) as LabPlan;
  // It has passwords, if only the lab's own.
  rmSync(planFile);
  if (hold === "held")
    process.stdin
      .on("end", () => end(0))
      .on("error", () => end(0))
      .resume();
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => end(0));
  const lab = new Lab(plan, [...process.execArgv, agentFile()]);
  await serve(socket, lab, () => end(0));
  try {
    await makeRoom(labFolder, as === "root");
    // vtysh keeps a history of what it is asked in the home of whoever asks: that is in here, and ends with it.
    process.env["HOME"] = labFolder;
    await lab.start();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    end(1);
  }
}

function agentFile(): string {
  const ending = __filename.slice(__filename.lastIndexOf("."));
  return join(__dirname, `probe-agent${ending}`);
}

void main(process.argv.slice(2));
