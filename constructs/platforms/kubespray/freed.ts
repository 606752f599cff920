/**
 * What a play that removes a machine leaves to Calico's controllers: it deletes the Node, and nothing in Calico's datastore
 * (kubespray roles/remove-node). Blocks that stay are routes that others keep to a machine that is gone (calico issues 9182, 8135).
 */
import { type Command, commandLine } from "../../model";

/** Lines of a shell that say which blocks are left, `$left`, and what to do. */
export const stillHeld = (machine: string, speaker = ""): readonly string[] => [
  `echo "${speaker}${machine} is gone, and Calico still holds addresses for it: "$left >&2`,
  'echo "  look: calicoctl ipam check, and the log of calico-kube-controllers" >&2',
  `echo "  then: kubectl delete blockaffinities.crd.projectcalico.org for ${machine}, when nothing of it runs" >&2`,
];

/** Who stays has kubectl, as kubeadm's own machines do, and no kubeconfig leaves it. */
const blocks: Command = [
  "ansible",
  "kube_control_plane[0]",
  "--inventory",
  "inventory/hosts.yaml",
  "--become",
  "--module-name",
  "command",
  "--args",
  "/usr/local/bin/kubectl --kubeconfig /etc/kubernetes/admin.conf get ipamblocks.crd.projectcalico.org --no-headers --output custom-columns=AFFINITY:.spec.affinity,CIDR:.spec.cidr",
];

/**
 * Lines for `/bin/sh` beside an inventory: waits until Calico has freed the blocks of a machine that is gone, for
 * `FREED_WITHIN` seconds (300 where nobody says), and ends with 1 where it has not.
 * @param machine its name, which is its node's
 */
export function waitUntilFreed(machine: string): readonly string[] {
  return [
    "deadline=$(($(date +%s) + ${FREED_WITHIN:-300}))",
    "while :; do",
    `  said=$(${commandLine(blocks)}) || { printf '%s\\n' "$said" >&2; exit 1; }`,
    `  left=$(printf '%s\\n' "$said" | awk -v affinity=host:${machine} '$1 == affinity { print $2 }')`,
    '  [ -n "$left" ] || break',
    '  if [ "$(date +%s)" -ge "$deadline" ]; then',
    ...stillHeld(machine).map((line) => `    ${line}`),
    "    exit 1",
    "  fi",
    "  sleep 5",
    "done",
  ];
}
