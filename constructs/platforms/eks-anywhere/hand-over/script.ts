import { comment, func, type ShellFunction, word } from "../../../model";
import type { EksAnywhereWhole } from "../types";
import { disclaimer } from "./disclaimer";
import { functions } from "./functions";
import { compareFunctions, journalFunctions } from "./journal";
import { functionName, type HandOverStep, handOverSteps, isPaused } from "./plan";

/**
 * The script that hands a cluster over from Cilium to Calico. It may be ended at any moment and be run again, from any machine: what was
 * done stands in the cluster.
 */
export function handOverScript(cluster: EksAnywhereWhole): string {
  const steps = handOverSteps(cluster);
  return `${[header(cluster), usage, ways, journalFunctions, func(isPaused(cluster)), compareFunctions, functions, ...steps.flatMap(functionsOf).map(func), runner(steps), main].join("\n\n")}\n`;
}

function header({ name, platform: { managementCluster } }: EksAnywhereWhole): string {
  return [
    "#!/usr/bin/env bash",
    comment(`Hands cluster ${name} over from EKS Anywhere's Cilium to Calico: hand-over.sh --help`),
    ...disclaimer.map(comment),
    "set -euo pipefail",
    `cluster=${word(name)}`,
    `managed_by=${word(managementCluster)}`,
  ].join("\n");
}

const usage = String.raw`usage() {
  cat << 'END'
usage: hand-over.sh [run | status | rollback | step ID | round]
  run        every step that is not done yet, in order
  status     what is done, and for how long nodes have been without a CNI
  rollback   takes back what was begun, the last first: Cilium is there again
  step ID    one step, unless it is done
  round      two numbers, for programs: how often the steps, and the Installation, had to be begun anew
The variable KUBECONFIG leads to the cluster, MANAGEMENT_KUBECONFIG to the one that manages it, where that is another.
END
}

# What is wrong before anything was changed.
refuse() {
  echo "hand-over.sh: $1; nothing was changed" >&2
  shift
  [ $# = 0 ] || printf '  %s\n' "$@" >&2
  current=
  exit 2
}
# What ended a step.
fail() {
  echo "hand-over.sh: $1" >&2
  shift
  [ $# = 0 ] || printf '  %s\n' "$@" >&2
  exit 1
}`;

const ways = String.raw`case ${"$"}{1:-run} in
  run | status | rollback | step | round) ;;
  --help)
    usage
    exit
    ;;
  *)
    usage >&2
    exit 2
    ;;
esac
# What a component passes in stands in no file for longer than this runs.
scratch=$(mktemp -d)
current=
for variable in KUBECONFIG MANAGEMENT_KUBECONFIG; do
  content=${"$"}{variable}_CONTENT
  [ -n "${"$"}{!content:-}" ] || continue
  (umask 077 && printf '%s' "${"$"}{!content}" > "$scratch/$variable")
  export "$variable=$scratch/$variable"
done
# apply.sh runs elsewhere.
for variable in KUBECONFIG MANAGEMENT_KUBECONFIG; do
  case ${"$"}{!variable:-} in
    "" | /* | *:*) ;;
    *) export "$variable=$PWD/${"$"}{!variable}" ;;
  esac
done
here=$(cd "$(dirname "${"$"}{BASH_SOURCE[0]:-.}")" && pwd)
[ -n "${"$"}{KUBECONFIG:-}" ] || refuse "nothing says which cluster" "fix: KUBECONFIG=$cluster/$cluster-eks-a-cluster.kubeconfig"
management=${"$"}{MANAGEMENT_KUBECONFIG:-}
[ -n "$management" ] || [ "$managed_by" != "$cluster" ] || management=$KUBECONFIG
[ -n "$management" ] || refuse "nothing says how to reach $managed_by, which manages $cluster" \
  "fix: MANAGEMENT_KUBECONFIG=$managed_by/$managed_by-eks-a-cluster.kubeconfig"
ended() {
  local status=$?
  rm -rf "$scratch"
  [ -z "$current" ] || echo "hand-over.sh: step $current did not come to its end" >&2
  # Of what was read and written, even where nobody answers any more.
  [ "$status" = 0 ] || say_window
  if [ -n "$current" ]; then
    echo "  what was done is kept: hand-over.sh run goes on with it, hand-over.sh rollback takes it back" >&2
  fi
  exit "$status"
}
trap ended EXIT
trap 'exit 130' INT
trap 'exit 143' TERM`;

