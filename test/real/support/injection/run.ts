/** Runs what the kit writes for a shell, among programs that only write down how they were called. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { operatorYaml } from "../../../calico/support/release-files";
import { type Files, writeFiles } from "./rendered";

/** What came of running a script. */
export interface Ran {
  /** Each call of a program: its name and arguments. */
  readonly calls: readonly (readonly string[])[];
  /** What programs were given on their input. */
  readonly input: string;
  /** Names of the files that are there and that nobody should have made. */
  readonly canaries: readonly string[];
  readonly status: number | null;
  readonly errors: string;
}

/** A canary's name: short, as names of interfaces have fifteen letters at most. */
export const canary = /^pw\d+$/;

/** In one piece, as the programs of a pipe write at the same time: arguments end with \0, calls with an argument \1. */
const record = `printf '%s\\0' "\${0##*/}" "$@" "$(printf '\\1')" >> "$CALLS"`;
const reads = `case "$*" in *"-f -"*) { cat; printf '\\n---\\n'; } >> "$CALLS.in" ;; esac`;
const bodies: Readonly<Record<string, string>> = {
  // To apply.sh the mesh is off already, so that no session is waited for.
  kubectl: `${reads}\ncase "$*" in *"get nodes"*"-o name"*) echo node/a ;; *"get bgpconfigurations"*) case "$SCRIPT" in */apply.sh) printf false ;; esac ;; esac`,
  "ansible-playbook":
    'case "$*" in --version) echo "ansible-playbook [core 2.18.19]" ;; *) mkdir -p inventory/artifacts; : > inventory/artifacts/admin.conf ;; esac',
  ssh: ":",
  vagrant: 'mkdir -p "${SCRIPT%/*}/inventory/artifacts"; : > "${SCRIPT%/*}/inventory/artifacts/admin.conf"',
  // The release that the script wants.
  kops: `${reads}\ncase "$*" in version*) sed -n 's/.*wanted: \\([0-9][0-9.]*\\).*/\\1/p' "$SCRIPT" | head -n 1 ;; "get cluster "*) exit 1 ;; "get instancegroups") printf 'NAME ROLE\\nold Node\\n' ;; *--kubeconfig=*) for a in "$@"; do case "$a" in --kubeconfig=*) : > "\${a#*=}" ;; esac; done ;; esac`,
  aws: 'case "$*" in *describe-security-groups*) [ -e "$CALLS.made" ] && echo sg-77 || echo None ;; *create-security-group*) : > "$CALLS.made" ;; *describe-vpcs*) echo vpc-1 ;; esac',
  terraform: "echo sg-77",
  curl: 'while [ "$#" -gt 1 ]; do [ "$1" = --output ] && cp "$RELEASE" "$2"; shift; done; printf "%s" "$1" > "$CALLS.url"',
  // What the script wants of the file that was downloaded last.
  sha256sum: `cat > /dev/null; grep -A1 -F "$(cat "$CALLS.url")" "$SCRIPT" | grep -o '[0-9a-f]\\{64\\}' | head -n 1`,
};
/** What a node has; they change nothing. */
const nodeBodies: Readonly<Record<string, string>> = {
  chroot: "exec sh",
  sudo: 'exec "$@"',
  ...Object.fromEntries(["cp", "rm", "sed", "systemctl", "sysctl", "modprobe"].map((name) => [name, ":"])),
};

export const actions = ["up", "update", "prune", "annotate", "terraform made", "finish", "down"] as const;

/** A scratch folder with the programs in it. */
export class Bench {
  private readonly ran = new Map<string, Ran>();

  constructor(
    private readonly folder: string,
    private readonly operator: string,
  ) {
    for (const [bin, programs] of [
      ["bin", bodies],
      ["node-bin", nodeBodies],
    ] as const) {
      mkdirSync(join(folder, bin));
      for (const [name, body] of Object.entries(programs))
        writeFileSync(join(folder, bin, name), `#!/bin/sh\n${record}\n${body}\n`, { mode: 0o755 });
    }
    writeFileSync(join(folder, "release.yaml"), operatorYaml(this.operator));
  }

  /** The scripts among some files, each run once for each content: by its name, with the action where there are several. */
  runAll(files: Files): ReadonlyMap<string, Ran> {
    const runs = new Map<string, Ran>();
    for (const [path, content] of files) {
      if (path === "apply.sh") runs.set(path, this.run(files, path, content));
      if (path === "kops/commands.sh")
        for (const action of actions) runs.set(`${path} ${action}`, this.run(files, path, content, action));
      if (path === "kubespray/commands.sh")
        for (const action of ["up", "down"]) runs.set(`${path} ${action}`, this.run(files, path, content, action));
      if (path.endsWith(".hook")) runs.set(path, this.run(new Map(), path, content));
      if (path.endsWith(".userdata")) runs.set(path, this.run(new Map(), path, content));
    }
    return runs;
  }

