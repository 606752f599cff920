import { commandLine, comment, func, linesOf, type ShellFunction, type Step, word } from "../../../model";
import { applyCommand, down, hasGroup, kopsSteps, replacesNodes, updateSteps } from "../steps";
import type { KopsCluster, ResolvedKops } from "../types";
import { instanceGroups, leftovers, objects, prune } from "./objects";
import { annotate, canSpare, reflectors } from "./reflectors";
import { allow, findGroup, securityGroup } from "./security-group";
import { terraform } from "./terraform";
import { whichCluster } from "./which-cluster";

/**
 * The script that drives kOps; the order is that of the cluster's steps. It may be run again and again: every step sets
 * what is to be. A security group of the kit's own carries none of kOps' tags, as more than one tagged group on an instance
 * stops AWS' load balancers, and gets one just before `delete`, so that kOps takes it away with its own.
 */
export function kopsScript(cluster: ResolvedKops): string {
  const { platform } = cluster;
  const steps = kopsSteps(cluster);
  const functions = [
    ...findGroup(platform),
    ...(hasGroup(platform) ? [securityGroup(platform), allow] : []),
    instanceGroups(platform),
    objects,
    up(steps),
    finish(platform, steps),
    ...reflectors(cluster),
    update(cluster),
    leftovers(cluster),
    ...canSpare(cluster),
    prune,
    annotate(cluster),
    terraform(hasGroup(platform)),
    {
      name: "down",
      body: [
        "hand_over",
        ...down(platform)
          .flatMap(linesOf)
          .filter((line) => line !== "hand_over"),
      ],
    },
  ];
  const run = ['make_sure "${1:-up}"', '"${@:-up}"'].join("\n");
  return `${[header(platform), whichCluster(platform), ...functions.map(func), run].join("\n\n")}\n`;
}

function header(platform: KopsCluster): string {
  const { clusterName, region, release } = platform;
  const more = hasGroup(platform) ? ", aws, envsubst" : "";
  return [
    "#!/usr/bin/env bash",
    comment(`kOps ${release}, cluster ${clusterName}. Needs kops${more} and kubectl, and a way to the API.`),
    ...usage.map((line) => `#   ${line}`),
    "set -euo pipefail",
    known,
    "from=$PWD",
    'cd "$(dirname "$0")"',
    ...stateStoreOf(platform),
    // A region of the user's shell would have the security group looked for where the cluster is not; version 1 of `aws`
    // knows the other variable only.
    `export AWS_REGION=${word(region)}`,
    "export AWS_DEFAULT_REGION=$AWS_REGION",
    `export KOPS_CLUSTER_NAME=${word(clusterName)}`,
  ].join("\n");
}

/** A store of the user's shell that is not the intent's has other clusters in it, or one of the same name. */
function stateStoreOf({ stateStore }: KopsCluster): readonly string[] {
  if (stateStore === undefined) return ["export KOPS_STATE_STORE"];
  return [
    `store=${word(stateStore)}`,
    '[ "${KOPS_STATE_STORE:-$store}" = "$store" ] || {',
    '  echo "commands.sh: KOPS_STATE_STORE names another store than the intent; nothing was changed" >&2',
    `  printf '  %s\\n' "got: $KOPS_STATE_STORE" "wanted: $store" "fix: unset KOPS_STATE_STORE, or platform.stateStore" >&2`,
    "  exit 2",
    "}",
    "export KOPS_STATE_STORE=$store",
  ];
}

function up(steps: readonly Step[]): ShellFunction {
  return { name: "up", body: [...steps.filter(({ phase }) => phase === "control-plane").flatMap(linesOf), "finish"] };
}

/** All that follows once machines are on their way. */
function finish({ networking }: KopsCluster, steps: readonly Step[]): ShellFunction {
  const of = (phase: Step["phase"]): readonly string[] => steps.filter((step) => step.phase === phase).flatMap(linesOf);
  const apply = commandLine(applyCommand());
  return {
    name: "finish",
    body: [
      ...of("access"),
      ...(networking === "calico"
        ? [...of("nodes"), apply]
        : [
            "# Nodes become Ready only with Calico, which the kit brings; kops validates the cluster after it.",
            apply,
            ...of("nodes"),
          ]),
      "narrow",
    ],
  };
}

function update(cluster: ResolvedKops): ShellFunction {
  const reflects = cluster.platform.routeReflectors.length > 0;
  const line = (step: Step): readonly string[] =>
    reflects && replacesNodes(step) ? linesOf(step).map((command) => `annotating ${command}`) : linesOf(step);
  return {
    name: "update",
    about: ["After a change: the objects, the nodes one after the other, Calico."],
    body: [
      "local group groups",
      ...updateSteps(cluster).flatMap(line),
      "narrow",
      "groups=$(leftovers)",
      "for group in $groups; do",
      '  echo "instance group $group is not in the intent; $0 prune drains and deletes it" >&2',
      "done",
    ],
  };
}

const usage = [
  "up         make the cluster and wait until it is valid",
  "update     after a change of the intent, and of what synth writes from it",
  "prune      delete what is not in the intent any more: instance groups, drained before, and Calico's objects",
  "annotate   mark the BGP route reflectors again, when one was replaced",
  "terraform  write the whole for Terraform, into the folder that is named next, instead of making it",
  "finish     the rest of up, after terraform apply",
  "down       delete the cluster",
] as const;

const actions = usage.map((line) => line.split(" ")[0] ?? "");

/** Before anything is asked for or changed, so that a mistyped action says so first. */
const known = [
  'case "${1:-up}" in',
  `  ${actions.join(" | ")}) ;;`,
  `  *) echo "usage: $0 [${actions.join("|")}]" >&2; exit 2 ;;`,
  "esac",
].join("\n");
