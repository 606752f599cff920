import { quoted, word } from "../../../model";
import { allCilium } from "./plan";
import { imagePlace } from "./pods";
import { windowSeconds } from "./window";

/** Namespaces whose pods are the cluster's own. */
const systemNamespaces =
  "kube-system|kube-public|kube-node-lease|default|eksa-.*|capi-.*|capv-.*|cert-manager|etcdadm-.*|flux-system|tigera-.*|calico-.*";

/** What the steps are made of; the journal, the clock and the window. */
export const functions = String.raw`# All that is to outlive this script stands in the cluster: what was begun and done, and when, in seconds.
journal() {
  kubectl --namespace=kube-system get configmap calico-kit-hand-over --ignore-not-found -o "jsonpath={.data.$1}"
}
note() {
  kubectl --namespace=kube-system patch configmap calico-kit-hand-over --type=merge \
    --patch "{\"data\":{\"$1\":\"$2\"}}" > /dev/null
}
begin_journal() {
  local there
  there=$(kubectl --namespace=kube-system get configmap calico-kit-hand-over --ignore-not-found -o name)
  [ -n "$there" ] || kubectl --namespace=kube-system create configmap calico-kit-hand-over > /dev/null
}
now() { date +%s; }

# Seconds for which nodes have had no CNI; nothing where they have one.
without_cni() {
  local opened
  opened=$(journal window_opened)
  [ -z "$opened" ] || echo "$(($(now) - opened))"
}
open_window() {
  [ -n "$(journal window_opened)" ] || note window_opened "$(now)"
}
close_window() {
  note network_since "$(date -u +%Y-%m-%dT%H:%M:%SZ)"
  note window_opened ""
}
say_window() {
  local seconds
  seconds=$(without_cni) || return 0
  [ -n "$seconds" ] || return 0
  if [ "$seconds" -gt ${windowSeconds} ]; then
    echo "hand-over.sh: OVER THE BUDGET: nodes may have been without a CNI for $seconds s, and ${windowSeconds} s are allowed" >&2
    echo "  Cluster API is paused and replaces no machine, but Kubernetes evicts pods from nodes that are not Ready." >&2
  else
    echo "hand-over.sh: nodes may have been without a CNI for $seconds s, of at most ${windowSeconds} s" >&2
  fi
  echo "  to go on: hand-over.sh run" >&2
  echo "  to take it back: hand-over.sh rollback" >&2
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
}

# Says it by refuse, or, where something was changed before, by fail.
not_in_service() {
  local say=$1 mark others policies kind
  mark=$(kubectl get namespace kube-system -o 'jsonpath={.metadata.annotations.calico-kit/in-service}')
  [ "$mark" != true ] || "$say" "the cluster is marked as in service" \
    "got: namespace kube-system, annotation calico-kit/in-service=true" \
    "fix: make a second cluster, hand that over, and move the workloads"
  others=$(kubectl get pods --all-namespaces -o 'jsonpath={range .items[*]}{.metadata.namespace}{"\n"}{end}' |
    sort -u | grep -vxE ${quoted(systemNamespaces)} || true)
  [ -z "$others" ] || [ "${"$"}{DISPLACE_PODS:-}" = yes ] || "$say" "pods run here that are none of the cluster's own" \
    "got: namespaces $(tr '\n' ' ' <<< "$others")" \
    "fix: take them away; or, where they may lose their network, DISPLACE_PODS=yes"
  for kind in ciliumnetworkpolicies ciliumclusterwidenetworkpolicies; do
    [ -n "$(kubectl get crd "$kind.cilium.io" --ignore-not-found -o name)" ] || continue
    policies=$(kubectl get "$kind.cilium.io" --all-namespaces -o name)
    [ -z "$policies" ] || "$say" "policies of Cilium's would be lost" "got: $(tr '\n' ' ' <<< "$policies")" \
      "fix: write them as Calico's policies, and delete them"
  done
}

# Pulled is what a node can start, or fails to start: its program is not in it.
images_pulled() {
  local nodes pods pending
  nodes=$(kubectl get nodes -o name | grep -c .)
  pods=$(kubectl --namespace=kube-system get pods --selector=calico-kit/pulls=images -o \
    'jsonpath={range .items[*]}{.metadata.name}{range .status.containerStatuses[*]} {.state.waiting.reason}{.lastState.terminated.reason}{.state.terminated.reason}{end}{"\n"}{end}')
  [ "$(grep -c . <<< "$pods")" -ge "$nodes" ] || return 1
  pending=$(grep -vE '^[^ ]+( (CreateContainerError|RunContainerError|CrashLoopBackOff|StartError|ContainerCannotRun|Error)+)+$' <<< "$pods" || true)
  [ -z "$pending" ]
}

save_cilium() {
  local there
  there=$(kubectl --namespace=kube-system get daemonset/cilium --ignore-not-found -o name)
  if [ -z "$there" ]; then
    [ -n "$(kubectl --namespace=kube-system get configmap calico-kit-cilium --ignore-not-found -o name)" ] ||
      fail "there is no Cilium, and no backup of it" "fix: look what network the cluster has"
    return 0
  fi
  # Without what belongs to the objects of now.
  kubectl --namespace=kube-system get --ignore-not-found -o yaml ${allCilium.map(word).join(" ")} |
    sed -E '/^ {4}(uid|resourceVersion|creationTimestamp|generation):/d' |
    kubectl --namespace=kube-system create configmap calico-kit-cilium --from-file=objects.yaml=/dev/stdin \
      --dry-run=client -o yaml |
    kubectl apply --server-side --force-conflicts --field-manager=calico-kit -f - > /dev/null
}
remember_image() {
  local image
  image=$(kubectl --namespace=kube-system get daemonset/cilium --ignore-not-found \
    -o 'jsonpath={.spec.template.spec.containers[0].image}')
  [ -z "$image" ] || note cilium_image "$image"
}
restore_cilium() {
  kubectl --namespace=kube-system get configmap calico-kit-cilium -o 'jsonpath={.data.objects\.yaml}' |
    kubectl apply --server-side --force-conflicts --field-manager=calico-kit -f - > /dev/null
}

# An object on the input, with the image of Cilium that the nodes have.
with_image() {
  local image object
  image=$(journal cilium_image)
  [ -n "$image" ] || fail "nothing says which image of Cilium the nodes have" "fix: hand-over.sh rollback, then run"
  object=$(cat)
  printf '%s\n' "${"$"}{object//${imagePlace}/$image}"
}
clean_up_done() {
  local wanted ready
  read -r wanted ready <<< "$(kubectl --namespace=kube-system get daemonset/calico-kit-cilium-clean-up \
    -o 'jsonpath={.status.desiredNumberScheduled} {.status.numberReady}')"
  [ "${"$"}{wanted:-0}" -gt 0 ] && [ "$wanted" = "$ready" ]
}
# Cilium's operator is gone, and nobody else takes these away.
untaint() {
  local node taints annotations key
  while read -r node taints; do
    case " $taints " in
      *" node.cilium.io/agent-not-ready "*) kubectl taint nodes "$node" node.cilium.io/agent-not-ready- > /dev/null ;;
    esac
  done <<< "$(kubectl get nodes -o 'jsonpath={range .items[*]}{.metadata.name}{range .spec.taints[*]} {.key}{end}{"\n"}{end}')"
}

restart_pods() {
  local since namespace name host created
  since=$(journal network_since)
  [ -n "$since" ] || fail "nothing says since when nodes have Calico" "fix: hand-over.sh run"
  while IFS='|' read -r namespace name host created; do
    [ -n "$name" ] && [ "$host" != true ] && [[ "$created" < "$since" ]] || continue
    case $namespace in tigera-* | calico-*) continue ;; esac
    kubectl delete pod --namespace="$namespace" "$name" --ignore-not-found --wait=false
  done <<< "$(kubectl get pods --all-namespaces -o \
    'jsonpath={range .items[*]}{.metadata.namespace}|{.metadata.name}|{.spec.hostNetwork}|{.metadata.creationTimestamp}{"\n"}{end}')"
}

remove_definitions() {
  local name
  while read -r name; do
    case $name in *.cilium.io) kubectl delete --ignore-not-found --wait=false "$name" ;; esac
  done <<< "$(kubectl get crd -o name)"
}

# Calico's own objects, where this script stands beside them; a component makes them by itself.
apply_calico() {
  [ -x "$here/../apply.sh" ] || fail "there is no apply.sh beside this script's folder"
  "$here/../apply.sh" --context "$(kubectl config current-context)" "$@"
}`;
