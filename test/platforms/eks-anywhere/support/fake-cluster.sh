# A cluster as far as hand-over.sh looks at it, for bash to read first (BASH_ENV): kubectl, date and sleep are functions, so that time is
# what this file says. What is true of the nodes is kept apart from what the script believes.
#   FAKE         folder of the state
#   KILL_AT      the number of the call of kubectl at which the script is killed (0: never)
#   CALICO_TAKES seconds from the Installation to a ready calico-node
#   CILIUM_TAKES seconds from the DaemonSet's return to ready agents
#   CLEAN_TAKES  seconds for the clean-up of the nodes

at() { cat "$FAKE/$1" 2> /dev/null || true; }
has() { [ -e "$FAKE/$1" ]; }
clock() { at clock; }
put() { printf '%s' "${2-}" > "$FAKE/$1"; }

# Whether nodes have a CNI now, and since when they have none.
truth() {
  local now with=
  now=$(clock)
  ! has cilium || [ "$now" -lt "$(($(at cilium) + CILIUM_TAKES))" ] || with=yes
  ! has installation || [ "$now" -lt "$(($(at installation) + CALICO_TAKES))" ] || with=yes
  if [ -n "$with" ]; then rm -f "$FAKE/lost"; elif ! has lost; then put lost "$now"; fi
}
pass() {
  put clock "$(($(clock) + $1))"
  truth
}
date() {
  case "$*" in
    +%s) clock ;;
    *) printf 'T%010d\n' "$(clock)" ;;
  esac
}
sleep() { pass "$1"; }

kubectl() {
  local calls
  calls=$(($(at calls) + 1))
  put calls "$calls"
  pass 1
  [ "$calls" != "$KILL_AT" ] || kill -9 $$
  case "$*" in
    *"get configmap calico-kit-hand-over"*"-o name"*) ! has journal || echo configmap/calico-kit-hand-over ;;
    *"create configmap calico-kit-hand-over"*) put journal ;;
    *"get configmap calico-kit-hand-over"*)
      local key=${*##*.data.}
      at "journal.${key%\}}"
      ;;
    *"patch configmap calico-kit-hand-over"*)
      local pair=${*##*\{\"data\":\{\"}
      put "journal.${pair%%\"*}" "$(sed 's/^[^"]*":"//; s/"}}$//' <<< "$pair")"
      ;;
    *"get namespace kube-system"*) at in-service ;;
    *"get pods --all-namespaces"*"creationTimestamp"*) at pods ;;
    *"get pods --all-namespaces"*) printf 'kube-system\n%s' "$(at foreign)" ;;
    *"get crd"*"-o name"*) ! has definitions || echo customresourcedefinition.apiextensions.k8s.io/ciliumnodes.cilium.io ;;
    *"skipUpgrade"*) echo true ;;
    *"annotate"*"eksa-cilium="*) put marker ;;
    *"annotate"*"paused=true"*) put paused true ;;
    *"annotate"*"paused-"*) rm -f "$FAKE/paused" ;;
    *"get clusters.cluster.x-k8s.io"*) at paused ;;
    *"get nodes -o name"*) printf 'node/a\nnode/b\n' ;;
    *"get pods --selector=calico-kit/pulls"*) printf 'a RunContainerError\nb CrashLoopBackOff\n' ;;
    *"get daemonset/cilium --ignore-not-found -o name"*) ! has cilium || echo daemonset.apps/cilium ;;
    *"get daemonset/cilium"*"image}"*) ! has cilium || echo quay.io/eks/cilium:v1 ;;
    *"get configmap calico-kit-cilium"*"-o name"*) ! has backup || echo configmap/calico-kit-cilium ;;
    *"get configmap calico-kit-cilium"*) at backup ;;
    *"get --ignore-not-found -o yaml"*) ! has cilium || echo "kind: CiliumBackup" ;;
    *"create configmap calico-kit-cilium"*) cat ;;
    *"apply"*)
      local object
      object=$(cat)
      case $object in
        *CiliumBackup*) if [[ "$*" == *"field-manager"* ]] && ! has cilium && has backup; then put cilium "$(clock)"; else put backup "$object"; fi ;;
        *cilium-clean-up*) put clean "$(clock)" ;;
      esac
      truth
      ;;
    *"delete"*"deployment/cilium-operator"*) ;;
    *"delete"*"daemonset/cilium "*)
      rm -f "$FAKE/cilium"
      truth
      ;;
    *"calico-kit-cilium-clean-up"*"get"* | *"get daemonset/calico-kit-cilium-clean-up"*)
      if has clean && [ "$(clock)" -ge "$(($(at clean) + CLEAN_TAKES))" ]; then echo "2 2"; else echo "2 0"; fi
      ;;
    *"rollout status daemonset/calico-node"*) has installation && [ "$(clock)" -ge "$(($(at installation) + CALICO_TAKES))" ] ;;
    *"rollout status daemonset/cilium"*) has cilium && [ "$(clock)" -ge "$(($(at cilium) + CILIUM_TAKES))" ] ;;
    *"wait --for=condition=Ready nodes"*) ! has lost ;;
    *"delete installations"*)
      rm -f "$FAKE/installation"
      truth
      ;;
    *"delete pod "*) printf '%s\n' "$*" >> "$FAKE/restarted" ;;
    *"delete"*"cilium.io"*) rm -f "$FAKE/definitions" ;;
    *"config current-context"*) echo fake ;;
  esac
}
# apply.sh beside the script.
apply_sh() {
  case "$*" in *--before-installation*) put operator ;; *--before-nodes*) has installation || put installation "$(clock)" ;; esac
  truth
}
