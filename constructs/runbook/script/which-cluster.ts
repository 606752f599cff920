import { type ClusterIdentity, lateValue, type NamePattern, word } from "../../model";

/**
 * Finds the context and makes sure that it is this cluster: by the mark in the cluster, the ConfigMap
 * kube-system/calico-kit; on a first run by what the kubeconfig says; else by the user, who names the context.
 *
 * @param takesHost whether the user is asked for the API's host anyway
 */
export function whichCluster(identity: ClusterIdentity, platform: string, takesHost: boolean): string {
  const { name, place } = identity;
  return String.raw`# Whatever the current context becomes meanwhile, all goes to this one.
contexts() { command kubectl config get-contexts -o name | tr '\n' ' '; }
context=$named
if [ -z "$context" ]; then
  context=$(command kubectl config current-context 2> /dev/null) ||
    refuse "the kubeconfig has no current context" "contexts: $(contexts)" "fix: apply.sh --context NAME"
fi
command kubectl config get-contexts -- "$context" > /dev/null 2>&1 ||
  refuse "the kubeconfig has no context $context" "contexts: $(contexts)" "fix: apply.sh --context NAME"
kubectl() { command kubectl --context="$context" "$@"; }
view() { kubectl config view --minify -o "jsonpath=$1"; }
server=$(view '{.clusters[0].cluster.server}')
entry=$(view '{.contexts[0].context.cluster}')

# Whether the kubeconfig itself says that it is this cluster.
recognised() {
${[...evidence(identity, takesHost), "return 1"].map((line) => `  ${line}`).join("\n")}
}

# The mark that the first run leaves in the cluster.
mark() {
  kubectl get configmap calico-kit --namespace=kube-system --ignore-not-found -o "jsonpath=$1"
}
cluster=${word(name)}
platform=${word(platform)}
place=${word(place ?? "")}
this="$cluster $platform $place"
marked=$(mark '{.data.cluster} {.data.platform} {.data.place}') ||
  refuse "context $context, $server, did not answer; see above"
if [ -z "$marked" ]; then
  [ -n "$named" ] || recognised ||
    refuse "nothing says that the current context is the cluster $cluster" \
      "got: context $context, cluster $entry, $server, not marked by the kit" \
      ${word(`wanted: ${wanted(identity, takesHost)}`)} \
      "fix, where it is the right one: apply.sh --context $context" \
      "contexts: $(contexts)"
elif [ "$marked" != "$this" ] && [ "$take_over" != "${"$"}{marked%% *}" ]; then
  refuse "context $context, $server, is another cluster" \
    "got: $marked, by ConfigMap calico-kit in namespace kube-system" \
    "wanted: $this" \
    "fix: apply.sh --context NAME; or, where that cluster is to be this one from now on, --take-over ${"$"}{marked%% *}" \
    "contexts: $(contexts)"
fi

# kubectl itself says it where it and the server are too far apart.
minor=$(kubectl version -o json | sed -n '/clientVersion/,/}/s/.*"minor": *"\([0-9]*\).*/\1/p')
[ "${"$"}{minor:-99}" -ge 31 ] ||
  refuse "kubectl is too old" "got: 1.$minor" "wanted: 1.31 or later, which can wait for an object to appear"`;
}

/** Lines that return 0 where the kubeconfig's entry is the cluster's. */
function evidence({ entries, servers, credentials = [] }: ClusterIdentity, takesHost: boolean): readonly string[] {
  const host = `"https://$${lateValue("apiServer.host").variable}"`;
  const addresses = [
    ...(takesHost ? [host, `${host}:*`, `${host}/*`] : []),
    ...servers.flatMap(addressesOf).flatMap((address) => [word(address), `${word(`${address}/`)}*`]),
  ];
  return [
    ...(entries.length === 0
      ? []
      : [
          "local name",
          'for name in "$context" "$entry"; do',
          "  case $name in",
          `    ${entries.map(pattern).join(" | ")}) return 0 ;;`,
          "  esac",
          "done",
        ]),
    ...(addresses.length === 0 ? [] : ["case $server in", `  ${addresses.join(" | ")}) return 0 ;;`, "esac"]),
    ...(credentials.length === 0
      ? []
      : [
          "local all",
          `all=" $(view '{.users[0].user.exec.args[*]}') "`,
          `${credentials.map((pair) => `[[ $all == *${word(` ${pair.join(" ")} `)}* ]]`).join(" && ")} && return 0`,
        ]),
  ];
}

/** 443 is what https means without a port. */
function addressesOf(server: string): readonly string[] {
  const address = `https://${server}`;
  return address.endsWith(":443") ? [address, address.slice(0, -":443".length)] : [address];
}

function pattern(name: NamePattern): string {
  return typeof name === "string" ? word(name) : `${word(name[0])}*${word(name[1])}`;
}

/** What the kubeconfig would have to say, for people. */
function wanted({ entries, servers, credentials = [] }: ClusterIdentity, takesHost: boolean): string {
  const names = entries.map((entry) => (typeof entry === "string" ? entry : entry.join("*")));
  const ways = [
    ...(names.length === 0 ? [] : [`a context or cluster called ${names.join(" or ")}`]),
    ...(credentials.length === 0 ? [] : [`credentials by ${credentials.flat().join(" ")}`]),
    ...[...servers, ...(takesHost ? [`$${lateValue("apiServer.host").variable}`] : [])].map(
      (server) => `the server https://${server}`,
    ),
  ];
  return ways.length === 0 ? "a context that you name" : ways.join(", or ");
}
