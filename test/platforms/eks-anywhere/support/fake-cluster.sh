# A cluster as far as hand-over.sh looks at it, for bash to read first (BASH_ENV): kubectl, date and sleep are functions, so that time is
# what this file says. What is true of the nodes is kept apart from what the script believes. No program is started: there are many runs.
#   FAKE         folder of the state
#   KILL_AT      the number of the call of kubectl or apply.sh at which the script is killed (0: never)
#   KILL_HOW     before: nothing of the call is done; half: the first of what it is about; after: all of it
#   AWAY_FROM, AWAY_TO  calls that the API server does not answer (0: it always does)
#   OTHER_AT     the call before which another hand-over.sh writes to the journal (0: never)
#   SNAPSHOTS    folder that gets a copy of the state before each call that finds another, by the number of the call (empty: none)
#   CALICO_TAKES seconds from the Installation to a ready calico-node
#   CILIUM_TAKES seconds from the DaemonSet's return to ready agents
#   CLEAN_TAKES  seconds for the clean-up of the nodes
# Files of the truth: clock, in-service, foreign, pods; of Cilium cilium (its DaemonSet, since when), rest (all else of it), definitions;
# installation (since when), operator, backup, marker, paused, clean, lost (since when nodes have no CNI); restarted, taken (when Cilium
# was taken away, and whether the cluster was in service).

# What a file holds, in REPLY.
load() {
  REPLY=
  [ ! -e "$FAKE/$1" ] || IFS= read -r -d '' REPLY < "$FAKE/$1" || true
}
show() {
  load "$1"
  printf '%s' "$REPLY"
}
has() { [ -e "$FAKE/$1" ]; }
put() {
  case $1 in clock | calls) ;; *) : > "$FAKE/changed" ;; esac
  printf '%s' "${2-}" > "$FAKE/$1"
}
drop() {
  has "$1" || return 0
  : > "$FAKE/changed"
  command rm -f "$FAKE/$1"
}
# Whether so many seconds are over since what a file says.
is_over() {
  local now
  load clock
  now=$REPLY
  has "$1" || return 1
  load "$1"
  [ "$now" -ge "$((REPLY + $2))" ]
}

# Whether nodes have a CNI now, and since when they have none.
truth() {
  if { has rest && is_over cilium "$CILIUM_TAKES"; } || is_over installation "$CALICO_TAKES"; then
    drop lost
  elif ! has lost; then
    load clock
    put lost "$REPLY"
  fi
}
pass() {
  load clock
  put clock "$((REPLY + $1))"
  truth
}
date() {
  load clock
  case "$*" in
    +%s) printf '%s\n' "$REPLY" ;;
    *) printf 'T%010d\n' "$REPLY" ;;
  esac
}
sleep() { pass "$1"; }

# Counts a call; ends the script, or says that nobody answers. `half` says how much of the call is done.
call() {
  load calls
  local number=$((REPLY + 1))
  put calls "$number"
  if [ -n "$SNAPSHOTS" ] && has changed; then
    command rm "$FAKE/changed"
    command cp -r "$FAKE" "$SNAPSHOTS/$number"
  fi
  pass 1
  if [ "$number" = "$OTHER_AT" ]; then
    load journal
    put journal "$((REPLY + 1))"
  fi
  half=
  if [ "$number" = "$KILL_AT" ]; then
    [ "$KILL_HOW" != before ] || die
    half=$KILL_HOW
  fi
  if [ "$AWAY_FROM" != 0 ] && [ "$number" -ge "$AWAY_FROM" ] && [ "$number" -le "$AWAY_TO" ]; then
    echo "The connection to the server 192.0.2.1:6443 was refused" >&2
    return 1
  fi
}
ends_here() { [ -z "$half" ] || die; }
# The script, and what it has started.
die() { kill -9 ${parent:-} $$ $BASHPID; }

kubectl() {
  local half=
  # The first of a pipeline is the one that counts: the others run at the same time.
  case "$*" in
    *--dry-run=client*) ;;
    *"config current-context"*) ;;
    *) call || return 1 ;;
  esac
  answered "$@" || return
  ends_here
}

