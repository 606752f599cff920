import { type KubernetesObject, type Manifest, word } from "../../model";

/** What is done with the steps, which stand in the function `steps`, in each mode. */
export function main(manifests: readonly Manifest[]): string {
  const objects = manifests.flatMap((manifest) => manifest.objects).map(line);
  return String.raw`# All objects that the intent has, in the order of their application: kind, name, namespace.
objects=${word(objects.join("\n"))}
# What an earlier run applied, and is not among them.
held=$(mark '{.data.objects}')
left=$(printf '%s\n' "$held" | grep -vxF -- "$objects" || true)

# Marks the cluster, with the objects that are, or may be, in it: also those of a run that does not come to its end.
write_mark() {
  kubectl create configmap calico-kit --namespace=kube-system --dry-run=client -o yaml \
    --from-literal=cluster="$cluster" --from-literal=platform="$platform" --from-literal=place="$place" \
    --from-literal=objects="$1" | kubectl apply "${"$"}{ours[@]}" > /dev/null
}

# Takes the last one first away; gives back the fields of what Calico itself makes; leaves what takes others with it.
prune() {
  local kind name namespace kept=
  while read -r kind name namespace <&3; do
    case $kind in
      Namespace | CustomResourceDefinition.* | Installation.* | IPPool.* | IPAM*.*)
        echo "$kind $name stays, as what depends on it would go, too: delete it yourself once nothing does" >&2
        kept="$kind $name$(printf '\n%s' "$kept")"
        ;;
      KubeControllersConfiguration.*)
        echo "$kind $name stays as it is, as it must not be empty: change it yourself" >&2
        kept="$kind $name$(printf '\n%s' "$kept")"
        ;;
      BGPConfiguration.* | FelixConfiguration.* | Node) give_back "$kind" "$name" ;;
      *) kubectl delete --ignore-not-found "$kind" "$name" ${"$"}{namespace:+"--namespace=$namespace"} ;;
    esac
  done 3< <(printf '%s\n' "$left" | sed '1!G;h;$!d')
  write_mark "$objects$(printf '\n%s' "$kept")"
}

# Without the fields that were the intent's, Calico's own defaults hold again.
give_back() {
  local version
  version=$(kubectl get "$1" "$2" --ignore-not-found -o 'jsonpath={.apiVersion}')
  [ -z "$version" ] || printf '{"apiVersion":"%s","kind":"%s","metadata":{"name":"%s"},"spec":{}}' \
    "$version" "${"$"}{1%%.*}" "$2" | kubectl apply "${"$"}{ours[@]}"
}

if [ "$mode" = show ]; then
  steps
  if [ -e "$scratch/refused" ]; then
    cat "$scratch/refused" >&2
    refuse "the cluster would refuse it"
  fi
  [ -z "$left" ] || sed 's/^/not in the intent any more, deleted by --prune only: /' <<< "$left"
  [ ! -e "$scratch/changes" ] || exit 1
  exit 0
fi

if [ -n "$marked" ]; then
  mode=try
  steps
  mode=apply
  if [ -e "$scratch/refused" ]; then
    cat "$scratch/refused" >&2
    refuse "the cluster would refuse it"
  fi
fi
write_mark "$objects$(printf '\n%s' "$left")"
steps
if [ -n "$left" ] && [ -z "$before_nodes" ]; then
  if [ -n "$prune" ]; then
    prune
  else
    sed 's/^/apply.sh: not in the intent any more, and deleted by --prune only: /' <<< "$left" >&2
  fi
fi`;
}

/** An object as kubectl takes it: `Kind.group name namespace`. */
function line({ apiVersion, kind, metadata: { name, namespace } }: KubernetesObject): string {
  const group = apiVersion.includes("/") ? `.${apiVersion.slice(0, apiVersion.indexOf("/"))}` : "";
  return [`${kind}${group}`, name, ...(namespace === undefined ? [] : [namespace])].join(" ");
}
