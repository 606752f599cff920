import type { ChildProcess } from "node:child_process";
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { LabDevice, LabNode, LabSwitch } from "../plan/types";
import { run, sleep, start } from "./commands";

/** Where Debian has FRR's daemons. */
const frrFolder = "/usr/lib/frr";
/** On everything that the lab has; one folder per device in it. */
export const labFolder = "/run/lab";

export const folderOf = ({ namespace }: { readonly namespace: string }): string => join(labFolder, namespace);

/** A daemon that ended although nobody ended it. */
export interface Ended {
  readonly device: string;
  readonly daemon: string;
  /** The last of what it said. */
  readonly said: string;
}

/** The routing daemons of all devices, each a child of this process, ended by its own process id. */
export class Daemons {
  private readonly running = new Map<string, ChildProcess>();
  private readonly lost = new Map<string, Ended>();

  ended(): readonly Ended[] {
    return [...this.lost.values()];
  }

  /** FRR with a switch's configuration as it is, read the way that Debian's service reads it: `vtysh -b`. */
  async startSwitch(device: LabSwitch): Promise<void> {
    const folder = folderOf(device);
    const owner = ownerOfFrr();
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    for (const [name, text] of Object.entries({ "vtysh.conf": "", ...device.files })) {
      writeFileSync(join(folder, name), text, { mode: 0o640 });
      chownSync(join(folder, name), owner.uid, owner.gid);
    }
    chownSync(folder, owner.uid, owner.gid);
    rmSync(join(folder, "zserv.api"), { force: true });
    // bgpd that finds no zebra looks again only 10 s later, and tells the kernel nothing meanwhile.
    await this.startFrr(device, "zebra", ["-s", "90000000"]);
    await this.isThere(device, "zebra", join(folder, "zserv.api"));
    await Promise.all([
      this.startFrr(device, "staticd"),
      ...(device.hasBfd ? [this.startFrr(device, "bfdd", ["--bfdctl", join(folder, "bfdd.sock")])] : []),
      this.startFrr(device, "bgpd"),
    ]);
    const said = await run("vtysh", ["--vty_socket", folder, "--config_dir", folder, "-b"]);
    const refused = said.split("\n").filter((line) => /unknown|ambiguous|error|fail|line \d+/i.test(line));
    if (refused.length > 0) throw new Error(`${device.name}: FRR refuses its configuration: ${refused[0] ?? ""}`);
  }

  private async startFrr(device: LabSwitch, daemon: string, more: readonly string[] = []): Promise<void> {
    const folder = folderOf(device);
    const files = ["-f", "/dev/null", "-i", join(folder, `${daemon}.pid`), "-z", join(folder, "zserv.api")];
    const log = ["--log", `file:${join(folder, `${daemon}.log`)}`];
    // One that an earlier daemon left would be taken for this one's, and vtysh would find nobody there.
    rmSync(join(folder, `${daemon}.vty`), { force: true });
    this.start(device, daemon, [join(frrFolder, daemon), ...files, ...log, "--vty_socket", folder, "-P", "0", ...more]);
    await this.isThere(device, daemon, join(folder, `${daemon}.vty`));
  }

  /** BIRD as calico-node runs it: always with `-R`, so that it comes back as from a graceful restart. */
  async startNode(device: LabNode): Promise<void> {
    const folder = folderOf(device);
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    for (const [name, text] of Object.entries(device.files)) writeFileSync(join(folder, name), text, { mode: 0o600 });
    for (const family of device.families) {
      const bird = birdOf(family);
      rmSync(join(folder, `${bird}.ctl`), { force: true });
      const files = [
        "-c",
        join(folder, `${bird}.cfg`),
        "-s",
        join(folder, `${bird}.ctl`),
        "-P",
        join(folder, `${bird}.pid`),
      ];
      this.start(device, bird, [bird, "-R", "-d", ...files]);
      await this.isThere(device, bird, join(folder, `${bird}.ctl`));
    }
  }

  private start(
    device: { readonly name: string; readonly namespace: string },
    daemon: string,
    argv: readonly string[],
  ): void {
    const key = `${device.name}/${daemon}`;
    const log = join(folderOf(device), `${daemon}.out`);
    const child = start(device.namespace, argv, log);
    this.running.set(key, child);
    this.lost.delete(key);
    child.on("error", () => undefined);
    child.on("exit", () => {
      if (this.running.get(key) !== child) return;
      this.running.delete(key);
      this.lost.set(key, { device: device.name, daemon, said: lastLines(log) });
    });
  }

  private async isThere(
    device: { readonly name: string; readonly namespace: string },
    daemon: string,
    file: string,
  ): Promise<void> {
    for (let waited = 0; waited < 30_000; waited += 10) {
      if (existsSync(file)) return;
      const ended = this.lost.get(`${device.name}/${daemon}`);
      if (ended !== undefined) throw new Error(`${device.name}: ${daemon} does not start: ${ended.said}`);
      await sleep(10);
    }
    throw new Error(`${device.name}: ${daemon} does not start: no ${file} after 30 s`);
  }

  /** Ends the daemons of a device, by SIGKILL unless said otherwise; what they told the kernel stays. */
  async stop({ name }: { readonly name: string }, signal: NodeJS.Signals = "SIGKILL", only?: string): Promise<void> {
    const ends = [...this.running].flatMap(([key, child]) => {
      if (!key.startsWith(`${name}/`) || (only !== undefined && key !== `${name}/${only}`)) return [];
      this.running.delete(key);
      return [ended(child, signal)];
    });
    await Promise.all(ends);
  }

  /** Has a device read other files without starting anything anew; returns what the daemons said. */
  async reload(device: LabDevice, files: Readonly<Record<string, string>>): Promise<string> {
    if (device.kind === "pod") throw new Error(`${device.name} has no daemons`);
    const folder = folderOf(device);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text, { mode: 0o640 });
    if (device.kind === "switch") {
      const places = ["--vty_socket", folder, "--confdir", folder, "--rundir", folder];
      return run("python3", [
        join(frrFolder, "frr-reload.py"),
        "--reload",
        "--stdout",
        ...places,
        join(folder, "frr.conf"),
      ]);
    }
    const said = device.families.map((family) =>
      run("birdc", ["-s", join(folder, `${birdOf(family)}.ctl`), "configure"]),
    );
    return (await Promise.all(said)).join("");
  }

  isRunning({ name }: { readonly name: string }): boolean {
    return [...this.running.keys()].some((key) => key.startsWith(`${name}/`));
  }
}

/** BIRD 1.6 is one program per family. */
export const birdOf = (family: 4 | 6): "bird" | "bird6" => (family === 4 ? "bird" : "bird6");

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill(signal);
  });
}

function lastLines(file: string): string {
  const text = existsSync(file) ? readFileSync(file, "utf8").trim() : "";
  return text === "" ? "it said nothing" : text.split("\n").slice(-3).join("; ");
}

/** FRR's daemons give up what they may as the user `frr`, to whom their folder must belong. */
function ownerOfFrr(): { readonly uid: number; readonly gid: number } {
  const [, , uid, gid] = (/^frr:.*$/m.exec(readFileSync("/etc/passwd", "utf8"))?.[0] ?? "").split(":");
  return { uid: Number(uid ?? 0), gid: Number(gid ?? 0) };
}
