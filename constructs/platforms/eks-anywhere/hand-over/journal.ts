import { windowSeconds } from "./window";

/** The journal in the cluster, the clock, and the window in which nodes have no CNI. */
export const journalFunctions = String.raw`# An API server that hangs is one that does not answer; a test has a kubectl of its own.
if [ "$(type -t kubectl)" != function ]; then
  kubectl() {
    case " $* " in
      *" --timeout=120s "*) command kubectl --request-timeout=150s "$@" ;;
      *) command kubectl --request-timeout=60s "$@" ;;
    esac
  }
fi

# What a command prints, in $answer. Nothing printed is an answer; a question that could not be asked is none.
ask() { answer=$("$@") || fail "the cluster does not answer" "got: no answer to: $*"; }

# All that is to outlive this script stands in the cluster: what was begun and done, and when, in seconds. It is read once, and kept:
# whatever becomes of the API server, this script knows since when nodes have no CNI.
journal_version=
journal_keys=
journal() {
  local variable=journal_of_$1
  printf '%s' "${"$"}{!variable:-}"
}
is_noted() {
  local variable=journal_of_$1
  [ -n "${"$"}{!variable:-}" ]
}
read_journal() {
  local text key value
  text=$(kubectl --namespace=kube-system get configmap calico-kit-hand-over --ignore-not-found \
    -o 'go-template={{.metadata.resourceVersion}}{{"\n"}}{{range $key, $value := .data}}{{$key}}={{$value}}{{"\n"}}{{end}}') || unreachable
  journal_version=${"$"}{text%%$'\n'*}
  while IFS='=' read -r key value; do
    # Keys of ours, and no others.
    [[ $key =~ ^[a-z_]+$ ]] && [ -n "$value" ] || continue
    printf -v "journal_of_$key" '%s' "$value"
    journal_keys="$journal_keys $key"
  done <<< "${"$"}{text#"$journal_version"}"
}
# Keys and values, two by two, at once. Whoever else wrote meanwhile is another hand-over.sh: it goes on, and this one ends.
note() {
  local data= pairs=("$@") version
  while [ $# -gt 0 ]; do
    data="$data${"$"}{data:+,}\"$1\":\"$2\""
    shift 2
  done
  version=$(kubectl --namespace=kube-system patch configmap calico-kit-hand-over --type=merge -o 'jsonpath={.metadata.resourceVersion}' \
    --patch "{\"metadata\":{\"resourceVersion\":\"$journal_version\"},\"data\":{$data}}") ||
    fail "ConfigMap kube-system/calico-kit-hand-over cannot be written" \
      "either the API server does not answer, or another hand-over.sh is at work on this cluster: then leave it to that one"
  journal_version=$version
  set -- "${"$"}{pairs[@]}"
  while [ $# -gt 0 ]; do
    printf -v "journal_of_$1" '%s' "$2"
    journal_keys="$journal_keys $1"
    shift 2
  done
}
begin_journal() {
  read_journal
  if [ -z "$journal_version" ]; then
    kubectl --namespace=kube-system create configmap calico-kit-hand-over > /dev/null
    read_journal
  fi
  # From here on an older one cannot write.
  note runner "${"$"}{HOSTNAME:-here}-$$-$(now)"
}
now() { date +%s; }

# Seconds for which nodes have had no CNI; nothing where they have one.
without_cni() {
  ! is_noted window_opened || echo "$(($(now) - $(journal window_opened)))"
}
open_window() { is_noted window_opened || note window_opened "$(now)"; }
close_window() { note network_since "$(date -u +%Y-%m-%dT%H:%M:%SZ)" window_opened ""; }
say_ways() {
  echo "  to go on: hand-over.sh run" >&2
  echo "  to take it back: hand-over.sh rollback" >&2
}
say_window() {
  local seconds
  seconds=$(without_cni)
  [ -n "$seconds" ] || return 0
  if [ "$seconds" -gt ${windowSeconds} ]; then
    echo "hand-over.sh: OVER THE BUDGET: nodes may have been without a CNI for $seconds s, and ${windowSeconds} s are allowed" >&2
    echo "  Cluster API is paused and replaces no machine, but Kubernetes evicts pods from nodes that are not Ready." >&2
  else
    echo "hand-over.sh: nodes may have been without a CNI for $seconds s, of at most ${windowSeconds} s" >&2
  fi
  say_ways
}
unreachable() {
  echo "hand-over.sh: the API server does not answer: nobody can say whether nodes have a CNI" >&2
  say_ways
  exit 1
}

# Asks again and again, for so many seconds of this step; says once where the window is over meanwhile.
until_within() {
  local limit=$1 what=$2 begun said= seconds
  shift 2
  begun=$(now)
  echo "  waiting for $what, at most $limit s"
  until "$@" > /dev/null 2>&1; do
    [ "$(($(now) - begun))" -lt "$limit" ] || fail "$what: not there after $limit s"
    seconds=$(without_cni)
    if [ -z "$said" ] && [ -n "$seconds" ] && [ "$seconds" -gt ${windowSeconds} ]; then
      say_window
      said=yes
    fi
    sleep 2
  done
}`;