function functionsOf({ id, why, body, back }: HandOverStep): readonly ShellFunction[] {
  const name = functionName(id);
  return [
    { name: `step_${name}`, about: [`${why}.`], body },
    ...(back === undefined ? [] : [{ name: `back_${name}`, body: back.body }]),
  ];
}

function runner(steps: readonly HandOverStep[]): string {
  const rows = steps.map(({ id, budgetSeconds, window, back, why }) =>
    [id, budgetSeconds, window ?? "-", back === undefined ? "-" : "back", why].join(" "),
  );
  const calico = steps.filter(({ isCalico }) => isCalico === true).map(({ id }) => id);
  return String.raw`# Each step: its name, its budget in seconds, whether nodes have a CNI meanwhile, whether it can be taken back, and why it is.
plan=${word(rows.join("\n"))}
# Those that put Calico's own objects in: a component does it by itself.
calico=${word(calico.join(" "))}

is_done() { is_noted "done_${"$"}{1//-/_}"; }

one() {
  local id=$1 budget=$2 window=$3 why=$5 begun seconds
  local name=${"$"}{id//-/_}
  if is_done "$id"; then
    echo "= $id: done already"
    return 0
  fi
  echo "> $id (at most $budget s): $why"
  current=$id
  begun=$(now)
  [ "$id" = not-in-service ] || is_noted "begun_$name" || note "begun_$name" "$begun"
  "step_$name"
  note "done_$name" "$(now)"
  current=
  seconds=$(($(now) - begun))
  echo "  done after $seconds s"
  [ "$seconds" -le "$budget" ] || echo "hand-over.sh: step $id took longer than its budget of $budget s" >&2
  [ "$window" = - ] || [ -z "$(without_cni)" ] || say_window
}

run() {
  local id budget window back why
  begin_journal
  compare
  say_window
  while read -r id budget window back why <&3; do
    one "$id" "$budget" "$window" "$back" "$why"
  done 3<<< "$plan"
  echo "Calico is the CNI of $cluster. Keep eks-anywhere/cluster.yaml, with skipUpgrade and the marker, as the file that you apply."
}

step() {
  local id budget window back why
  begin_journal
  compare
  while read -r id budget window back why <&3; do
    [ "$id" = "$1" ] || continue
    one "$id" "$budget" "$window" "$back" "$why"
    return 0
  done 3<<< "$plan"
  refuse "there is no step ${"$"}{1:-}" "wanted: one of $(cut -d ' ' -f 1 <<< "$plan" | tr '\n' ' ')"
}

status() {
  local id budget window back why state
  read_journal
  look
  say_differs
  while read -r id budget window back why <&3; do
    state=-
    ! is_noted "begun_${"$"}{id//-/_}" || state=begun
    ! is_done "$id" || state=done
    printf '%-18s %-6s %s\n' "$id" "$state" "$why"
  done 3<<< "$plan"
  say_window
}

# The last first. Machines must not be replaced while Cilium comes back, so that Cluster API is resumed at the very end. A step is
# forgotten as done before it is taken back: whoever is ended in the middle of it, and runs the steps again, does it again.
rollback() {
  local id budget window back why name paused
  begin_journal
  compare
  say_window
  paused=$(journal begun_pause)
  current=rollback
  # A component that has done a step has to do it again. Whoever goes on from here pauses, and so resumes, again.
  note round "$(($(journal round) + 1))" ${"$"}{paused:+done_pause "" done_resume ""} done_check ""
  if [ -n "$paused" ]; then
    back_resume
    ! is_noted begun_installation || note pods_of_calico yes
  fi
  while read -r id budget window back why <&3; do
    [ "$id" != pause ] || continue
    name=${"$"}{id//-/_}
    ! is_noted "done_$name" || note "done_$name" ""
    is_noted "begun_$name" || continue
    if [ "$back" = back ] && [ "$id" != resume ]; then
      echo "< $id"
      "back_$name"
    fi
    note "begun_$name" ""
  done 3<<< "$(sed '1!G;h;$!d' <<< "$plan")"
  if is_noted pods_of_calico; then
    echo "< restart-pods"
    restart_pods
    note pods_of_calico ""
  fi
  if [ -n "$paused" ]; then
    back_pause
    note begun_pause ""
  fi
  current=
  echo "Cilium is the CNI of $cluster."
}`;
}

const main = 'case ${1:-run} in\n  step) step "${2:-}" ;;\n  *) "${1:-run}" ;;\nesac';