answered() {
  local object
  case "$*" in
    *"get configmap calico-kit-hand-over"*)
      has journal || return 0
      load journal
      printf '%s\n' "$REPLY"
      local file
      for file in "$FAKE"/journal.*; do
        [ -e "$file" ] || continue
        load "${file##*/}"
        printf '%s=%s\n' "${file##*/journal.}" "$REPLY"
      done
      ;;
    *"create configmap calico-kit-hand-over"*) put journal 1 ;;
    *"patch configmap calico-kit-hand-over"*)
      local patch=${*: -1} pair version
      version=${patch#*\"resourceVersion\":\"}
      load journal
      if [ "${version%%\"*}" != "$REPLY" ]; then
        echo "Error from server (Conflict): the object has been modified" >&2
        return 1
      fi
      put journal "$((REPLY + 1))"
      patch=${patch#*\"data\":\{}
      patch=${patch%\}\}}
      while [ -n "$patch" ]; do
        pair=${patch%%\",\"*}
        if [ "$pair" = "$patch" ]; then
          pair=${pair%\"}
          patch=
        else
          patch=\"${patch#*\",\"}
        fi
        pair=${pair#\"}
        put "journal.${pair%%\":\"*}" "${pair#*\":\"}"
      done
      load journal
      printf '%s' "$REPLY"
      ;;
    *"get namespace kube-system"*) show in-service ;;
    *"get pods --all-namespaces"*"creationTimestamp"*) show pods ;;
    *"get pods --all-namespaces"*)
      echo kube-system
      show foreign
      ;;
    *"get crd installations"*) ! has operator || echo customresourcedefinition.apiextensions.k8s.io/installations.operator.tigera.io ;;
    *"get installations"*) ! has installation || echo installation.operator.tigera.io/default ;;
    *"get crd"*"-o name"*) ! has definitions || echo customresourcedefinition.apiextensions.k8s.io/ciliumnodes.cilium.io ;;
    *"skipUpgrade"*) echo true ;;
    *"annotate"*"eksa-cilium="*) put marker ;;
    *"annotate"*"paused=true"*) put paused true ;;
    *"annotate"*"paused-"*) drop paused ;;
    *"get clusters.cluster.x-k8s.io"*) show paused ;;
    *"get nodes -o name"*) printf 'node/a\nnode/b\n' ;;
    *"get pods --selector=calico-kit/pulls"*) printf 'a RunContainerError\nb CrashLoopBackOff\n' ;;
    *"get daemonset/cilium --ignore-not-found -o name"*) ! has cilium || echo daemonset.apps/cilium ;;
    *"get daemonset/cilium --ignore-not-found"*"image}"*) ! has cilium || echo quay.io/eks/cilium:v1 ;;
    *"get configmap calico-kit-cilium"*"-o name"*) ! has backup || echo configmap/calico-kit-cilium ;;
    *"get configmap calico-kit-cilium"*) ! has backup || show backup ;;
    # All of it or not: a backup of half of it is none.
    *"get --ignore-not-found -o yaml"*)
      if has rest; then echo "kind: Backup, whole"; else echo "kind: Backup, half"; fi
      ;;
    *"create configmap calico-kit-cilium"*) printf 'kind: ToBackup\n%s\n' "$(command cat)" ;;
    *"get daemonset/calico-kit-cilium-clean-up"*)
      if is_over clean "$CLEAN_TAKES"; then echo "2 2"; else echo "2 0"; fi
      ;;
    *"apply --server-side"*)
      object=$(command cat)
      case $object in
        *ToBackup*) put backup "${object#*$'\n'}" ;;
        *Backup*)
          load clock
          has cilium || put cilium "$REPLY"
          case $object in *whole*) [ "$half" = half ] || has rest || put rest ;; esac
          ;;
        *cilium-clean-up*)
          load clock
          put clean "$REPLY"
          ;;
      esac
      truth
      ;;
    *"delete"*" daemonset/cilium "*)
      load clock
      ! has cilium || printf '%s %s\n' "$REPLY" "$(show in-service)" >> "$FAKE/taken"
      drop cilium
      truth
      ;;
    *"delete"*" configmap/cilium-config "* | *"delete"*" clusterrole.rbac.authorization.k8s.io/cilium "*)
      drop rest
      truth
      ;;
    *"rollout status daemonset/calico-node"*) is_over installation "$CALICO_TAKES" ;;
    *"rollout status daemonset/cilium"*) has rest && is_over cilium "$CILIUM_TAKES" ;;
    *"wait --for=condition=Ready nodes"*) ! has lost ;;
    *"delete installations"*)
      drop installation
      truth
      ;;
    "delete pod "*) printf '%s\n' "$*" >> "$FAKE/restarted" ;;
    *"delete"*"cilium.io"*) drop definitions ;;
    *"config current-context"*) echo fake ;;
  esac
}
# apply.sh beside the script.
apply_sh() {
  local half= parent=$PPID
  call || return 1
  case "$*" in
    *--before-installation*) put operator ;;
    *--before-nodes*)
      load clock
      has installation || put installation "$REPLY"
      ;;
  esac
  truth
  ends_here
}
