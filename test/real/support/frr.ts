import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { enginePath, type Missing } from "../../../tools/engines";

/** What one FRR is handed. */
export interface FrrRound {
  readonly host: string;
  /** Read at its start. */
  readonly conf: string;
  /** Whether only the shell is asked, and no daemon started. */
  readonly isDry?: boolean;
  readonly sysctl?: string;
  /** Read into what runs. */
  readonly paste?: string;
  /** What frr-reload.py would change what runs into, and does where `applies`. */
  readonly next?: string;
  readonly applies?: boolean;
}

/** What the programs said. */
export interface FrrSaid {
  /** `vtysh -C`: empty where it understands everything. */
  readonly dry: string;
  /** `vtysh -b`: empty where the daemons took everything. */
  readonly load: string;
  readonly running: readonly string[];
  readonly pasteSaid: string;
  readonly pasted: readonly string[];
  /** By frr-reload.py; undefined where nothing was to be compared. */
  readonly delta?: Delta;
  /** What runs once it was applied; empty where it was not. */
  readonly after: readonly string[];
  /** The same as `delta` then. */
  readonly again?: Delta;
  /** How often it was applied, until nothing was left to change: two times at most, 0 where it was not. */
  readonly reloads: number;
}

export interface Delta {
  readonly deletes: readonly string[];
  readonly adds: readonly string[];
}

const unshare = ["--net", "--mount", "--uts", "--pid", "--fork", "--kill-child"];

/** Network namespaces, as root or as a user who may be root in a namespace. */
export function namespaces(): Missing | undefined {
  const tried = spawnSync("unshare", [...privilege(), ...unshare, "true"], { encoding: "utf8" });
  if (tried.status === 0) return undefined;
  return {
    missing: `no network namespaces: ${(tried.stderr ?? "").trim()}`,
    fix: "run as root, or allow user namespaces",
  };
}

/** Runs a script of bash in namespaces of its own, which end with it. */
export function inNamespaces(script: string): { readonly status: number | null; readonly output: string } {
  const ran = spawnSync("unshare", [...privilege(), ...unshare, "bash", "-c", script], { encoding: "utf8" });
  return { status: ran.status, output: ran.stdout + ran.stderr };
}

function privilege(): readonly string[] {
  return process.getuid?.() === 0 ? [] : ["--user", "--map-root-user"];
}

/** Passwords as a fill-in step puts them in. */
export const filled = (text: string): string => text.replaceAll(/@secret:[^@]+@/g, "not-a-secret");

/** Runs a FRR of its own for each round, one after the other, in namespaces that end with the call. */
export function runFrr(rounds: readonly FrrRound[]): readonly FrrSaid[] {
  const folder = mkdtempSync(join(tmpdir(), "calico-kit-frr-"));
  try {
    const put = (name: string, text: string | undefined): void => {
      if (text !== undefined) writeFileSync(join(folder, name), text);
    };
    rounds.forEach(({ conf, sysctl, paste, next }, index) => {
      put(`${index}.conf`, conf);
      put(`${index}.sysctl`, sysctl);
      put(`${index}.paste`, paste);
      put(`${index}.next`, next);
    });
    put(
      "rounds",
      rounds
        .map(({ host, isDry, applies }, index) => `${index} ${host} ${isDry ? "dry" : applies ? "apply" : "run"}\n`)
        .join(""),
    );
    const script = join(__dirname, "frr-load.sh");
    const args = [folder, dirname(enginePath("frr")), enginePath("frr-reload")];
    const ran = spawnSync("unshare", [...privilege(), ...unshare, "bash", script, ...args], {
      encoding: "utf8",
      timeout: 120_000 + 10_000 * rounds.length,
      killSignal: "SIGKILL",
    });
    if (ran.status !== 0) throw new Error(`FRR could not be run: ${ran.stderr} ${ran.signal}`);
    return rounds.map((_, index) => said(folder, index));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What it says of its own graceful restart whenever a file has a line about it. */
const remark = /^Graceful restart configuration changed, reset all peers to take effect$/m;

function said(folder: string, index: number): FrrSaid {
  const read = (name: string): string => {
    const path = join(folder, `${index}.${name}`);
    return existsSync(path) ? readFileSync(path, "utf8").trim() : "";
  };
  const deltaOf = (name: string): Delta | undefined => {
    const code = read(`${name}-code`);
    const text = read(name);
    if (code !== "" && code !== "0") throw new Error(`frr-reload.py ended with ${code}: ${text}`);
    return code === "" ? undefined : { deletes: part(text, "Lines To Delete"), adds: part(text, "Lines To Add") };
  };
  const [delta, again] = [deltaOf("delta"), deltaOf("again")];
  return {
    dry: read("dry"),
    load: read("load").replace(remark, ""),
    running: linesOf(read("running")),
    pasteSaid: read("paste-said"),
    pasted: linesOf(read("pasted")),
    after: linesOf(read("after")),
    reloads: Number(read("reloads")),
    ...(delta === undefined ? {} : { delta }),
    ...(again === undefined ? {} : { again }),
  };
}

/** The lines of a configuration, with those that they are in: `router bgp 1 > neighbor …`. */
function linesOf(text: string): readonly string[] {
  const around: { readonly depth: number; readonly line: string }[] = [];
  return text.split("\n").flatMap((raw) => {
    const line = raw.trim();
    if (line === "" || line.startsWith("!") || line === "exit" || line === "exit-address-family") return [];
    const depth = raw.length - raw.trimStart().length;
    while ((around.at(-1)?.depth ?? -1) >= depth) around.pop();
    const path = [...around.map((one) => one.line), line].join(" > ");
    around.push({ depth, line });
    return [path];
  });
}

/** The lines under a title of frr-reload.py. */
function part(text: string, title: string): readonly string[] {
  const lines = text.split("\n");
  const start = lines.indexOf(title);
  if (start < 0) return [];
  const rest = lines.slice(start + 2);
  const end = rest.findIndex((line) => line.startsWith("Lines To "));
  return rest.slice(0, end < 0 ? undefined : end).filter((line) => line.trim() !== "");
}
