# A cluster as far as hand-over.sh looks at it, for bash to read first (BASH_ENV): kubectl, date and sleep are functions, so that time is
# what this file says. What is true of the nodes is kept apart from what the script believes. No program is started: there are many runs.
#   FAKE         folder of the state
#   KILL_AT      the number of the call of kubectl at which the script is killed (0: never)
#   CALICO_TAKES seconds from the Installation to a ready calico-node
#   CILIUM_TAKES seconds from the DaemonSet's return to ready agents
#   CLEAN_TAKES  seconds for the clean-up of the nodes

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
put() { printf '%s' "${2-}" > "$FAKE/$1"; }
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
  if is_over cilium "$CILIUM_TAKES" || is_over installation "$CALICO_TAKES"; then
    ! has lost || command rm -f "$FAKE/lost"
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

kubectl() {
  # The first of a pipeline is the one that counts: the others run at the same time.
  case "$*" in
    *--dry-run=client* | *"-f -"*) ;;
    *)
      load calls
      put calls "$((REPLY + 1))"
      [ "$((REPLY + 1))" != "$KILL_AT" ] || kill -9 $$
      pass 1
      ;;
  esac
  case "$*" in
    *"get configmap calico-kit-hand-over"*"-o name"*) ! has journal || echo configmap/calico-kit-hand-over ;;
    *"create configmap calico-kit-hand-over"*) put journal ;;
    *"get configmap calico-kit-hand-over"*)
      local last=${*: -1}
      local key=${last##*.data.}
      show "journal.${key%\}}"
      ;;
    *"patch configmap calico-kit-hand-over"*)
      local last=${*: -1}
      local pair=${last#*data\":\{\"}
      local value=${pair#*\":\"}
      put "journal.${pair%%\"*}" "${value%\"\}\}}"
      ;;
    *"get namespace kube-system"*) show in-service ;;
    *"get pods --all-namespaces"*"creationTimestamp"*) show pods ;;
    *"get pods --all-namespaces"*)
      echo kube-system
      show foreign
      ;;
    *"get crd"*"-o name"*) ! has definitions || echo customresourcedefinition.apiextensions.k8s.io/ciliumnodes.cilium.io ;;
    *"skipUpgrade"*) echo true ;;
    *"annotate"*"eksa-cilium="*) put marker ;;
    *"annotate"*"paused=true"*) put paused true ;;
    *"annotate"*"paused-"*) command rm -f "$FAKE/paused" ;;
    *"get clusters.cluster.x-k8s.io"*) show paused ;;
    *"get nodes -o name"*) printf 'node/a\nnode/b\n' ;;
    *"get pods --selector=calico-kit/pulls"*) printf 'a RunContainerError\nb CrashLoopBackOff\n' ;;
    *"get daemonset/cilium --ignore-not-found -o name"*) ! has cilium || echo daemonset.apps/cilium ;;
    *"get daemonset/cilium --ignore-not-found"*"image}"*) ! has cilium || echo quay.io/eks/cilium:v1 ;;
    *"get configmap calico-kit-cilium"*"-o name"*) ! has backup || echo configmap/calico-kit-cilium ;;
    *"get configmap calico-kit-cilium"*) echo "kind: FromBackup" ;;
    *"get --ignore-not-found -o yaml"*) ! has cilium || echo "kind: ToBackup" ;;
    *"create configmap calico-kit-cilium"*) command cat ;;
    *"get daemonset/calico-kit-cilium-clean-up"*)
      if is_over clean "$CLEAN_TAKES"; then echo "2 2"; else echo "2 0"; fi
      ;;
    *"apply --server-side"*)
      local object
      object=$(command cat)
      case $object in
        *FromBackup*)
          load clock
          has cilium || put cilium "$REPLY"
          ;;
        *ToBackup*) put backup ;;
        *cilium-clean-up*)
          load clock
          put clean "$REPLY"
          ;;
      esac
      truth
      ;;
    *"delete"*" daemonset/cilium "*)
      command rm -f "$FAKE/cilium"
      truth
      ;;
    *"rollout status daemonset/calico-node"*) is_over installation "$CALICO_TAKES" ;;
    *"rollout status daemonset/cilium"*) is_over cilium "$CILIUM_TAKES" ;;
    *"wait --for=condition=Ready nodes"*) ! has lost ;;
    *"delete installations"*)
      command rm -f "$FAKE/installation"
      truth
      ;;
    "delete pod "*) printf '%s\n' "$*" >> "$FAKE/restarted" ;;
    *"delete"*"cilium.io"*) command rm -f "$FAKE/definitions" ;;
    *"config current-context"*) echo fake ;;
  esac
}
# apply.sh beside the script.
apply_sh() {
  case "$*" in
    *--before-installation*) put operator ;;
    *--before-nodes*)
      load clock
      has installation || put installation "$REPLY"
      ;;
  esac
  truth
}
