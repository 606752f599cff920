import { commandLine } from "../../../model";
import { yaml } from "../artefacts";
import { inventoryOf, variablesOf } from "../inventory";
import { playbook } from "../steps";
import type { KubesprayWhole } from "../types";

/** The inventory as one document, which plays read from standard input: the component writes no file. */
export function inventoryText(cluster: KubesprayWhole): string {
  const inventory = inventoryOf(cluster);
  return yaml({ all: { ...inventory.all, vars: { ...inventory.all.vars, ...variablesOf(cluster) } } });
}

/**
 * Commands for `/bin/sh`. A play's own words go to standard error, so that what is printed is the kubeconfig and nothing else;
 * inventory and kubeconfig lie in a folder that nobody else may read, for as long as the play runs.
 */
export const play = {
  cluster: inFolder(
    `${commandLine(playbook("cluster.yml", "--extra-vars", ["artifacts_dir=", { variable: "directory" }, "/artifacts"]))} >&2`,
    'cat "$directory/artifacts/admin.conf"',
  ),
  reset: inFolder(`${commandLine(playbook("reset.yml", "--extra-vars", "reset_confirmation=yes"))} >&2`),
  remove: (machine: string) =>
    inFolder(
      `${commandLine(playbook("remove-node.yml", "--extra-vars", `node=${machine}`, "--extra-vars", "skip_confirmation=yes"))} >&2`,
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
    ...lines,
  ].join("\n");
}
