import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { enginePath } from "../../../tools/engines";
import type { Artefact } from "../../../constructs/model";

/** A folder with files in it; `[Symbol.dispose]` is `remove`, for Node 20. */
export interface Folder {
  readonly path: string;
  remove(this: void): void;
}

/** Writes what `synth` would for Kubespray into a folder of its own. */
export function written(artefacts: readonly Artefact[]): Folder {
  const path = mkdtempSync(join(tmpdir(), "calico-kit-kubespray-"));
  for (const { path: name, content } of artefacts) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content, { mode: name.endsWith(".sh") ? 0o755 : 0o644 });
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Ansible's own programs, without anybody's configuration, and with their files where the test removes them. */
export function ansibleEnvironment(home: string): NodeJS.ProcessEnv {
  return {
    PATH: `${dirname(enginePath("ansible"))}:${process.env["PATH"]}`,
    HOME: home,
    LC_ALL: "C.UTF-8",
    ANSIBLE_CONFIG: join(home, "none.cfg"),
    ANSIBLE_LOCALHOST_WARNING: "False",
    ANSIBLE_LOCAL_TEMP: join(home, "ansible"),
    ANSIBLE_REMOTE_TEMP: join(home, "ansible"),
  };
}

/** An inventory as Ansible understands it. */
export interface ReadInventory {
  readonly _meta: { readonly hostvars: Readonly<Record<string, Readonly<Record<string, unknown>>>> };
  readonly [group: string]: unknown;
}

export function readInventory({ path }: Folder): ReadInventory {
  const program = join(dirname(enginePath("ansible")), "ansible-inventory");
  const args = ["--inventory", join(path, "kubespray/inventory/hosts.yaml"), "--list"];
  return JSON.parse(execFileSync(program, args, { encoding: "utf8", env: ansibleEnvironment(path) })) as ReadInventory;
}

/** Runs Kubespray's checks over an inventory. @returns the first one that failed; undefined when all pass */
export function failedCheck({ path }: Folder): string | undefined {
  const args = ["--inventory", join(path, "kubespray/inventory/hosts.yaml"), join(__dirname, "kubespray-checks.yml")];
  const { status, stdout, stderr } = spawnSync(enginePath("ansible"), args, {
    encoding: "utf8",
    env: ansibleEnvironment(path),
  });
  if (status === 0) return undefined;
  const tasks = [...stdout.matchAll(/^TASK \[([^\]]+)\]/gm)].map(([, name]) => name);
  const failed = /^fatal: /m.test(stdout) ? tasks.at(-1) : undefined;
  if (failed === undefined) throw new Error(`the checks could not be run: ${stdout}${stderr}`);
  return failed;
}