  /** A command of a Pulumi resource, as `/bin/sh -c` has it. */
  runCommand(content: string): Ran {
    return this.run(new Map(), "command.sh", content);
  }

  private run(files: Files, path: string, content: string, action = ""): Ran {
    // Most files are handed on by their names, whatever is in them; only `up` puts late values into kOps' objects.
    const reads = path === "apply.sh" || action === "up";
    const inputs = [...files].flatMap(([name, text]): readonly [string, string][] =>
      name.endsWith(".yaml") || name.endsWith(".json") ? [[name, reads && isChanged(name, text) ? text : ""]] : [],
    );
    const key = createHash("sha256")
      .update(JSON.stringify([path, content, action, inputs]))
      .digest("hex");
    const known = this.ran.get(key);
    if (known !== undefined) return known;
    const made = this.runAnew(new Map(inputs), path, content, action);
    this.ran.set(key, made);
    return made;
  }

  private runAnew(files: Files, path: string, content: string, action: string): Ran {
    const place = join(this.folder, "place");
    rmSync(place, { recursive: true, force: true });
    const onNode = path.endsWith(".hook") || path.endsWith(".userdata");
    for (const folder of ["etc/sysctl.d", "etc/modprobe.d", "etc/modules-load.d", "etc/eks", "sys"])
      mkdirSync(join(place, folder), { recursive: true });
    writeFileSync(join(place, "etc/eks/bootstrap.sh"), `#!/bin/sh\n${record}\n`, { mode: 0o755 });
    // A node's own paths, in a folder that can be thrown away.
    const text = onNode
      ? content
          .replaceAll(/(?<![\w.])\/etc\/(?!systemd)/g, `${place}/etc/`)
          .replaceAll("/sys/module/vfio/parameters", `${place}/sys`)
      : content;
    writeFiles(place, new Map([...files, [path, text]]));
    if (!path.endsWith("apply.sh") && path.endsWith("commands.sh"))
      writeFileSync(join(place, "apply.sh"), `#!/bin/sh\n${record}\n`, { mode: 0o755 });
    writeFiles(place, new Map([["kubespray-checkout/galaxy.yml", "version: 2.31.0\n"]]));
    const calls = join(this.folder, "calls");
    for (const file of [calls, `${calls}.in`, `${calls}.made`, `${calls}.url`]) rmSync(file, { force: true });
    const [shell, args] = path.endsWith(".hook")
      ? ["bash", ["-c", text.replaceAll("\0", "")]]
      : ["bash", [join(place, path), ...action.split(" ").filter(Boolean)]];
    const { status, stderr } = spawnSync(shell, args, {
      cwd: place,
      encoding: "utf8",
      input: "",
      timeout: 120_000,
      env: {
        PATH: `${join(this.folder, onNode ? "node-bin" : "bin")}:${process.env.PATH ?? ""}`,
        HOME: place,
        TMPDIR: place,
        CALLS: calls,
        SCRIPT: join(place, path),
        CALICO_KIT_CONTEXT: "lab",
        RELEASE: join(this.folder, "release.yaml"),
        KUBESPRAY: join(place, "kubespray-checkout"),
        KOPS_STATE_STORE: path.includes("commands.sh") ? "" : "s3://x",
        API_SERVER_HOST: "api.example.com",
        BASTION_HOST: "192.0.2.1",
        API_SERVER_CA_DATA: "Q0E=",
        IPSEC_PRE_SHARED_KEY: "the-key",
      },
    });
    return {
      calls: callsIn(calls, this.folder),
      input: existsSync(`${calls}.in`) ? readFileSync(`${calls}.in`, "utf8") : "",
      canaries: filesUnder(place).filter((name) => canary.test(name)),
      status,
      errors: stderr,
    };
  }
}

/** Whether a script does more with a file than hand it on: put the late values in. */
function isChanged(name: string, content: string): boolean {
  return name.endsWith(".yaml") && content.includes("${");
}

function callsIn(file: string, folder: string): readonly (readonly string[])[] {
  if (!existsSync(file)) return [];
  const text = readFileSync(file, "utf8")
    .replaceAll(folder, "")
    .replaceAll(/\/place\/tmp\.\w+/g, "TMP");
  return text
    .split("\u0001\0")
    .slice(0, -1)
    .map((call) => call.split("\0").slice(0, -1))
    .filter((call) => !call.includes(asked));
}

/** What annotates while nodes are made anew asks this as often as there is time for, once or not at all. */
const asked = "jsonpath={.spec.nodeToNodeMeshEnabled}";

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesUnder(join(folder, entry.name)) : [entry.name],
  );
}
