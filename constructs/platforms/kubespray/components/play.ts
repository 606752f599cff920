import { type Command, commandLine, quoted } from "../../../model";
import { yaml } from "../artefacts";
import { waitUntilFreed } from "../freed";
import { inventoryOf, variablesOf } from "../inventory";
import { playbook } from "../steps";
import type { KubesprayWhole } from "../types";
import { judgeVersions, refusals, versionQuestions } from "../upgrade";

/**
 * The inventory by which one machine leaves: itself and the control planes. Another worker that comes, goes or changes is no
 * change of it.
 */
export function leavingText(cluster: KubesprayWhole, machine: string): string {
  const { platform } = cluster;
  const hosts = platform.hosts.filter(({ name, isControlPlane }) => isControlPlane || name === machine);
  return inventoryText({ ...cluster, platform: { ...platform, hosts } });
}

/** The inventory as one document, which plays read from standard input: the component writes no file. */
export function inventoryText(cluster: KubesprayWhole): string {
  const inventory = inventoryOf(cluster);
  return yaml({ all: { ...inventory.all, vars: { ...inventory.all.vars, ...variablesOf(cluster) } } });
}

/** Words go to standard error; what a play leaves running has no part in the lock. */
const quietly = ">&2 9>&-";

const waitForMachines: Command = [
  "ansible",
  "all",
  "--inventory",
  "inventory/hosts.yaml",
  "--module-name",
  "wait_for_connection",
  "--args",
  "timeout=600",
];

/**
 * One play at a time over a machine's clusters, and its Python in an environment of its own: what Kubespray's
 * requirements.txt pins, made once for each text of it, unless KUBESPRAY_VENV says one. The lock is that of an open file,
 * which goes with the shell, however it ends.
 */
const environment: readonly string[] = [
  'exec 9> "${TMPDIR:-/tmp}/calico-kit-kubespray-$(id -u).lock"',
  `python3 -c 'import fcntl; fcntl.flock(9, fcntl.LOCK_EX)'`,
  'venv="${KUBESPRAY_VENV:-}"',
  'if [ -z "$venv" ]; then',
  '  venv="${XDG_CACHE_HOME:-$HOME/.cache}/calico-kit/kubespray-$(cksum < "$KUBESPRAY/requirements.txt" | cut -d " " -f 1)"',
  '  if [ ! -f "$venv/complete" ]; then',
  '    rm -rf "$venv"',
  '    python3 -m venv "$venv" >&2',
  '    "$venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$KUBESPRAY/requirements.txt" >&2',
  '    : > "$venv/complete"',
  "  fi",
  "fi",
  'PATH="$venv/bin:$PATH"',
];

const kubectl = ["/usr/local/bin/kubectl", "--kubeconfig", "/etc/kubernetes/admin.conf", "--request-timeout=30s"];

/** A first control plane on which kubeadm has not run yet says nothing. */
const versions: Command = [
  ...(["ansible", "kube_control_plane[0]", "--inventory", "inventory/hosts.yaml", "--become"] as const),
  ...(["--module-name", "shell", "--args"] as const),
  `test ! -f /etc/kubernetes/admin.conf || { ${versionQuestions.map((one) => [...kubectl, ...one].join(" ")).join(" && ")}; }`,
];

/** Sets `play` by what runs: see `judgeVersions`. */
function choosePlay(cluster: KubesprayWhole): readonly string[] {
  return [
    "play=cluster.yml",
    `if said=$(${commandLine(versions)} 9>&-); then`,
    `  said=$(printf '%s\\n' "$said" | ${judgeVersions(cluster)})`,
    "else",
    `  printf '%s\\n' "$said" "the cluster does not answer, so that its version was not compared: cluster.yml runs" >&2`,
    "  said=",
    "fi",
    "case $said in",
    "  older) play=upgrade-cluster.yml ;;",
    ...Object.entries(refusals(cluster)).map(
      ([word, { message, fix }]) =>
        `  ${word}*) printf '%s\\n' ${quoted(message)} "got: \${said#* }" ${quoted(`fix: ${fix}`)} >&2; exit 1 ;;`,
    ),
    "esac",
  ];
}

/** Machines that have just been made take a minute before they answer. */
const waiting = (isMade: boolean): readonly string[] => (isMade ? [`${commandLine(waitForMachines)} ${quietly}`] : []);

/** A play that leaves a kubeconfig, which is printed. */
const leavesKubeconfig = (name: Parameters<typeof playbook>[0]): readonly string[] => [
  `${commandLine(playbook(name, "--extra-vars", ["artifacts_dir=", { variable: "directory" }, "/artifacts"]))} ${quietly}`,
  'cat "$directory/artifacts/admin.conf"',
];

/**
 * Commands for `/bin/sh`. A play's own words go to standard error, so that what is printed is the kubeconfig and nothing else;
 * inventory and kubeconfig lie in a folder that nobody else may read, for as long as the play runs.
 */
export const play = {
  cluster: (isMade: boolean) => inFolder(...waiting(isMade), ...leavesKubeconfig("cluster.yml")),
  /** Over a cluster that runs: an upgrade where something of it has another version than the inventory. */
  change: (cluster: KubesprayWhole, isMade: boolean) =>
    inFolder(...waiting(isMade), ...choosePlay(cluster), ...leavesKubeconfig({ variable: "play" })),
  reset: inFolder(`${commandLine(playbook("reset.yml", "--extra-vars", "reset_confirmation=yes"))} ${quietly}`),
  remove: (machine: string) =>
    inFolder(
      `${commandLine(playbook("remove-node.yml", "--extra-vars", `node=${machine}`, "--extra-vars", "skip_confirmation=yes"))} ${quietly}`,
      ...waitUntilFreed(machine),
    ),
};

function inFolder(...lines: readonly string[]): string {
  return [
    "set -eu",
    ': "${KUBESPRAY:?the folder of a checkout of Kubespray}"',
    // Relative to where Pulumi runs; the play runs elsewhere.
    'KUBESPRAY=$(cd "$KUBESPRAY" && pwd)',
    'export ANSIBLE_CONFIG="${ANSIBLE_CONFIG:-$KUBESPRAY/ansible.cfg}"',
    "umask 077",
    "directory=$(mktemp -d)",
    `trap 'rm -rf "$directory"' EXIT`,
    'mkdir "$directory/inventory"',
    'cat > "$directory/inventory/hosts.yaml"',
    'cd "$directory"',
    ...environment,
    ...lines,
  ].join("\n");
}
