/**
 * Asks calico-node of some nodes for its BGP sessions by objects of Calico's own (CalicoNodeStatus), which calico-node fills
 * in: nobody needs a shell in its pod for that. They are taken away again, however the script ends.
 */
export const sessions = String.raw`# Whether the sessions of some nodes are up: GROUP VERSION, and lines of node or its label, peer's address, peer's
# name, rack. Where the mesh is off already there is nothing to lose by going on: then only with --ask-sessions.
sessions_up() {
  local statuses=caliconodestatuses.$1 version=$1/$2 wanted deadline missing left="the mesh was left on"
  [ "$mode" = apply ] || return 0
  if [ "$(kubectl get "bgpconfigurations.$1" default --ignore-not-found \
    -o 'jsonpath={.spec.nodeToNodeMeshEnabled}')" = false ]; then
    [ -n "$ask_sessions" ] || return 0
    left="the mesh is off already, and these nodes have no other routes"
  fi
  if [ -n "$without_sessions" ]; then
    echo "the mesh goes whatever sessions are Established: --without-sessions" >&2
    return 0
  fi
  wanted=$(with_names <<< "$3")
  echo "waiting for BGP sessions, at most $sessions_within s"
  trap 'forget_statuses "$statuses"; rm -rf "$scratch"' EXIT
  # What an earlier run left says what was then.
  forget_statuses "$statuses"
  cut -d ' ' -f 1 <<< "$wanted" | uniq | ask_nodes "$version" | kubectl create -f - > /dev/null
  deadline=$((SECONDS + sessions_within))
  until missing=$(missing_sessions "$statuses" "$wanted") && [ -z "$missing" ]; do
    if [ "$SECONDS" -ge "$deadline" ]; then
      head -n 20 <<< "$missing" >&2
      stop "BGP sessions not Established after $sessions_within s: $(grep -c . <<< "$missing"), see above; $left
  look: kubectl exec --namespace=POD-NAMESPACE CALICO-NODE-POD -- birdcl show protocols all, and at the switch
  then: apply.sh again; --sessions-within SECONDS waits longer, --without-sessions goes on without them"
    fi
    sleep 2
  done
  forget_statuses "$statuses"
  trap 'rm -rf "$scratch"' EXIT
}

# The lines with the name of a node in place of a label: of nodes that nobody could name before, the first that has it.
with_names() {
  local node rest names label="" name=""
  while read -r node rest; do
    case $node in
      *=*)
        if [ "$node" != "$label" ]; then
          names=$(kubectl get nodes --selector="$node" -o 'jsonpath={.items[*].metadata.name}')
          [ -n "$names" ] || stop "no node has the label $node: who made the machines has not written it"
          label=$node name=${"$"}{names%% *}
        fi
        node=$name
        ;;
    esac
    printf '%s %s\n' "$node" "$rest"
  done
}

forget_statuses() {
  kubectl delete "$1" --selector=calico-kit/asks=sessions --ignore-not-found > /dev/null
}

# Objects that ask each node on the input for its sessions.
ask_nodes() {
  local node number=0
  while read -r node; do
    number=$((number + 1))
    printf '{"apiVersion":"%s","kind":"CalicoNodeStatus","metadata":{"name":"calico-kit-sessions-%s","labels":{"calico-kit/asks":"sessions"}},"spec":{"node":"%s","classes":["BGP"],"updatePeriodSeconds":2}}\n' \
      "$1" "$number" "$node"
  done
}

# A line for each session that is wanted and that its node does not call Established, with what the node says of it.
missing_sessions() {
  local said node address name rack states state
  local -A of=()
  said=$(kubectl get "$1" --selector=calico-kit/asks=sessions \
    -o 'jsonpath={range .items[*]}{.spec.node}{range .status.bgp.peersV4[*]} {.peerIP}={.state}{end}{range .status.bgp.peersV6[*]} {.peerIP}={.state}{end}{"\n"}{end}')
  while read -r node states; do
    [ -z "$node" ] || of[$node]=" $states "
  done <<< "$said"
  while read -r node address name rack; do
    states=${"$"}{of[$node]:-}
    case $states in
      *" $address=Established "*) continue ;;
      *" $address="*)
        state=${"$"}{states#*" $address="}
        state="is ${"$"}{state%% *}"
        ;;
      "" | "  ") state="is not told of: calico-node does not run there, or has said nothing yet" ;;
      *) state="is not there: no BGPPeer selects the node, or it was not read yet" ;;
    esac
    echo "$node, rack $rack: the session with $name, $address, $state"
  done <<< "$2"
}`;
