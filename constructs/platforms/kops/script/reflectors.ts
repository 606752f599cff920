import { commandLine, type ShellFunction, word } from "../../../model";
import { annotationOf, clusterIdAnnotation, instanceGroupLabel } from "../kubectl";
import { bgpConfigurationOf } from "../steps";
import type { ResolvedKops } from "../types";

/**
 * Functions for bash and `sh`, with `kubectl` for this cluster, that keep routes while nodes come and go. Without the mesh
 * nodes have routes by their reflectors only, and a node that was made anew is none before it is annotated again.
 */
export function reflectors(cluster: ResolvedKops): readonly ShellFunction[] {
  const { routeReflectors } = cluster.platform;
  const groups = routeReflectors.map(annotationOf);
  const configuration = bgpConfigurationOf(cluster);
  const mesh: ShellFunction = {
    name: "mesh",
    about: ["Whether nodes peer with each other: `false`, or anything else."],
    body: [`kubectl get ${configuration} default --ignore-not-found -o 'jsonpath={.spec.nodeToNodeMeshEnabled}'`],
  };
  const keepRoutes: ShellFunction = {
    name: "keep_routes",
    about: ["The mesh, where it is to be on: before a route reflector goes."],
    body: [
      "is_on=$(mesh) || return 1",
      '[ "$is_on" != false ] ||',
      `  kubectl patch ${configuration} default --type=merge --field-manager=calico-kit \\`,
      `    -p '{"spec":{"nodeToNodeMeshEnabled":true}}'`,
    ],
  };
  const reflect: ShellFunction = {
    name: "reflect",
    about: [
      "Makes the nodes reflectors that are to be. Not beside a mesh, which they would leave at once: there apply.sh does it,",
      "behind the peers.",
    ],
    body: [
      "is_on=$(mesh) || return 1",
      '[ "$is_on" = false ] || return 0',
      ...groups.map(({ selector, annotation }) =>
        commandLine(["kubectl", "annotate", "nodes", "--overwrite", "-l", selector, annotation]),
      ),
    ],
  };
  const annotating: ShellFunction = {
    name: "annotating",
    about: [
      "Runs a command that makes nodes anew, and makes reflectors of those that are to be as soon as they are there.",
    ],
    body: [
      "shell=$$",
      "(",
      '  while kill -0 "$shell" 2> /dev/null; do',
      "    reflect || true",
      "    sleep 10",
      "  done",
      // Nobody waits for the end of what it holds open.
      ") < /dev/null > /dev/null 2>&1 &",
      "loop=$!",
      "status=0",
      '"$@" || status=$?',
      'kill "$loop"',
      'wait "$loop" 2> /dev/null || true',
      "reflect",
      'return "$status"',
    ],
  };
  return [mesh, keepRoutes, ...(groups.length === 0 ? [] : [reflect, annotating])];
}

/** For people, when a reflector was replaced by somebody else than `update`, e.g. by its autoscaling group. */
export function annotate({ platform: { routeReflectors } }: ResolvedKops): ShellFunction {
  if (routeReflectors.length === 0) return { name: "annotate", body: ['echo "the intent has no route reflectors"'] };
  return {
    name: "annotate",
    body: [
      commandLine(exported),
      "local selector",
      '[ "$(mesh)" = false ] || echo "nodes peer with each other: ../apply.sh makes reflectors, behind the peers" >&2',
      "reflect",
      `for selector in ${routeReflectors.map((group) => word(annotationOf(group).selector)).join(" ")}; do`,
      '  [ -n "$(kubectl get nodes -l "$selector" -o name)" ] || echo "no node has $selector yet" >&2',
      "done",
    ],
  };
}

const exported = ["kops", "export", "kubeconfig", "--admin"] as const;

/**
 * Refuses to take the last route reflectors away: as long as the mesh is off, others must reflect, with a session that is
 * up, before the ones of the named groups go.
 */
export function canSpare(cluster: ResolvedKops): readonly ShellFunction[] {
  const { calico } = cluster;
  const namespace = calico.installer.kind === "platform" ? "kube-system" : "calico-system";
  const columns = ["{.metadata.name}", `{.metadata.labels.${path(instanceGroupLabel)}}`];
  const isBird = calico.dataplane.kind !== "vpp";
  const spare: ShellFunction = {
    name: "can_spare",
    about: ["Whether the groups, which are named, can go: without the mesh other nodes must reflect routes."],
    body: [
      "local nodes gone others is_on",
      "is_on=$(mesh)",
      '[ "$is_on" = false ] || return 0',
      `nodes=$(kubectl get nodes -o ${word(
        `jsonpath={range .items[*]}${columns.join(" ")} {.metadata.annotations.${path(clusterIdAnnotation)}}{"\\n"}{end}`,
      )})`,
      'gone=$(awk -v groups=" $* " \'NF == 3 && index(groups, " " $2 " ") { print $1 }\' <<< "$nodes")',
      '[ -n "$gone" ] || return 0',
      'others=$(awk -v groups=" $* " \'NF == 3 && !index(groups, " " $2 " ") { print $1 }\' <<< "$nodes")',
      '[ -n "$others" ] || refuse "these are the only route reflectors, and there is no mesh" $gone "fix: $0 update first"',
      ...(isBird
        ? [
            "local node deadline=$((SECONDS + 120))",
            "while :; do",
            '  for node in $others; do ! established "$node" || return 0; done',
            '  [ "$SECONDS" -lt "$deadline" ] || refuse "no other route reflector has a session that is up" $others',
            "  sleep 5",
            "done",
          ]
        : []),
    ],
  };
  const established: ShellFunction = {
    name: "established",
    about: ["Whether a node's BIRD has a session that is up."],
    body: [
      "local pod sessions",
      `pod=$(kubectl get pods --namespace=${namespace} -l k8s-app=calico-node --field-selector="spec.nodeName=$1" -o name)`,
      `sessions=$(kubectl exec --namespace=${namespace} "$pod" -c calico-node -- birdcl show protocols 2> /dev/null) &&`,
      "  [[ $sessions == *Established* ]]",
    ],
  };
  return isBird ? [spare, established] : [spare];
}

/** A key as JSONPath of kubectl wants it. */
function path(key: string): string {
  return key.replaceAll(".", "\\.");
}