/**
 * What was noted, held against what is there. Steps may have been taken back by hand (RUNBOOK.md says how), or by EKS Anywhere, which
 * installs its Cilium again (kubernetes pkg/networking/cilium/reconciler); and Pulumi makes the Installation without a word here.
 */
export const compareFunctions = String.raw`# What is true of the cluster, whatever was noted.
look() {
  ask kubectl --namespace=kube-system get daemonset/cilium --ignore-not-found -o name
  has_cilium=$answer
  ask kubectl get crd installations.operator.tigera.io --ignore-not-found -o name
  has_installation=
  if [ -n "$answer" ]; then
    ask kubectl get installations.operator.tigera.io default --ignore-not-found -o name
    has_installation=$answer
  fi
  differs=
  if [ -n "$has_cilium" ]; then
    ! is_noted done_remove_cilium || differs=cilium-is-back
  elif [ -z "$has_installation" ] && { is_noted done_installation || is_noted done_network_back; }; then
    differs=calico-is-gone
  fi
}
has_working_cilium() {
  [ -n "$has_cilium" ] &&
    kubectl --namespace=kube-system rollout status daemonset/cilium --timeout=5s > /dev/null 2>&1
}
say_differs() {
  case $differs in
    cilium-is-back)
      echo "hand-over.sh: Cilium is there again, though it was taken away: by hand, or by EKS Anywhere, where the Cluster lacks skipUpgrade or the marker" >&2
      echo "  hand-over.sh run does every step again, from the first; with Cilium to stay, hand-over.sh rollback tidies up" >&2
      ;;
    calico-is-gone)
      echo "hand-over.sh: the Installation is gone, and no Cilium is there: nodes have no CNI for new pods" >&2
      say_ways
      ;;
  esac
}
# Takes down what is found, so that the steps that are no longer true are done again.
compare() {
  local key forgotten=() opened=
  look
  say_differs
  # A component makes it without a word here, and it must be taken back all the same.
  [ -z "$has_installation" ] || is_noted begun_installation || forgotten+=(begun_installation "$(now)")
  case $differs in
    cilium-is-back)
      for key in $journal_keys; do
        case $key in done_*) ! is_noted "$key" || forgotten+=("$key" "") ;; esac
      done
      [ -n "$has_installation" ] || forgotten+=(installations "$(($(journal installations) + 1))")
      ;;
    calico-is-gone)
      for key in done_installation done_network_back done_restart_pods done_resources done_check; do
        ! is_noted "$key" || forgotten+=("$key" "")
      done
      forgotten+=(installations "$(($(journal installations) + 1))")
      is_noted window_opened || opened=$(now)
      ;;
  esac
  [ -z "$differs" ] || forgotten+=(round "$(($(journal round) + 1))")
  # It was put back after the window had been opened: nodes have a CNI.
  if is_noted window_opened && [ -z "$has_installation" ] && has_working_cilium; then
    forgotten+=(window_opened "")
  elif [ -n "$opened" ]; then
    forgotten+=(window_opened "$opened")
  fi
  if [ "$differs" != cilium-is-back ] && is_noted done_pause && ! is_noted done_resume && ! is_paused; then
    echo "hand-over.sh: Cluster API is not paused any more; it is paused again" >&2
    forgotten+=(done_pause "")
  fi
  [ "${"$"}{#forgotten[@]}" = 0 ] || note "${"$"}{forgotten[@]}"
}
# How often the steps, and the Installation, had to be begun anew; nothing is written. Pulumi asks it, and does them again where it differs.
round() {
  read_journal
  look
  local rounds installations
  rounds=$(journal round)
  installations=$(journal installations)
  if [ -n "$differs" ]; then
    rounds=$((rounds + 1))
    [ -n "$has_installation" ] || installations=$((installations + 1))
  fi
  echo "${"$"}{rounds:-0} ${"$"}{installations:-0}"
}`;
