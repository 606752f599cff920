import { quoted, word } from "../../../model";
import { allCilium } from "./plan";
import { imagePlace } from "./pods";

/** Namespaces whose pods are the cluster's own. */
const systemNamespaces =
  "kube-system|kube-public|kube-node-lease|default|eksa-.*|capi-.*|capv-.*|cert-manager|etcdadm-.*|flux-system|tigera-.*|calico-.*";

/** What the steps are made of. */
export const functions = String.raw`# Says it by refuse, or, where something was changed before, by fail.
not_in_service() {
  local say=$1 others kind
  ask kubectl get namespace kube-system -o 'jsonpath={.metadata.annotations.calico-kit/in-service}'
  [ "$answer" != true ] || "$say" "the cluster is marked as in service" \
    "got: namespace kube-system, annotation calico-kit/in-service=true" \
    "fix: make a second cluster, hand that over, and move the workloads"
  ask kubectl get pods --all-namespaces -o 'jsonpath={range .items[*]}{.metadata.namespace}{"\n"}{end}'
  others=$(sort -u <<< "$answer" | grep -vxE ${quoted(systemNamespaces)} || true)
  [ -z "$others" ] || [ "${"$"}{DISPLACE_PODS:-}" = yes ] || "$say" "pods run here that are none of the cluster's own" \
    "got: namespaces $(tr '\n' ' ' <<< "$others")" \
    "fix: take them away; or, where they may lose their network, DISPLACE_PODS=yes"
  for kind in ciliumnetworkpolicies ciliumclusterwidenetworkpolicies; do
    ask kubectl get crd "$kind.cilium.io" --ignore-not-found -o name
    [ -n "$answer" ] || continue
    ask kubectl get "$kind.cilium.io" --all-namespaces -o name
    [ -z "$answer" ] || "$say" "policies of Cilium's would be lost" "got: $(tr '\n' ' ' <<< "$answer")" \
      "fix: write them as Calico's policies, and delete them"
  done
}

# Pulled is what a node can start, or fails to start: its program is not in it.
images_pulled() {
  local nodes pods pending
  nodes=$(kubectl get nodes -o name | grep -c .) || return 1
  pods=$(kubectl --namespace=kube-system get pods --selector=calico-kit/pulls=images -o \
    'jsonpath={range .items[*]}{.metadata.name}{range .status.containerStatuses[*]} {.state.waiting.reason}{.lastState.terminated.reason}{.state.terminated.reason}{end}{"\n"}{end}') || return 1
  [ "$(grep -c . <<< "$pods")" -ge "$nodes" ] || return 1
  pending=$(grep -vE '^[^ ]+( (CreateContainerError|RunContainerError|CrashLoopBackOff|StartError|ContainerCannotRun|Error)+)+$' <<< "$pods" || true)
  [ -z "$pending" ]
}

save_cilium() {
  ask kubectl --namespace=kube-system get daemonset/cilium --ignore-not-found -o name
  if [ -z "$answer" ]; then
    ask kubectl --namespace=kube-system get configmap calico-kit-cilium --ignore-not-found -o name
    [ -n "$answer" ] ||
      fail "there is no Cilium, and no backup of it" "fix: look what network the cluster has"
    return 0
  fi
  ask kubectl --namespace=kube-system get --ignore-not-found -o yaml ${allCilium.map(word).join(" ")}
  # Without what belongs to the objects of now.
  sed -E '/^ {4}(uid|resourceVersion|creationTimestamp|generation):/d' <<< "$answer" |
    kubectl --namespace=kube-system create configmap calico-kit-cilium --from-file=objects.yaml=/dev/stdin \
      --dry-run=client -o yaml |
    kubectl apply --server-side --force-conflicts --field-manager=calico-kit -f - > /dev/null
}
remember_image() {
  ask kubectl --namespace=kube-system get daemonset/cilium --ignore-not-found \
    -o 'jsonpath={.spec.template.spec.containers[0].image}'
  [ -z "$answer" ] || note cilium_image "$answer"
}
restore_cilium() {
  ask kubectl --namespace=kube-system get configmap calico-kit-cilium -o 'jsonpath={.data.objects\.yaml}'
  [ -n "$answer" ] || fail "the backup of Cilium holds nothing" "got: ConfigMap kube-system/calico-kit-cilium"
  printf '%s\n' "$answer" |
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
  local node taints
  ask kubectl get nodes -o 'jsonpath={range .items[*]}{.metadata.name}{range .spec.taints[*]} {.key}{end}{"\n"}{end}'
  while read -r node taints; do
    case " $taints " in
      *" node.cilium.io/agent-not-ready "*) kubectl taint nodes "$node" node.cilium.io/agent-not-ready- > /dev/null ;;
    esac
  done <<< "$answer"
}

restart_pods() {
  local since namespace name host created
  since=$(journal network_since)
  [ -n "$since" ] || fail "nothing says since when nodes have Calico" "fix: hand-over.sh run"
  ask kubectl get pods --all-namespaces -o \
    'jsonpath={range .items[*]}{.metadata.namespace}|{.metadata.name}|{.spec.hostNetwork}|{.metadata.creationTimestamp}{"\n"}{end}'
  while IFS='|' read -r namespace name host created; do
    [ -n "$name" ] && [ "$host" != true ] && [[ "$created" < "$since" ]] || continue
    case $namespace in tigera-* | calico-*) continue ;; esac
    kubectl delete pod --namespace="$namespace" "$name" --ignore-not-found --wait=false
  done <<< "$answer"
}

remove_definitions() {
  local name
  ask kubectl get crd -o name
  while read -r name; do
    case $name in *.cilium.io) kubectl delete --ignore-not-found --wait=false "$name" ;; esac
  done <<< "$answer"
}

# Calico's own objects, where this script stands beside them; a component makes them by itself.
apply_calico() {
  [ -x "$here/../apply.sh" ] || fail "there is no apply.sh beside this script's folder"
  "$here/../apply.sh" --context "$(kubectl config current-context)" "$@"
}`;
