import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { labPath } from "./needs";

/**
 * Whether Debian packages are installed unasked: as root, by apt-get, and where nobody's workstation is changed and no service
 * manager would start FRR and BIRD on the machine itself (a container, CI).
 */
export function mayInstall(env: NodeJS.ProcessEnv): boolean {
  const isRoot = process.getuid?.() === 0;
  const hasServices = existsSync("/run/systemd/system");
  return isRoot && !hasServices && aptGet(["--version"], env).status === 0;
}

/** Installs packages; says what apt-get said where that fails, and undefined where it does not. */
export function install(packages: readonly string[], env: NodeJS.ProcessEnv): string | undefined {
  const wanted = ["install", "-y", "--no-install-recommends", ...packages];
  let ran = aptGet(wanted, env);
  if (ran.status !== 0) {
    // Fresh images come without package lists, old ones with stale lists.
    aptGet(["update"], env);
    ran = aptGet(wanted, env);
  }
  return ran.status === 0 ? undefined : lastLines(`${ran.stdout}\n${ran.stderr}`);
}

function aptGet(args: readonly string[], env: NodeJS.ProcessEnv) {
  return spawnSync("apt-get", args, {
    env: { ...env, PATH: labPath(env), DEBIAN_FRONTEND: "noninteractive" },
    encoding: "utf8",
    maxBuffer: 64 * 2 ** 20,
    stdio: ["ignore", "pipe", "pipe"],
  });
}

function lastLines(text: string): string {
  return text.trim().split("\n").slice(-2).join("; ");
}
