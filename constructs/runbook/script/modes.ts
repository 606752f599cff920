/** What the steps are made of, in each of the script's modes, and where what they leave for each other is kept. */
export const modes = String.raw`scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# The intent owns what it names, also where the operator wrote a field first.
ours=(--server-side --force-conflicts --field-manager=calico-kit -f -)

# Objects on the input, from the file of that name.
apply() {
  case $mode in
    apply) kubectl apply "${"$"}{ours[@]}" ;;
    try) try "$1" ;;
    show) show "$1" ;;
  esac
}

# As apply, for definitions: what follows new ones cannot be tried before they are there.
define() {
  if [ "$mode" = try ]; then
    kubectl diff "${"$"}{ours[@]}" > /dev/null 2>&1 || : > "$scratch/untried"
  else
    apply "$1"
  fi
}

# What the server would refuse. What only a step before it makes is no refusal.
try() {
  if [ -e "$scratch/untried" ]; then
    cat > /dev/null
  elif ! kubectl apply --dry-run=server "${"$"}{ours[@]}" > /dev/null 2> "$scratch/said"; then
    if grep -v 'dry run' "$scratch/said" | grep -Eq '(is|are) invalid|is forbidden|denied the request|\((Invalid|Forbidden|BadRequest)\)|not declared in schema'; then
      sed "s|^|$1: |" "$scratch/said" >> "$scratch/refused"
    fi
  fi
}

# What would change, as kubectl diff has it.
show() {
  local status=0
  kubectl diff "${"$"}{ours[@]}" 2> "$scratch/said" || status=$?
  if [ "$status" = 0 ]; then
    cat "$scratch/said" >&2
  elif [ "$status" = 1 ]; then
    cat "$scratch/said" >&2
    : > "$scratch/changes"
  elif grep -Eq 'no matches for kind|namespaces "[^"]*" not found' "$scratch/said"; then
    echo "$1: not all of it can be compared, as a kind or a namespace in it is not there yet"
    : > "$scratch/changes"
  else
    sed "s|^|$1: |" "$scratch/said" >> "$scratch/refused"
  fi
}`;

/** Downloads a file of the release; all of them come before the first change. */
export const fetch = String.raw`# A file of the release, refused unless its checksum is the pinned one.
fetch() {
  local name=$1 url=$2 wanted=$3 got
  curl --fail --silent --show-error --location --output "$scratch/$name" "$url" ||
    refuse "$url cannot be downloaded, see above"
  got=$(sha256sum < "$scratch/$name")
  got=${"$"}{got%% *}
  [ "$got" = "$wanted" ] ||
    refuse "$url is not the file that belongs to the release" "got: sha256 $got" "wanted: sha256 $wanted"
}`;

/** Makes nodes what only an annotation says. */
export const annotate = String.raw`# Annotates all nodes of a selector, once there is one: without any, kubectl would say that all is well.
annotate_nodes() {
  local found key=${"$"}{2%%=*} deadline=$((SECONDS + 900))
  if [ "$mode" = show ]; then
    found=$(kubectl get nodes -l "$1" -o "jsonpath={range .items[*]}{.metadata.name} $key={.metadata.annotations.${"$"}{key//./\.}}{'\n'}{end}" |
      grep -vF " $2" || true)
    [ -z "$found" ] || : > "$scratch/changes"
    [ -z "$found" ] || sed "s|$| becomes $2|" <<< "$found"
  fi
  [ "$mode" = apply ] || return 0
  until found=$(kubectl get nodes -l "$1" -o name) && [ -n "$found" ]; do
    [ "$SECONDS" -lt "$deadline" ] || stop "there is no node with $1; what comes after it was left as it is"
    sleep 5
  done
  kubectl annotate nodes --overwrite -l "$1" "$2"
}`;

/** Parts of nodes are applied only to nodes that are there. */
export const nodesThere = String.raw`# Whether each Node of a file is there: of one that is not, kubectl would make one without a machine.
nodes_there() {
  local wanted gone
  wanted=$(sed -n 's/^  name: "\{0,1\}\([^"]*\)"\{0,1\}$/\1/p' "$1" | sort)
  gone=$(kubectl get nodes -o 'jsonpath={range .items[*]}{.metadata.name}{"\n"}{end}' | sort | comm -13 - <(printf '%s\n' "$wanted"))
  [ -n "$gone" ] || return 0
  if [ "$mode" = apply ]; then
    stop "these nodes of the intent are not in the cluster: $(tr '\n' ' ' <<< "$gone")"
  fi
  sed "s|$|: $1 is about this node, which is not in the cluster|" <<< "$gone" >> "$scratch/refused"
}`;
